"""How well the works of one language match the words asked for in it.

Knows one language's tables and BM25; knows no reader. In a library of usual size every word is
weighed by itself; in a very large one SQLite weighs them together, which is quicker.
"""

# ruff: noqa: S608 - table names carry a number of ours; words of anybody are always bound.

import math
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from patterns.weights import Weight
from search.engines.embedded.words import Asked

#: Up to so many works in a language, its words are weighed one by one.
WEIGHED_UP_TO = 5000


@dataclass(frozen=True, slots=True)
class Ranked:
    """Works with how well each matches, and how many of the words each has."""

    scores: Mapping[int, float]
    #: One number where all have as many.
    having: Mapping[int, int] | int

    def words_in(self, work: int) -> int:
        if work not in self.scores:
            return 0
        return self.having if isinstance(self.having, int) else self.having[work]


@dataclass(slots=True)
class Ranking:
    """The words of a query in one language, and the works that have them."""

    connection: sqlite3.Connection
    code: str
    number: int
    words: list[Asked]
    works: int
    _weighed: Ranked | None = field(default=None, init=False)
    _found: dict[str, list[tuple[int, float]]] = field(default_factory=dict, init=False)

    def ranked(self, required: int) -> Ranked:
        """Works with at least `required` of the words."""
        if self.works > WEIGHED_UP_TO:
            return self._together(required)
        if self._weighed is None:
            self._weighed = self._one_by_one()
        return _with_enough(self._weighed.scores, self._weighed.having, required)

    def _one_by_one(self) -> Ranked:
        """So that a word in most works of a small library still counts for something.

        SQLite gives a word that more than half of the rows have no weight at all.
        """
        scores, having = defaultdict[int, float](float), Counter[int]()
        for word in self.words:
            found = [(1.0, self._scored(match)) for match in word.matches]
            found += [(other.weight, self._scored(other.match)) for other in word.others]
            having.update({work for _, rows in found for work, _ in rows})
            for weight, rows in found:
                scale = _rarity(self.works, len(rows)) / _rarity_in_sqlite(self.works, len(rows))
                for work, score in rows:
                    scores[work] += score * scale * weight
        return Ranked(scores, having)

    def _scored(self, expression: str) -> list[tuple[int, float]]:
        if expression not in self._found:
            self._found[expression] = scored(self.connection, self.number, expression)
        return self._found[expression]

    def _together(self, required: int) -> Ranked:
        if any(word.others for word in self.words):
            return self._with_others(required)
        each = [f"({' OR '.join(word.matches)})" for word in self.words]
        if required == len(each):
            return Ranked(dict(scored(self.connection, self.number, " AND ".join(each))), required)
        having = Counter[int]()
        sql = f"SELECT rowid FROM stems_{self.number} WHERE stems_{self.number} MATCH ?"
        for one in each:
            having.update(work for (work,) in self.connection.execute(sql, (one,)))
        scores = dict(scored(self.connection, self.number, " OR ".join(each)))
        return _with_enough(scores, having, required)

    def _with_others(self, required: int) -> Ranked:
        """Other wordings weigh less, which SQLite can't be told: they are added one by one."""
        having, plain = Counter[int](), [match for word in self.words for match in word.matches]
        scores = defaultdict[int, float](float, self._scored(" OR ".join(plain)))
        for word in self.words:
            found = {work for match in word.matches for work, _ in self._scored(match)}
            for other in word.others:
                rows = self._scored(other.match)
                found.update(work for work, _ in rows)
                for work, score in rows:
                    scores[work] += score * other.weight
            having.update(found)
        return _with_enough(scores, having, required)


def _with_enough(scores: Mapping[int, float], having: Mapping[int, int], required: int) -> Ranked:
    if required > 1:
        scores = {work: score for work, score in scores.items() if having[work] >= required}
    return Ranked(scores, having)


def scored(connection: sqlite3.Connection, number: int, expression: str) -> list[tuple[int, float]]:
    """All works that match, with SQLite's own measure of how well."""
    sql = (
        f"SELECT rowid, -bm25(stems_{number}, {int(Weight.NAME)}, {int(Weight.LEAD)},"
        f" {int(Weight.BODY)}) FROM stems_{number} WHERE stems_{number} MATCH ?"
    )
    return connection.execute(sql, (expression,)).fetchall()


def _rarity(rows: int, having: int) -> float:
    """What a word is worth that so many of all rows have; never nothing (Lucene's measure)."""
    return math.log1p((rows - having + 0.5) / (having + 0.5))


def _rarity_in_sqlite(rows: int, having: int) -> float:
    return max(math.log((rows - having + 0.5) / (having + 0.5)), 1e-6)
