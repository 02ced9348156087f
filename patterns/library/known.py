"""What a work may refer to: what the package brings, and what the site has already.

The site is asked once, in a few queries, before any work is checked.
"""

import re
import uuid

from django.utils.translation import gettext as _
from wagtail.models import Page

from patterns import kinds
from patterns.library.markdown import web_address
from patterns.library.problems import Wrong
from patterns.models import Concept, Person, Work
from patterns.vocabulary import ACTIONS, ACTORS

UUID = re.compile(r"\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z", re.IGNORECASE)


class Site:
    """What is on the site: works by key and by slug, concepts, people."""

    def __init__(self):
        self.works = {str(work.pk): work for work in Work.objects.select_related("content_type")}
        self.codes = {
            f"{scheme}/{notation}"
            for scheme, notation in Concept.objects.values_list("scheme_id", "notation")
        }
        self.people = set(Person.objects.values_list("slug", flat=True))
        self.keys, self.kinds = {}, {}
        for kind in page_kinds():
            pages = kind.model.objects.filter(alias_of=None)
            for key, slug in pages.values_list("translation_key", "slug"):
                self.keys[kind.name, slug] = str(key)
                self.kinds[str(key)] = kind.name


class Known:
    """The package and the site together, as a work's references see them."""

    def __init__(self, site):
        self.site = site
        self.codes = set(site.codes)
        self.people = set(site.people)
        self.keys, self.kinds = dict(site.keys), dict(site.kinds)
        self.media = set()
        self._cells = None
        self._schemes = None

    def add_work(self, kind, slug, key):
        self.keys[kind, slug] = key
        self.kinds[key] = kind

    @property
    def cells(self):
        """Every cell of the grid."""
        if self._cells is None:
            axes = [
                [code.partition("/")[2] for code in self.codes if code.startswith(f"{scheme}/")]
                for scheme in (ACTORS, ACTIONS)
            ]
            self._cells = {f"{actor}-{action}" for actor in axes[0] for action in axes[1]}
        return self._cells

    @property
    def schemes(self):
        """The vocabularies that have a concept at all."""
        if self._schemes is None:
            self._schemes = {code.partition("/")[0] for code in self.codes}
        return self._schemes

    def need_vocabularies(self, schemes, line=0):
        """`Wrong` where one is missing as a whole: its concepts can't be misspelt then."""
        for scheme in schemes:
            if scheme not in self.schemes:
                raise Wrong(
                    _(
                        "Neither the package nor the site has the vocabulary “%(scheme)s”. Add "
                        "concepts/%(scheme)s.yaml to the package: section 7 of FORMAT.md says how."
                    )
                    % {"scheme": scheme[:60]},
                    line,
                )

    def concept(self, code, line=0):
        scheme, slash, _notation = code.partition("/")
        if slash:
            self.need_vocabularies([scheme], line)
        if code not in self.codes:
            raise Wrong(
                _("There is no concept “%(code)s”. Write one of the vocabulary, or add it there.")
                % {"code": code[:120]},
                line,
            )
        return code

    def work(self, wanted, reference):
        """The key of a work of one of these kinds, by slug or by key."""
        if UUID.match(reference):
            key = reference.lower()
            if self.kinds.get(key) in wanted:
                return key
        for kind in wanted:
            if (kind, reference) in self.keys:
                return self.keys[kind, reference]
        raise Wrong(
            _("There is no %(kind)s “%(reference)s”. Write the slug of one that is there.")
            % {"kind": ", ".join(wanted), "reference": reference[:120]}
        )

    def link(self, address):
        """The attributes of a link in rich text; links to works and terms are kept by key."""
        scheme, _colon, reference = address.partition(":")
        if scheme == "term":
            return {"linktype": "term", "code": self.concept(reference)}
        if scheme in {kind.name for kind in page_kinds()}:
            return {"linktype": "work", "key": self.work((scheme,), reference)}
        return web_address(address)


def page_kinds():
    """The kinds that are pages, in reading order."""
    return [kind for kind in kinds.every() if issubclass(kind.model, Page)]


def key_of(package, kind, slug):
    """The key a work has when it names none: made of the package's name, its kind and its slug."""
    return str(uuid.uuid5(WORKS, f"{package}/{kind}/{slug}"))


WORKS = uuid.UUID("0b0ce4a8-3c8c-5d0f-9d5e-6f1f6a1f2d6b")  # the name space of packages' works


def part_id(key, field, name):
    """The id of a block: the same in every language and every run."""
    return str(uuid.uuid5(uuid.UUID(key), f"{field}/{name}"))
