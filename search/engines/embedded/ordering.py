"""Results in their order: by relevance, the newest first, or by title.

Ties keep one order for good, so that pages don't overlap. The order of
all works by title or age is made once for a state of the library and kept with the catalogue.
"""

import heapq
import sqlite3
from collections.abc import Mapping, Sequence
from itertools import islice

from patterns.collation import is_own_script
from search.contract import Order, Query
from search.engines.embedded import schema
from search.engines.embedded.catalogue import Catalogue


def page_of(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    works: int,
    query: Query,
    scores: Mapping[int, float],
) -> list[int]:
    """The works of a set that are on the page asked for, in their order."""
    first = (query.page - 1) * query.size
    flags = works.to_bytes(works.bit_length() // 8 + 1, "little")
    end = len(flags) * 8
    if query.order is Order.RELEVANCE and scores:
        pairs = (
            (-score, work)
            for work, score in scores.items()
            if work < end and flags[work >> 3] >> (work & 7) & 1
        )
        return [work for _, work in heapq.nsmallest(first + query.size, pairs)[first:]]
    order = _all_in_order(connection, catalogue, query)
    there = (work for work in order if work < end and flags[work >> 3] >> (work & 7) & 1)
    return list(islice(there, first, first + query.size))


def _all_in_order(connection: sqlite3.Connection, catalogue: Catalogue, query: Query) -> list[int]:
    """Every work, by age or by title as this reader sees titles.

    Where no order is asked for, what only explains a word comes after all works.
    """
    key = query.order if query.order is Order.NEWEST else (query.order, query.languages)
    if key not in catalogue.orders:
        if query.order is Order.NEWEST:
            order = _newest(connection)
        else:
            order = _by_title(connection, query.languages)
        if query.order is Order.RELEVANCE:
            order.sort(key=lambda work: catalogue.priors.get(work, 0.0) < 0)
        catalogue.orders[key] = order
    return catalogue.orders[key]


def _newest(connection: sqlite3.Connection) -> list[int]:
    rows = connection.execute("SELECT id FROM work WHERE NOT gone ORDER BY changed DESC, key")
    return [work for (work,) in rows]


def _by_title(connection: sqlite3.Connection, languages: Sequence[str]) -> list[int]:
    numbers = schema.language_numbers(connection)
    place = {numbers[code]: at for at, code in enumerate(languages) if code in numbers}
    sql = """
    SELECT work, language, is_source, is_short, sorted, key
    FROM part JOIN work ON work.id = part.work WHERE title != ''
    """
    # Names in the reader's own letters come before others, as in any list.
    away = {n for code, n in numbers.items() if not is_own_script(languages[0], code)}
    best: dict[int, tuple[int, bool, str, str]] = {}
    for work, language, is_source, is_short, title, key in connection.execute(sql):
        if is_short and language not in place:
            continue
        rank = place.get(language, len(languages) + (not is_source))
        if work not in best or rank < best[work][0]:
            best[work] = (rank, language in away, title, key)
    return sorted(best, key=lambda work: best[work][1:])
