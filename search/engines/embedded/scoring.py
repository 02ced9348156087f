"""Which works have the words asked for, and how well.

Every language's tables are asked with that language's stems; a work counts with its best version,
the reader's own counting three times. Works with enough of the words by the rule are found; with
hardly any of those, works with any of the words.
"""

# ruff: noqa: S608 - table names carry a number of ours; words of anybody are always bound.

import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from patterns.weights import Weight
from search.contract import Query
from search.engines.embedded import schema
from search.engines.embedded.words import MOST_CHARACTERS, Asked, asked
from search.engines.embedded.writing import LABEL, plain_words
from search.languages import chain_for
from search.matching import enough_works, words_required

#: With this the reader's own language loses nothing to the others (measured).
READERS_LANGUAGE = 3.0
#: What the work that most others lead to gains.
PRIOR = 0.1
#: What a work gains that is called just what was asked for.
ITS_TITLE, ITS_ALIAS = 10.0, 5.0


@dataclass(frozen=True, slots=True)
class Match:
    """How well a work matches, and the number of the language it does so in."""

    score: float
    language: int


@dataclass(frozen=True, slots=True)
class Matches:
    """The works that match; `relaxed` where fewer words had to than the rule asks for."""

    works: Mapping[int, Match]
    #: What was asked for in each language.
    stems: Mapping[int, set[str]]
    relaxed: bool = False


def match(query: Query, connection: sqlite3.Connection, priors: Mapping[int, float]) -> Matches:
    """All works with enough of the words asked for, each with its best version."""
    asking = _asking(query, connection)
    stems = {one.number: {stem for word in one.words for stem in word.stems} for one in asking}
    strict = _best(query, asking, connection, priors, words_required)
    if len(strict) >= enough_works(max((len(one.words) for one in asking), default=0)):
        return Matches(strict, stems)
    loose = _best(query, asking, connection, priors, lambda _asked: 1)
    return Matches(loose, stems, relaxed=len(loose) > len(strict))


@dataclass(frozen=True, slots=True)
class _Asking:
    code: str
    number: int
    words: list[Asked]


def _asking(query: Query, connection: sqlite3.Connection) -> list[_Asking]:
    found = []
    for code, number in schema.language_numbers(connection).items():
        words = asked(query.words, chain_for(code), number, connection)
        if words:
            found.append(_Asking(code, number, words))
    return found


def _best(
    query: Query,
    asking: list[_Asking],
    connection: sqlite3.Connection,
    priors: Mapping[int, float],
    required: Callable[[int], int],
) -> dict[int, Match]:
    best: dict[int, Match] = {}
    for one in asking:
        factor = READERS_LANGUAGE if one.code == query.language else 1.0
        named = _called_so(query.words, one, connection)
        for work, score in _scores(one, connection, required(len(one.words))):
            score *= factor * (1 + PRIOR * priors.get(work, 0.0)) * named.get(work, 1.0)
            if work not in best or score > best[work].score:
                best[work] = Match(score, one.number)
    return best


def _called_so(words: str, asking: _Asking, connection: sqlite3.Connection) -> dict[int, float]:
    """Works whose very name was asked for: what has it as its title before what has it besides."""
    rows = connection.execute(
        "SELECT work, min(place) FROM name WHERE folded = ? AND language = ? GROUP BY work",
        (plain_words(words[:MOST_CHARACTERS], asking.code), asking.number),
    )
    return {work: ITS_TITLE if place == 0 else ITS_ALIAS for work, place in rows if place < LABEL}


def _scores(
    asking: _Asking, connection: sqlite3.Connection, required: int
) -> list[tuple[int, float]]:
    """Works with at least `required` of the words, and how well they match."""
    each = [f"({word.match})" for word in asking.words]
    if required == len(each):
        return ranked(connection, asking.number, " AND ".join(each))
    rows = ranked(connection, asking.number, " OR ".join(each))
    if required <= 1:
        return rows
    number = asking.number
    having = Counter[int]()
    for one in each:
        sql = f"SELECT rowid FROM stems_{number} WHERE stems_{number} MATCH ?"
        having.update(work for (work,) in connection.execute(sql, (one,)))
    return [row for row in rows if having[row[0]] >= required]


def ranked(connection: sqlite3.Connection, number: int, expression: str) -> list[tuple[int, float]]:
    sql = (
        f"SELECT rowid, -bm25(stems_{number}, {int(Weight.NAME)}, {int(Weight.LEAD)},"
        f" {int(Weight.BODY)}) FROM stems_{number} WHERE stems_{number} MATCH ?"
    )
    return connection.execute(sql, (expression,)).fetchall()
