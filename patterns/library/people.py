"""`people.yaml`: the people a package names."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from patterns.language_codes import CODE
from patterns.library import front_matter
from patterns.library.layout import PEOPLE
from patterns.library.mapping import Mapping, by_language, text, texts, truth
from patterns.library.package import text_of
from patterns.library.problems import Wrong
from patterns.models import Person
from patterns.personal import personal

ID = re.compile(r"\A[a-z0-9]+(-[a-z0-9]+)*\Z")


@dataclass(slots=True)
class PersonEntry:
    """One person as the file has them."""

    slug: str
    name: str
    roles: list
    languages: list
    places: list
    bio: dict
    consent_to_list: bool


def read_people(package, layout, languages, problems):
    """The people of a package, in the file's order."""
    if not layout.people:
        return []
    try:
        node = front_matter.read(text_of(package.read(PEOPLE)))
        nodes = node.nodes()
    except Wrong as wrong:
        problems.take(PEOPLE, wrong)
        return []
    seen = set()
    return [_person(inner, languages, seen, problems) for inner in nodes]


def _person(node, languages, seen, problems):
    mapping = Mapping(node, PEOPLE, problems)
    entry = PersonEntry(
        slug=mapping.take("id", lambda inner: _id(inner, seen), "", required=True),
        name=mapping.take("name", _name, "", required=True),
        roles=mapping.take("roles", _roles, []),
        languages=mapping.take("languages", _languages, []),
        places=mapping.take("places", texts, []),
        bio=mapping.take("bio", by_language(_public, languages), {}),
        consent_to_list=mapping.take("consent_to_list", truth, False),
    )
    mapping.refuse_others()
    return entry


def _id(node, seen):
    slug = text(node)
    if not ID.match(slug) or len(slug) > 50:
        raise Wrong(_("Write small letters, digits and hyphens, 50 of them at the most."))
    if slug in seen:
        raise Wrong(_("“%(id)s” stands here twice. Keep one.") % {"id": slug})
    seen.add(slug)
    return slug


def _name(node):
    name = text(node)
    if len(name) > 120:
        raise Wrong(_("The name has more than 120 characters. Shorten it."))
    return name


def _roles(node):
    roles = texts(node)
    for role in roles:
        if role not in Person.Role.values:
            raise Wrong(
                _("“%(role)s” is no role. Write one of %(roles)s.")
                % {"role": role[:40], "roles": ", ".join(Person.Role.values)}
            )
    return roles


def _languages(node):
    codes = texts(node)
    for code in codes:
        if not CODE.match(code):
            raise Wrong(_("“%(code)s” is no language code. Write es or pt-br.") % {"code": code})
    return codes


def _public(node):
    words = text(node)
    if found := personal(words):
        raise Wrong(
            _("Here stands a mail address or telephone number (%(found)s). Take it out.")
            % {"found": found}
        )
    return words
