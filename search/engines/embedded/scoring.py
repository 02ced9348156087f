"""Which works have the words asked for, in whatever language, and how well.

Every language's tables are asked with that language's stems; a work counts with its best version,
the reader's own counting three times. Works with enough of the words by the rule are found; with
hardly any of those, works with any of the words.
"""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from search.contract import Query
from search.engines.embedded.ranking import Ranked, Ranking
from search.engines.embedded.words import asked
from search.languages import chain_for
from search.matching import (
    ITS_ALIAS,
    ITS_TITLE,
    READERS_LANGUAGE,
    enough_works,
    words_required,
)
from search.words import LABEL, MOST_CHARACTERS, plain_words


@dataclass(frozen=True, slots=True)
class Matches:
    """The works that match, with how well; `relaxed` where fewer words had to than by the rule."""

    scores: Mapping[int, float]
    #: By the number of the language, the reader's languages first.
    ranked: Mapping[int, Ranked]
    #: What was asked for in each language.
    stems: Mapping[int, set[str]]
    relaxed: bool = False

    def language(self, work: int) -> int:
        """Where a work is best seen: the first language with as many of the words as any other."""
        return max(self.ranked, key=lambda number: self.ranked[number].words_in(work))

    @property
    def most_words(self) -> int:
        """How many of the words the works with most of them have."""
        counts = (
            each.having if isinstance(each.having, int) else max(each.having.values(), default=0)
            for each in self.ranked.values()
            if each.scores
        )
        return max(counts, default=0)


def match(query: Query, connection: sqlite3.Connection, priors: Mapping[int, float]) -> Matches:
    """All works with enough of the words asked for, each with its best version."""
    rankings = _rankings(query, connection)
    stems = {one.number: set().union(*(word.marks for word in one.words)) for one in rankings}
    strict, ranked = _best(query, rankings, priors, words_required)
    if len(strict) >= enough_works(max((len(one.words) for one in rankings), default=0)):
        return Matches(strict, ranked, stems)
    loose, ranked = _best(query, rankings, priors, lambda _asked: 1)
    return Matches(loose, ranked, stems, relaxed=len(loose) > len(strict))


def _rankings(query: Query, connection: sqlite3.Connection) -> list[Ranking]:
    """One for each language that has any words of the query, the reader's languages first."""
    places = {code: place for place, code in enumerate(query.languages)}
    rows = connection.execute("SELECT code, number, works FROM language").fetchall()
    found = []
    for code, number, works in sorted(rows, key=lambda row: (places.get(row[0], len(rows)), row)):
        words = asked(query.words, query.also, chain_for(code), number, connection)
        if words and works:
            found.append(Ranking(connection, code, number, words, works))
    return found


def _best(
    query: Query,
    rankings: list[Ranking],
    priors: Mapping[int, float],
    required: Callable[[int], int],
) -> tuple[dict[int, float], dict[int, Ranked]]:
    """Each work's best score, and what every language said."""
    best: dict[int, float] = {}
    ranked: dict[int, Ranked] = {}
    for one in rankings:
        ranked[one.number] = one.ranked(required(len(one.words)))
        factor = READERS_LANGUAGE if one.code == query.language else 1.0
        for work, score in ranked[one.number].scores.items():
            if score * factor > best.get(work, 0.0):
                best[work] = score * factor
    for one in rankings:
        for work, gain in _called_so(query.words, one).items():
            if work in ranked[one.number].scores:
                best[work] *= gain
    return _with_priors(best, priors), ranked


def _with_priors(scores: dict[int, float], priors: Mapping[int, float]) -> dict[int, float]:
    if not priors:
        return scores
    return {work: score * (1 + priors.get(work, 0.0)) for work, score in scores.items()}


def _called_so(words: str, ranking: Ranking) -> dict[int, float]:
    """Works whose very name was asked for: what has it as its title before what has it besides."""
    rows = ranking.connection.execute(
        "SELECT work, min(place) FROM name WHERE folded = ? AND language = ? GROUP BY work",
        (plain_words(words[:MOST_CHARACTERS], ranking.code), ranking.number),
    )
    return {work: ITS_TITLE if place == 0 else ITS_ALIAS for work, place in rows if place < LABEL}
