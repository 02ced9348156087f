"""The glossary as a reader of one language meets it: every term that somebody has defined.

A term is named and explained in the reader's language, else in the next of their chain; name and
definition may therefore be in two languages, and each says which.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.functional import cached_property

from patterns import kinds
from patterns.collation import initial, sort_key
from patterns.fallback import best_versions
from patterns.models.concepts import Concept, ConceptLabel, Scheme
from patterns.models.relations import Filing
from patterns.naming import name_of, sorting
from patterns.vocabulary import Wording, vocabulary


@dataclass(frozen=True, slots=True)
class Entry:
    """One term."""

    code: str
    name: Wording
    definition: Wording
    others: tuple[str, ...] = ()
    #: What its vocabulary is called, where another one has a term of this name.
    vocabulary: str = ""

    @property
    def anchor(self):
        return self.code.replace("/", "-", 1)

    @property
    def scheme(self):
        return self.code.partition("/")[0]

    @property
    def notation(self):
        return self.code.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where else a concept is defined."""

    address: str
    name: Wording
    is_similar: bool
    is_ours: bool


def is_address(target):
    """Whether a match is a web address; else it is the code of a concept of ours."""
    return "://" in target


def entries(language):
    """Every term in the reader's alphabetical order; three queries."""
    words = vocabulary(language)
    others, titles = other_names(language), _titles(language)
    codes = [code for code in words.definitions if code not in words.retired]
    bearers = Counter(words.label(code) for code in codes)
    found = [
        Entry(
            code, words.wording(code), words.definitions[code], tuple(others.get(code, ())),
            titles[code.partition("/")[0]] if bearers[words.label(code)] > 1 else "",
        )
        for code in codes
    ]  # fmt: skip
    return sorted(found, key=lambda entry: sort_key(language, entry.name.text, entry.name.language))


def _titles(language):
    """What each vocabulary is called; one query."""
    return {scheme.pk: scheme.title_in(language) for scheme in Scheme.objects.all()}


def by_letter(found, language):
    """The entries in groups by the letter they are looked up under."""
    groups = groupby(found, key=lambda e: initial(language, e.name.text, e.name.language))
    return [(letter, list(group)) for letter, group in groups]


def other_names(language):
    """Other names that are shown, in this language, by code; one query."""
    found = {}
    rows = ConceptLabel.objects.filter(kind=ConceptLabel.Kind.ALTERNATIVE, language=language)
    for scheme, notation, text in rows.values_list(
        "concept__scheme_id", "concept__notation", "text"
    ):
        found.setdefault(f"{scheme}/{notation}", []).append(text)
    return found


class ConceptReading:
    """One concept: its words in every language, its place, and what is filed under it."""

    def __init__(self, concept, language):
        self.concept, self.language, self.code = concept, language, concept.code
        self.words = vocabulary(language)
        self.name = self.words.wording(self.code)
        self.definition = self.words.definitions.get(self.code)
        self.entry = Entry(self.code, self.name, self.definition or Wording("", ""))

    @cached_property
    def scheme_title(self):
        """What its vocabulary is called; one query."""
        return Scheme.objects.get(pk=self.concept.scheme_id).title_in(self.language)

    @cached_property
    def names(self):
        """Its name in each other language that has one, and its other names; one query."""
        labels = self.concept.labels.exclude(kind__in=["hidden", "definition"])
        return [
            label for label in labels.order_by("language", "-kind", "pk")
            if (label.text, label.language) != (self.name.text, self.name.language)
        ]  # fmt: skip

    def broader(self):
        return self._wording(self.concept.broader) if self.concept.broader_id else None

    def narrower(self):
        return [self._wording(each) for each in self.concept.narrower.filter(retired=False)]

    def _wording(self, concept):
        code = concept.code
        return Entry(code, self.words.wording(code), Wording("", ""))

    def same_elsewhere(self):
        """Where the same or a similar thing is defined: here under another code, or at others'."""
        exact = [(target, False) for target in self.concept.exact_match]
        close = [(target, True) for target in self.concept.close_match]
        return [self._elsewhere(target, is_similar) for target, is_similar in exact + close]

    def _elsewhere(self, target, is_similar):
        if is_address(target):
            return Elsewhere(target, Wording(target, ""), is_similar, is_ours=False)
        place = reverse("library:concept", args=target.split("/", 1))
        return Elsewhere(place, self.words.wording(target), is_similar, is_ours=True)

    def works(self):
        """The best version of every work filed under it, by kind and name; five queries."""
        keys = Filing.objects.filter(concept=self.concept).values_list("work", flat=True).distinct()
        found = best_versions([str(key) for key in keys], self.language).values()
        place = {kind.model: at for at, kind in enumerate(kinds.every())}
        return sorted(
            found,
            key=lambda page: (place[page.specific_class], sorting(name_of(page), self.language)),
        )


def concept_at(scheme, notation):
    """The concept with this code, or None; one query."""
    return (
        Concept.objects.filter(scheme=scheme, notation=notation).select_related("broader").first()
    )
