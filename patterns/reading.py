"""A page as one reader meets it: in which language, with what around it, and how it went.

Gathers in few queries what a page's template shows beside the page's own fields; each part is
read once, and only if the template asks. Knows no HTML.
"""

from dataclasses import dataclass

from django.utils.functional import cached_property

from patterns.credits import credits_of
from patterns.fallback import address, tail
from patterns.foreign import mark
from patterns.languages_table import LANGUAGE_TABLE, chain, default_among
from patterns.languages_table import language as row_of
from patterns.mentions import terms_in, works_in
from patterns.models.evidence import evidence
from patterns.naming import name_of
from patterns.neighbours import (
    drafted_relations,
    met,
    other_end,
    readable,
    relations_of,
)
from patterns.roles import roles_of
from patterns.toolkit import Toolkit
from patterns.vocabulary import Wording, vocabulary


@dataclass(frozen=True, slots=True)
class Filed:
    """One concept that a page is filed under."""

    scheme: str
    notation: str
    name: Wording


@dataclass(frozen=True, slots=True)
class FiledRole:
    """The concepts of one role, with what readers call the role."""

    name: str
    label: str
    concepts: tuple[Filed, ...]


class Reading:
    """One page and one reader's language; a draft is shown with the relations it drafts."""

    def __init__(self, page, language, is_draft=False):
        self.page = page
        self.key = str(page.translation_key)
        self.language = language
        relations = drafted_relations(page) if is_draft else relations_of(self.key)
        self.mentioned = works_in(page)
        keys = {self.key, *self.mentioned, *(other_end(row, self.key) for row in relations)}
        #: Public versions of this work and of all it speaks of, by key, best first.
        self.versions = readable(keys, language)
        self.around = met(self.key, language, relations, self.versions)
        row = self._row()
        if row is None or row.source_locale != row.locale_id:
            mark(page)

    def _row(self):
        """This version as it was read anyway; its language is taken from there."""
        for row in self.versions.get(self.key, ()):
            if row.locale_id == self.page.locale_id:
                self.page.locale = row.locale
                return row
        return None

    @property
    def name(self):
        """What the work is called to this reader; a page that stands in may have it from a short
        form."""
        mine = self.versions.get(self.key)
        return name_of(mine[0] if mine else self.page)

    @property
    def is_fallback(self):
        """Whether the page stands in for a version the reader's language doesn't have."""
        return self.page.language != self.language

    @cached_property
    def tongues(self):
        """The languages this work can be read in, in the order of the site's table."""
        there = {row.locale.language_code for row in self.versions.get(self.key, ())}
        return [language for language in LANGUAGE_TABLE if language.code in there]

    @property
    def other_tongue(self):
        """The language of the version to lay beside this one: the reader's nearest, else any."""
        others = {row.code: None for row in self.tongues if row.code != self.page.language}
        return next((code for code in (*chain(self.language), *others) if code in others), "")

    @property
    def place(self):
        """Its address without the language."""
        return f"{tail(self.page.url_path)}/"

    @property
    def text_tongue(self):
        return row_of(self.page.language)

    def address_in(self, language):
        return address(self.page.url_path, language)

    @property
    def tongue_addresses(self):
        """Each language the work can be read in, with the address there."""
        return [{"row": row, "address": self.address_in(row.code)} for row in self.tongues]

    @property
    def default_address(self):
        """Where readers of a language the work doesn't have begin."""
        return self.address_in(default_among([row.code for row in self.tongues]))

    @property
    def true_address(self):
        """Where this version is at home."""
        return self.address_in(self.page.language)

    @cached_property
    def evidence(self):
        """How the work went where it was used; three queries."""
        return evidence([self.key])[self.key]

    @cached_property
    def words(self):
        """The vocabulary in the reader's language; one query."""
        return vocabulary(self.language)

    @cached_property
    def filed(self):
        """What the page is filed under, role by role; empty ones are left out. One query."""
        filing = self.page.filing
        return [
            FiledRole(name, str(role.label), tuple(map(self._filed, filing[name])))
            for name, role in roles_of(type(self.page)).items()
            if filing.get(name)
        ]

    def _filed(self, code):
        scheme, _slash, notation = code.partition("/")
        return Filed(scheme, notation, self.words.wording(code))

    @property
    def defined_terms(self):
        """(code, name, definition) of each of `terms`."""
        words = self.words
        return [(code, words.wording(code), words.definitions[code]) for code in self.terms]

    @cached_property
    def terms(self):
        """Codes of terms the text links to and doesn't explain itself; all have a definition."""
        explained = getattr(self.page, "terms", ())
        return [
            code for code in terms_in(self.page)
            if code in self.words.definitions and code not in explained
        ]  # fmt: skip

    @cached_property
    def authors(self):
        """Those who wrote it and agreed to be named, then those without an entry; one query."""
        named = [person.name for person in self.page.authors.all() if person.consent_to_list]
        return [*named, *filter(None, [self.page.author_names])]

    @cached_property
    def credits(self):
        """Who translated this version, the latest last; one query."""
        return credits_of(self.key, self.page.language)

    @cached_property
    def toolkit(self):
        """The way through the toolkit, seen from here; three queries."""
        return Toolkit(self.key, self.language)

    @cached_property
    def keywords(self):
        """Free keywords of the page, one query; its type may have none."""
        return list(self.page.keywords.all()) if hasattr(self.page, "keywords") else []
