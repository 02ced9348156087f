"""What somebody typed, as the words of one language's tables.

Each word becomes the set of stems that stand for it: its own, and those of words in the library
that are written like it once accents are left out. Other wordings count where they are written as
phrases. Everything is quoted, so nothing typed is ever read as a query language.
"""

# ruff: noqa: S608 - table names carry a number of ours; words of anybody are always bound.

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from search.contract import Also
from search.languages import Chain, Token
from search.words import telling, wording


@dataclass(frozen=True, slots=True)
class Other:
    """Another wording for a word, as SQLite's full-text search reads it."""

    match: str
    #: What it adds to this word; what stands for several words adds its share to each.
    weight: float
    #: What is marked where it is found.
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One word that is asked for, as any of its stems, or in any other wording."""

    word: str
    stems: tuple[str, ...]
    is_prefix: bool = False
    others: tuple[Other, ...] = ()

    @property
    def matches(self) -> list[str]:
        """Each stem as SQLite's full-text search reads it."""
        ending = "*" if self.is_prefix else ""
        return [f'"{stem}"{ending}' for stem in self.stems]

    @property
    def marks(self) -> set[str]:
        """The stems to mark where it was found."""
        return {*self.stems, *(stem for other in self.others for stem in other.stems)}


def asked(
    text: str, also: Iterable[Also], chain: Chain, number: int, connection: sqlite3.Connection
) -> list[Asked]:
    """The words of a query in one language."""
    words = [_asked(token, chain, number, connection) for token in telling(text, chain)]
    for one in also:
        if one.language == chain.language:
            words = _with(words, one, chain)
    return words


def _asked(token: Token, chain: Chain, number: int, connection: sqlite3.Connection) -> Asked:
    if token.is_gram:
        return Asked(token.word, (token.stem,), is_prefix=len(token.word) == 1)
    rows = connection.execute(
        f"SELECT DISTINCT stem FROM word_{number} WHERE folded = ? AND works > 0",
        (chain.plain(token.word),),
    )
    return Asked(token.word, tuple(dict.fromkeys([token.stem, *(stem for (stem,) in rows)])))


def _with(words: list[Asked], one: Also, chain: Chain) -> list[Asked]:
    """The words, those that the other wording stands for bearing it."""
    said = wording(one.text, chain)
    covered = sum(word.word in one.words for word in words)
    if not said or not covered:
        return words
    phrase = " ".join(token.stem for token in said)
    other = Other(
        f'"{phrase}"', one.weight / covered, tuple(token.stem for token in telling(one.text, chain))
    )
    return [
        replace(word, others=(*word.others, other)) if word.word in one.words else word
        for word in words
    ]
