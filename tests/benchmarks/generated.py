"""A library of any size for benchmarks: the same one each time, with words as rare as real ones.

Words follow Zipf's law over a vocabulary for each language; a version has some 280 words, and a
work is filed under a few of a hundred values. Knows records and nothing of engines.
"""

import random
from collections.abc import Iterator
from itertools import accumulate

from search.contract import Record, Version

LANGUAGES = ("en", "es")
THREE = (*LANGUAGES, "fr")
WORDS, BODY, LEAD, TITLE = 20_000, 240, 35, 5
#: Five facets as a library has them: how many values there are, and how many a work has.
FACETS = {"topic": (40, 3), "phase": (6, 2), "actor": (7, 2), "country": (30, 1), "minutes": (6, 1)}
_SYLLABLES = ("ba", "co", "di", "fu", "ga", "le", "mi", "no", "pa", "re", "si", "to", "va", "zu")


class Vocabulary:
    """Invented words of one language, the first ones the commonest."""

    def __init__(self, seed: str) -> None:
        chance = random.Random(seed)  # noqa: S311 - the same library each time
        found: dict[str, None] = {}
        while len(found) < WORDS:
            found["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))] = None
        self.words = list(found)
        self._weights = list(accumulate(1 / (rank + 10) for rank in range(WORDS)))

    def some(self, chance: random.Random, count: int) -> list[str]:
        return chance.choices(self.words, cum_weights=self._weights, k=count)


VOCABULARIES = {language: Vocabulary(language) for language in THREE}


def records(count: int, languages: tuple[str, ...] = LANGUAGES) -> Iterator[Record]:
    """`count` works in these languages."""
    chance = random.Random(count)  # noqa: S311 - the same library each time
    for number in range(count):
        yield Record(
            key=f"{number:08}",
            kind=chance.choice(("pattern", "technique", "case", "community")),
            versions=tuple(version(chance, number, language) for language in languages),
            facets=filed(chance),
            changed=f"2026-01-01T00:00:{number % 60:02}",
        )


def version(chance: random.Random, number: int, language: str) -> Version:
    title, lead, body = (
        " ".join(VOCABULARIES[language].some(chance, count)) for count in (TITLE, LEAD, BODY)
    )
    return Version(language, title, f"/{language}/works/{number}/", (title,), lead, body)


def filed(chance: random.Random) -> dict[str, tuple[str, ...]]:
    return {
        name: tuple({f"{name}/{chance.randrange(values)}" for _ in range(many)})
        for name, (values, many) in FACETS.items()
    }


def queries(count: int, words: int = 2) -> list[str]:
    """What readers ask: words of the language as it is spoken, the commonest left out."""
    chance = random.Random("queries")  # noqa: S311 - the same questions each time
    telling = VOCABULARIES["en"].words[20:4000]
    weights = list(accumulate(1 / (rank + 30) for rank in range(len(telling))))
    return [" ".join(chance.choices(telling, cum_weights=weights, k=words)) for _ in range(count)]
