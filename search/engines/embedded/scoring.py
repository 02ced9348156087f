"""Which works have the words asked for, in whatever language, and how well.

Every language's tables are asked with that language's stems; a work counts with its best version,
the reader's own counting three times. Works with enough of the words by the rule are found; with
hardly any of those, works with any of the words.
"""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from search.contract import Query
from search.engines.embedded.ranking import Ranking
from search.engines.embedded.words import MOST_CHARACTERS, asked
from search.engines.embedded.writing import LABEL, plain_words
from search.languages import chain_for
from search.matching import enough_works, words_required

#: With this the reader's own language loses nothing to the others (measured).
READERS_LANGUAGE = 3.0
#: What the work that most others lead to gains.
PRIOR = 0.1
#: What a work gains that is called just what was asked for.
ITS_TITLE, ITS_ALIAS = 10.0, 5.0


class Match(NamedTuple):
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
    rankings = _rankings(query, connection)
    stems = {one.number: {stem for word in one.words for stem in word.stems} for one in rankings}
    strict = _best(query, rankings, priors, words_required)
    if len(strict) >= enough_works(max((len(one.words) for one in rankings), default=0)):
        return Matches(strict, stems)
    loose = _best(query, rankings, priors, lambda _asked: 1)
    return Matches(loose, stems, relaxed=len(loose) > len(strict))


def _rankings(query: Query, connection: sqlite3.Connection) -> list[Ranking]:
    """One for each language that has any words of the query, the reader's languages first."""
    places = {code: place for place, code in enumerate(query.languages)}
    rows = connection.execute("SELECT code, number, works FROM language").fetchall()
    found = []
    for code, number, works in sorted(rows, key=lambda row: (places.get(row[0], len(rows)), row)):
        words = asked(query.words, chain_for(code), number, connection)
        if words and works:
            found.append(Ranking(connection, code, number, words, works))
    return found


def _best(
    query: Query,
    rankings: list[Ranking],
    priors: Mapping[int, float],
    required: Callable[[int], int],
) -> dict[int, Match]:
    best: dict[int, Match] = {}
    for one in rankings:
        factor = READERS_LANGUAGE if one.code == query.language else 1.0
        named = _called_so(query.words, one)
        for work, score, words in one.scores(required(len(one.words))):
            score *= factor * (1 + PRIOR * priors.get(work, 0.0)) * named.get(work, 1.0)
            known = best.get(work)
            if known is None or words > known.words:
                best[work] = Match(max(score, known.score if known else 0.0), one.number, words)
            elif score > known.score:
                best[work] = Match(score, known.language, known.words)
    return best


def _called_so(words: str, ranking: Ranking) -> dict[int, float]:
    """Works whose very name was asked for: what has it as its title before what has it besides."""
    rows = ranking.connection.execute(
        "SELECT work, min(place) FROM name WHERE folded = ? AND language = ? GROUP BY work",
        (plain_words(words[:MOST_CHARACTERS], ranking.code), ranking.number),
    )
    return {work: ITS_TITLE if place == 0 else ITS_ALIAS for work, place in rows if place < LABEL}
