"""Results in their order: by relevance, the newest first, or by title.

Ties keep one order for good (the number of the work), so that pages don't overlap.
"""

import sqlite3
from collections.abc import Mapping, Sequence

from search.contract import Order
from search.engines.embedded import schema
from search.engines.embedded.catalogue import members
from search.engines.embedded.scoring import Match

_LISTED_AT_MOST = 500


def ordered(
    connection: sqlite3.Connection,
    works: int,
    order: Order,
    matched: Mapping[int, Match],
    languages: Sequence[str],
) -> list[int]:
    """The works of a set, as numbers in their order."""
    if order is Order.NEWEST:
        return _newest(connection, works)
    if order is Order.TITLE or not matched:
        return _by_title(connection, works, languages)
    return sorted(members(works), key=lambda work: (-matched[work].score, work))


def _newest(connection: sqlite3.Connection, works: int) -> list[int]:
    rows = connection.execute("SELECT id FROM work WHERE NOT gone ORDER BY changed DESC, id")
    return [work for (work,) in rows if works >> work & 1]


def _by_title(connection: sqlite3.Connection, works: int, languages: Sequence[str]) -> list[int]:
    """By the title that the reader is shown."""
    numbers = schema.language_numbers(connection)
    place = {numbers[code]: at for at, code in enumerate(languages) if code in numbers}
    sql = "SELECT work, language, is_source, sorted FROM part WHERE title != ''"
    wanted = members(works)
    if len(wanted) <= _LISTED_AT_MOST:
        sql += f" AND work IN ({','.join(map(str, wanted))})"
    best: dict[int, tuple[int, str]] = {}
    for work, language, is_source, title in connection.execute(sql):
        rank = place.get(language, len(place) + (not is_source))
        if work not in best or rank < best[work][0]:
            best[work] = (rank, title)
    return sorted((work for work in wanted if work in best), key=lambda work: (best[work][1], work))
