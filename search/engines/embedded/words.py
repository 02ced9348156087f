"""What somebody typed, as the words of one language's tables.

Each word becomes the set of stems that stand for it: its own, and those of words in the library
that are written like it once accents are left out. Everything is quoted, so nothing typed is ever
read as a query language.
"""

# ruff: noqa: S608 - table names carry a number of ours; words of anybody are always bound.

import sqlite3
from dataclasses import dataclass

from search.languages import Chain, Token

#: Nobody means more; a pasted page is cut off here.
MOST_CHARACTERS, MOST_WORDS = 1000, 32


@dataclass(frozen=True, slots=True)
class Asked:
    """One word that is asked for, as any of its stems."""

    stems: tuple[str, ...]
    is_prefix: bool = False

    @property
    def matches(self) -> list[str]:
        """Each stem as SQLite's full-text search reads it."""
        ending = "*" if self.is_prefix else ""
        return [f'"{stem}"{ending}' for stem in self.stems]


def asked(text: str, chain: Chain, number: int, connection: sqlite3.Connection) -> list[Asked]:
    """The words of a query in one language: no stop words, unless there are no others."""
    tokens = list(chain.tokens(text[:MOST_CHARACTERS]))
    # A text cut into grams ends in short ones, which only stand for themselves when alone.
    whole = [token for token in tokens if not (token.is_gram and _is_tail(token, tokens))]
    telling = [token for token in whole if not chain.is_stop_word(token.word)] or whole
    words: dict[str, Asked] = {}
    for token in telling[:MOST_WORDS]:
        words.setdefault(token.stem, _asked(token, chain, number, connection))
    return list(words.values())


def _asked(token: Token, chain: Chain, number: int, connection: sqlite3.Connection) -> Asked:
    if token.is_gram:
        return Asked((token.stem,), is_prefix=len(token.word) == 1)
    rows = connection.execute(
        f"SELECT DISTINCT stem FROM word_{number} WHERE folded = ? AND works > 0",
        (chain.plain(token.word),),
    )
    return Asked(tuple(dict.fromkeys([token.stem, *(stem for (stem,) in rows)])))


def _is_tail(token: Token, tokens: list[Token]) -> bool:
    """A shorter gram inside the end of the gram before it."""
    return any(
        other.is_gram and other.start < token.start and other.end == token.end for other in tokens
    )
