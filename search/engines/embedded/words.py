"""What somebody typed, as the words of one language's tables.

Each word becomes the set of stems that stand for it: its own, and those of words in the library
that are written like it once accents are left out. Everything is quoted, so nothing typed is ever
read as a query language.
"""

# ruff: noqa: S608 - table names carry a number of ours; words of anybody are always bound.

import sqlite3
from dataclasses import dataclass

from search.languages import Chain, Token
from search.words import telling


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
    """The words of a query in one language."""
    return [_asked(token, chain, number, connection) for token in telling(text, chain)]


def _asked(token: Token, chain: Chain, number: int, connection: sqlite3.Connection) -> Asked:
    if token.is_gram:
        return Asked((token.stem,), is_prefix=len(token.word) == 1)
    rows = connection.execute(
        f"SELECT DISTINCT stem FROM word_{number} WHERE folded = ? AND works > 0",
        (chain.plain(token.word),),
    )
    return Asked(tuple(dict.fromkeys([token.stem, *(stem for (stem,) in rows)])))
