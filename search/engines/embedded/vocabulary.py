"""The words of the library as they are written: for spelling, and for words typed without accents.

Counts in how many works of a language each word occurs, as works come and go. Words that no
public work has any more stay as rows with a count of nought, and are never offered.
"""

# ruff: noqa: S608 - table names carry a number of ours; words of anybody are always bound.

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable

from search.languages import chain_for

# Both ends count as letters of their own, so that short words share a gram, too.
_FIRST, _LAST = "‹", "›"
_TOO_MANY_WAITING = 200_000
_SHORTEST, _LONGEST = 2, 40
_ADD_WORDS = """
INSERT INTO word_{number} (word, folded, stem, works) VALUES (?, ?, ?, ?)
ON CONFLICT (word) DO UPDATE SET works = works + excluded.works
"""


def grams(folded: str) -> str:
    """The runs of three letters in a word, with spaces between them."""
    word = f"{_FIRST}{folded}{_LAST}"
    return " ".join(word[at : at + 3] for at in range(len(word) - 2))


class Vocabulary:
    """Changes to the words of all languages, gathered and then written at once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._changes: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)

    def add(self, number: int, code: str, words: Iterable[str]) -> None:
        self._count(number, code, words, 1)

    def remove(self, number: int, code: str, words: Iterable[str]) -> None:
        self._count(number, code, words, -1)

    def write(self) -> None:
        """Bring the tables up to date."""
        for (number, code), changes in self._changes.items():
            self._write_words(number, code, changes)
        self._changes.clear()

    def _count(self, number: int, code: str, words: Iterable[str], by: int) -> None:
        changes = self._changes[number, code]
        different = set(map(str.lower, set(words)))
        changes.update(different) if by > 0 else changes.subtract(different)
        if len(changes) > _TOO_MANY_WAITING:
            self.write()

    def _write_words(self, number: int, code: str, changes: Counter[str]) -> None:
        chain = chain_for(code)
        words: Counter[str] = Counter()
        for word, by in changes.items():
            words[chain.unelided(word)] += by
        rows = (
            (word, chain.plain(word), chain.stem(word), by)
            for word, by in words.items()
            if by and _SHORTEST <= len(word) <= _LONGEST and not word.isnumeric()
        )
        newest = self._newest(number)
        self._connection.executemany(_ADD_WORDS.format(number=number), rows)
        self._write_grams(number, newest)

    def _newest(self, number: int) -> int:
        (newest,) = self._connection.execute(f"SELECT max(id) FROM word_{number}").fetchone()
        return newest or 0

    def _write_grams(self, number: int, newest: int) -> None:
        rows = self._connection.execute(
            f"SELECT id, folded FROM word_{number} WHERE id > ?", (newest,)
        ).fetchall()
        self._connection.executemany(
            f"INSERT INTO gram_{number} (rowid, grams) VALUES (?, ?)",
            ((row, grams(folded)) for row, folded in rows),
        )
