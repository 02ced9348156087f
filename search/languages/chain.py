"""The steps in order: word, small letters, elision, stem, fold.

A `Chain` is what one language does to words; both engines and the highlighting use the same one,
so what is indexed, asked and marked always agrees. Knows no index.
"""

import hashlib
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from search.languages import arabic, snowball, stop_words
from search.languages.elision import without_elision
from search.languages.folding import fold
from search.languages.tokens import WORD, has_grams, is_inside_word, words

_CACHED_WORDS = 30_000
_LONGEST_WORD = 64
_LIGHT_STEMMED = "ar"


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text and what the index calls it."""

    start: int
    end: int
    stem: str
    word: str
    is_gram: bool = False


class Chain:
    """What one language does to words."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._stemmer = _stemmer_for(language)
        self.stem = lru_cache(maxsize=_CACHED_WORDS)(self._stem)
        self.plain = lru_cache(maxsize=_CACHED_WORDS)(self._plain)
        self._stop_words = frozenset(map(self.plain, stop_words.stop_words(language)))

    def is_stop_word(self, word: str) -> bool:
        return self.plain(word) in self._stop_words

    def stems(self, text: str) -> list[str]:
        """What the index keeps of a text."""
        return self.read(text)[0]

    def read(self, text: str) -> tuple[list[str], list[str]]:
        """The stems of a text, and its words as they are written; the hot path of a rebuild.

        Grams are no words.
        """
        text = unicodedata.normalize("NFC", text)
        if has_grams(text):
            tokens = list(self.tokens(text))
            return [t.stem for t in tokens], [t.word for t in tokens if not t.is_gram]
        words = WORD.findall(text)
        return [*filter(None, map(self.stem, words))], words

    def written(self, text: str) -> list[str]:
        """The words alone, as `read` tells them; stems none."""
        text = unicodedata.normalize("NFC", text)
        return self.read(text)[1] if has_grams(text) else WORD.findall(text)

    def unelided(self, word: str) -> str:
        return without_elision(word, self.language)

    def tokens(self, text: str) -> Iterator[Token]:
        """The words of a text with their places in it, as it stands."""
        for word in words(text):
            stem = self.stem(word.text)
            if stem:
                yield Token(word.start, word.end, stem, word.text, word.is_gram)

    def places(self, text: str, stems: Collection[str]) -> list[tuple[int, int, str]]:
        """Where words with one of these stems stand in a text; fast, for marking them."""
        if not has_grams(text):
            return [
                (match.start(), match.end(), stem)
                for match in WORD.finditer(text)
                if (stem := self.stem(match.group())) in stems
            ]
        # A single sign stands for every gram that begins with it.
        return [
            (token.start, token.end if token.stem in stems else token.start + 1, token.stem)
            for token in self.tokens(text)
            if token.stem in stems or (token.is_gram and token.stem[0] in stems)
        ]

    def places_of(self, text: str, forms: Mapping[str, str]) -> list[tuple[int, int, str]]:
        """The same, where all written forms of the stems are known: many times faster."""
        small = text.lower()
        if len(small) != len(text) or has_grams(text):
            return self.places(text, frozenset(forms.values()))
        found = []
        for form, stem in forms.items():
            at = small.find(form)
            while at >= 0:
                end = at + len(form)
                if not (at and is_inside_word(small[at - 1])) and not (
                    end < len(small) and is_inside_word(small[end])
                ):
                    found.append((at, end, stem))
                at = small.find(form, end)
        return sorted(found)

    def _plain(self, word: str) -> str:
        """The word as readers may type it: small, unelided, folded, but whole."""
        return arabic.normalised(fold(self._normalised(word)))

    def _stem(self, word: str) -> str:
        normalised = self._normalised(word)
        stem = self._stemmer(normalised) if self._stemmer else normalised
        return arabic.normalised(fold(stem or normalised))

    def _normalised(self, word: str) -> str:
        word = unicodedata.normalize("NFC", word[:_LONGEST_WORD])
        # Turkish alone has two letters i, each with its own capital.
        word = word.replace("İ", "i").replace("I", "ı") if self.language in ("tr", "az") else word
        word = without_elision(word.lower(), self.language)
        # Persian's stemmer reads Persian letters; those are brought together after it.
        return arabic.normalised(word) if self.language == _LIGHT_STEMMED else word


def _stemmer_for(language: str) -> Callable[[str], str] | None:
    # Light stemming of Arabic was measured better than snowball's.
    if language == _LIGHT_STEMMED:
        return arabic.stem
    return snowball.stemmer_for(language)


def chain_for(code: str) -> Chain:
    """The chain of a language code of any form; a regional code has its language's."""
    return _chain(code.lower().replace("_", "-").partition("-")[0])


@lru_cache(maxsize=64)
def _chain(language: str) -> Chain:
    return Chain(language)


@lru_cache(maxsize=1)
def version() -> str:
    """Changes when words would be stemmed otherwise; an index made with another one is too old."""
    stems = [_chain(code).stems(_SAMPLE) for code in ("ar", "el", "en", "fr", "tr")]
    parts = repr((snowball.VERSION, sorted(snowball.ALGORITHMS.items()), stems))
    return hashlib.sha256(parts.encode()).hexdigest()[:12]


# One word for each step, so that a change to a step shows.
_SAMPLE = "Municipalities l’eau O’Neill’s Überraschung والبلديات δημόσια œuvre İstanbul 共同体"
