"""What else the words of a search could be written as: other words for the same, in any language.

Read from what editors keep (`Meaning`) and from the names of concepts; held in memory until either
changes. Both engines get the same answer, with the query. Knows no engine and no reader.
"""

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from patterns.languages_table import LANGUAGE_CODES
from patterns.models import ConceptLabel
from patterns.vocabulary import version
from search.contract import Also, Query
from search.languages import Token, chain_for
from search.models import Term
from search.words import MOST_WORDS, wording

#: A concept's other names and its names in other languages, beside the very words asked for.
OF_A_CONCEPT = 0.6
#: So many other wordings of a search are looked for, the nearest first.
MOST = 40
_NAMES = (
    ConceptLabel.Kind.PREFERRED,
    ConceptLabel.Kind.ALTERNATIVE,
    ConceptLabel.Kind.HIDDEN,
)

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say something, and how near it comes to its meaning."""

    language: str
    text: str
    weight: float
    stems: Stems


@dataclass(slots=True)
class Thesaurus:
    """All meanings, to be looked up by how any of their wordings begins."""

    meanings: list[list[Wording]] = field(default_factory=list)
    #: By language and first stem: a wording, and the place of its meaning.
    beginnings: dict[tuple[str, str], list[tuple[Wording, int]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    languages: set[str] = field(default_factory=set)
    #: By language: the stems of all words that editors use, whatever they stand for.
    stems: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, wordings: Iterable[tuple[str, str, float]]) -> None:
        """Words of one meaning, as (language, text, weight)."""
        known = {
            (language, stems): Wording(language, text, weight, stems)
            for language, text, weight in wordings
            if (stems := telling_stems(text, language))
        }
        for one in known.values():
            self.stems[one.language].update(one.stems)
        if len(known) > 1:
            for one in known.values():
                place = (one.language, one.stems[0])
                self.beginnings[place].append((one, len(self.meanings)))
                self.languages.add(one.language)
            self.meanings.append([*known.values()])

    def also(self, text: str) -> tuple[Also, ...]:
        """Other wordings of parts of a text, the nearest first."""
        found: dict[tuple[str, str], Also] = {}
        for words, said, meaning in self._said(text):
            for other in self.meanings[meaning]:
                if (other.language, other.stems) != (said.language, said.stems):
                    weight = said.weight * other.weight
                    one = Also(words, other.language, other.text, weight)
                    kept = found.setdefault((other.language, other.text), one)
                    if weight > kept.weight:
                        found[other.language, other.text] = one
        return tuple(sorted(found.values(), key=lambda one: -one.weight)[:MOST])

    def known(self, text: str) -> frozenset[str]:
        """The words of a text that editors use in any language: no slips, whoever else has them."""
        return frozenset(
            token.word
            for language, stems in self.stems.items()
            for token in wording(text, chain_for(language))[:MOST_WORDS]
            if token.stem in stems
        )

    def _said(self, text: str) -> Iterator[tuple[Stems, Wording, int]]:
        """The wordings in a text, the longest at each place, with the words they are made of."""
        for language in sorted(self.languages):
            tokens = wording(text, chain_for(language))[:MOST_WORDS]
            at = 0
            while at < len(tokens):
                here = self._longest(language, tokens[at:])
                length = 1
                for said, meaning in here:
                    length = len(said.stems)
                    words = tuple(token.word for token in tokens[at : at + length])
                    yield words, said, meaning
                at += length

    def _longest(self, language: str, tokens: list[Token]) -> list[tuple[Wording, int]]:
        stems = tuple(token.stem for token in tokens)
        here = [
            pair
            for pair in self.beginnings.get((language, stems[0]), ())
            if stems[: len(pair[0].stems)] == pair[0].stems
        ]
        most = max((len(one.stems) for one, _ in here), default=0)
        return [pair for pair in here if len(pair[0].stems) == most]


def telling_stems(text: str, language: str) -> Stems:
    """The stems of a wording; none where all its words are too common to be searched for."""
    chain = chain_for(language)
    tokens = wording(text, chain)
    if all(chain.is_stop_word(token.word) for token in tokens):
        return ()
    return tuple(token.stem for token in tokens)


_kept: tuple[int, Thesaurus] | None = None
_reading = threading.Lock()


def also(text: str) -> tuple[Also, ...]:
    """Other wordings of a search; one query where no word changed since the last."""
    return current().also(text) if text.strip() else ()


def widened(query: Query) -> Query:
    """A query with what editors know of its words; costs what `also` costs."""
    if not query.words.strip():
        return query
    thesaurus = current()
    return replace(
        query,
        also=query.also or thesaurus.also(query.words),
        known=query.known | thesaurus.known(query.words),
    )


def current() -> Thesaurus:
    """The thesaurus as it is kept; one query, or three where a word changed since the last."""
    global _kept
    number, kept = version(), _kept
    if kept is None or kept[0] != number:
        # Whoever comes meanwhile waits for it: reading it at the same time takes longer.
        with _reading:
            kept = _kept
            if kept is None or kept[0] != number:
                kept = _kept = (number, read())
    return kept[1]


def read() -> Thesaurus:
    """The thesaurus of this moment; two queries."""
    thesaurus = Thesaurus()
    terms = Term.objects.filter(approved=True, language__in=LANGUAGE_CODES).order_by("meaning")
    rows = terms.values_list("meaning", "language", "text", "weight")
    for _, group in groupby(rows, key=lambda row: row[0]):
        thesaurus.add((language, text, weight / 100) for _, language, text, weight in group)
    labels = ConceptLabel.objects.filter(kind__in=_NAMES, concept__retired=False)
    rows = labels.order_by("concept").values_list("concept", "language", "text")
    for _, group in groupby(rows, key=lambda row: row[0]):
        thesaurus.add((language, text, OF_A_CONCEPT) for _, language, text in group)
    return thesaurus
