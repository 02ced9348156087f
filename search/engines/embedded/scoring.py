"""Which works have the words asked for, and how well.

Every language's tables are asked with that language's stems; a work counts with its best version,
the reader's own counting three times. Works with enough of the words by the rule are found; with
hardly any of those, works with any of the words.
"""

# ruff: noqa: S608 - table names carry a number of ours; words of anybody are always bound.

import math
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
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
#: Words that fewer works than this have are weighed one by one.
EXACT_UP_TO = 5000
#: What a work gains that is called just what was asked for.
ITS_TITLE, ITS_ALIAS = 10.0, 5.0


#: A work, how well it matches, and how many of the words it has.
Scored = tuple[int, float, int]


@dataclass(frozen=True, slots=True)
class Match:
    """How well a work matches, and the number of the language it is best seen in.

    That is the first of the reader's languages with as many of the words as any other.
    """

    score: float
    language: int
    words: int


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
    found, places = [], {code: place for place, code in enumerate(query.languages)}
    numbers = schema.language_numbers(connection)
    for code in sorted(numbers, key=lambda code: (places.get(code, len(places)), code)):
        number = numbers[code]
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
        for work, score, words in _scores(one, connection, required(len(one.words))):
            score *= factor * (1 + PRIOR * priors.get(work, 0.0)) * named.get(work, 1.0)
            known = best.get(work)
            if known is None or words > known.words:
                best[work] = Match(max(score, known.score if known else 0.0), one.number, words)
            elif score > known.score:
                best[work] = Match(score, known.language, known.words)
    return best


def _called_so(words: str, asking: _Asking, connection: sqlite3.Connection) -> dict[int, float]:
    """Works whose very name was asked for: what has it as its title before what has it besides."""
    rows = connection.execute(
        "SELECT work, min(place) FROM name WHERE folded = ? AND language = ? GROUP BY work",
        (plain_words(words[:MOST_CHARACTERS], asking.code), asking.number),
    )
    return {work: ITS_TITLE if place == 0 else ITS_ALIAS for work, place in rows if place < LABEL}


def _scores(asking: _Asking, connection: sqlite3.Connection, required: int) -> Iterable[Scored]:
    """Works with at least `required` of the words, and how well they match."""
    spread = sum(_spread(connection, asking.number, word) for word in asking.words)
    if spread <= EXACT_UP_TO:
        return _exact_scores(asking, connection, required)
    return _quick_scores(asking, connection, required)


def _exact_scores(
    asking: _Asking, connection: sqlite3.Connection, required: int
) -> Iterable[Scored]:
    """Word by word, so that a word in most works of a small library still counts for something.

    SQLite gives a word that more than half of the rows have no weight at all.
    """
    (rows,) = connection.execute(
        "SELECT works FROM language WHERE number = ?", (asking.number,)
    ).fetchone()
    scores, having = defaultdict[int, float](float), Counter[int]()
    for word in asking.words:
        found = [(stem, ranked(connection, asking.number, stem)) for stem in word.matches]
        having.update({work for _, ranking in found for work, _ in ranking})
        for _, ranking in found:
            scale = _rarity(rows, len(ranking)) / _rarity_in_sqlite(rows, len(ranking))
            for work, score in ranking:
                scores[work] += score * scale
    return [(work, s, having[work]) for work, s in scores.items() if having[work] >= required]


def _quick_scores(
    asking: _Asking, connection: sqlite3.Connection, required: int
) -> Iterable[Scored]:
    """All words at once, for words that very many works have."""
    each = [f"({' OR '.join(word.matches)})" for word in asking.words]
    if required == len(each):
        rows = ranked(connection, asking.number, " AND ".join(each))
        return [(work, score, required) for work, score in rows]
    rows = ranked(connection, asking.number, " OR ".join(each))
    having = Counter[int]()
    sql = f"SELECT rowid FROM stems_{asking.number} WHERE stems_{asking.number} MATCH ?"
    for one in each:
        having.update(work for (work,) in connection.execute(sql, (one,)))
    return [(work, s, having[work]) for work, s in rows if having[work] >= required]


def _spread(connection: sqlite3.Connection, number: int, word: Asked) -> int:
    """How many works have this word, or more."""
    sql = f"SELECT doc FROM rarity_{number} WHERE term = ?"
    found = (connection.execute(sql, (stem,)).fetchone() for stem in word.stems)
    return sum(row[0] for row in found if row)


def _rarity(rows: int, having: int) -> float:
    return math.log1p((rows - having + 0.5) / (having + 0.5))


def _rarity_in_sqlite(rows: int, having: int) -> float:
    return max(math.log((rows - having + 0.5) / (having + 0.5)), 1e-6)


def ranked(connection: sqlite3.Connection, number: int, expression: str) -> list[tuple[int, float]]:
    """All works that match, with SQLite's own measure of how well."""
    sql = (
        f"SELECT rowid, -bm25(stems_{number}, {int(Weight.NAME)}, {int(Weight.LEAD)},"
        f" {int(Weight.BODY)}) FROM stems_{number} WHERE stems_{number} MATCH ?"
    )
    return connection.execute(sql, (expression,)).fetchall()
