"""`library.yaml`: what a package is called, where it comes from, and which languages it speaks."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from patterns.library import front_matter
from patterns.library.mapping import Mapping, text, texts, unknown_language
from patterns.library.package import text_of
from patterns.library.problems import Wrong
from patterns.models.library_page import Licence

FILE = "library.yaml"
NAME = re.compile(r"\A[a-z0-9]+(-[a-z0-9]+)*\Z")


@dataclass(frozen=True, slots=True)
class Library:
    """The head of a package."""

    name: str
    title: str
    licence: str
    source: str
    source_language: str
    languages: tuple[str, ...]  # those of the package that the site offers


def site_languages():
    return {code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES}


def read_library(package, files, problems):
    """The head of the package; None where it can't be read at all."""
    if FILE not in files:
        reason = _("There is no library.yaml. Write one: FORMAT.md says what stands in it.")
        problems.add(FILE, 0, "", reason)
        return None
    try:
        node = front_matter.read(text_of(package.read(FILE)))
    except Wrong as wrong:
        problems.take(FILE, wrong)
        return None
    mapping = Mapping(node, FILE, problems)
    library = Library(
        name=mapping.take("name", _name, "", required=True),
        title=mapping.take("title", text, "", required=True),
        licence=mapping.take("licence", _licence, "", required=True),
        source=mapping.take("source", text, "", required=True),
        source_language=mapping.take("source_language", text, "", required=True),
        languages=tuple(mapping.take("languages", texts, (), required=True)),
    )
    mapping.refuse_others()
    _check_language(library, mapping)
    return library


def _check_language(library, mapping):
    offered = site_languages() & set(library.languages)
    if library.source_language and library.source_language not in offered:
        reason = unknown_language(library.source_language, offered)
        line = mapping.line_of("source_language")
        mapping.problems.add(FILE, line, "source_language", reason)


def _name(node):
    name = text(node)
    if not NAME.match(name) or len(name) > 60:
        raise Wrong(_("Write small letters, digits and hyphens, 60 of them at the most."))
    return name


def _licence(node):
    licence = text(node)
    if licence not in Licence.values:
        raise Wrong(
            _("“%(licence)s” is no licence we know. Write one of %(names)s.")
            % {"licence": licence[:40], "names": ", ".join(Licence.values)}
        )
    return licence
