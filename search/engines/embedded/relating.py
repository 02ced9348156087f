"""Works that tell of much the same as a given one.

Its rarest words say what a work is about; works with many of them, filed under the same values,
are near it.
"""

# ruff: noqa: S608 - table names carry a number of ours; words of anybody are always bound.

import math
import sqlite3
from collections import Counter
from collections.abc import Sequence

from search.engines.embedded import schema
from search.engines.embedded.catalogue import Catalogue, members
from search.engines.embedded.ranking import scored
from search.languages import chain_for
from search.matching import SAYS_LITTLE

_TELLING_WORDS = 12


def related(
    connection: sqlite3.Connection, key: str, catalogue: Catalogue, languages: Sequence[str]
) -> list[int]:
    """Works near the work of this key, the nearest first; never itself."""
    row = connection.execute("SELECT id FROM work WHERE key = ? AND NOT gone", (key,)).fetchone()
    if row is None:
        return []
    (work,) = row
    scores = Counter[int]()
    number = _language_to_compare(connection, work, languages)
    stems = _telling_stems(connection, work, number) if number else []
    if stems:
        match = " OR ".join(f'"{stem}"' for stem in stems)
        near = dict(scored(connection, number, match))
        most = max(near.values(), default=0) or 1
        scores.update({other: score / most for other, score in near.items()})
    for other, score in _filed_alike(catalogue, work).items():
        scores[other] += score
    scores.pop(work, None)
    near = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    # What only explains a word is no further reading.
    return [other for other, _ in near if catalogue.priors.get(other, 0.0) >= 0]


def _language_to_compare(
    connection: sqlite3.Connection, work: int, languages: Sequence[str]
) -> int | None:
    """The reader's language where the work has it, else its source's."""
    numbers = schema.language_numbers(connection)
    rows = connection.execute(
        "SELECT language, is_source FROM part WHERE work = ? AND title != '' AND NOT is_short",
        (work,),
    )
    written = dict(rows.fetchall())
    for code in languages:
        if numbers.get(code) in written:
            return numbers[code]
    return next(iter(sorted(written, key=lambda number: not written[number])), None)


def _telling_stems(connection: sqlite3.Connection, work: int, number: int) -> list[str]:
    """The stems that mark this work out: often in it, seldom elsewhere."""
    codes = {n: code for code, n in schema.language_numbers(connection).items()}
    chain = chain_for(codes[number])
    names, lead, body = connection.execute(
        "SELECT names, lead, body FROM part WHERE work = ? AND language = ?", (work, number)
    ).fetchone()
    counted = Counter(chain.stems(body))
    for text, weight in ((names, 3), (lead, 2)):
        counted.update({stem: weight * n for stem, n in Counter(chain.stems(text)).items()})
    (works,) = connection.execute(
        "SELECT count(*) FROM part WHERE language = ?", (number,)
    ).fetchone()
    worth = {
        stem: math.log1p(often) * math.log((works + 1) / (spread + 0.5))
        for stem, often in counted.most_common(200)
        if (spread := _spread(connection, number, stem)) > 1 and not chain.is_stop_word(stem)
    }
    return sorted(worth, key=lambda stem: (-worth[stem], stem))[:_TELLING_WORDS]


def _spread(connection: sqlite3.Connection, number: int, stem: str) -> int:
    """In how many works words with this stem are, or a few more."""
    sql = f"SELECT coalesce(sum(works), 0) FROM word_{number} WHERE stem = ?"
    return connection.execute(sql, (stem,)).fetchone()[0]


def _filed_alike(catalogue: Catalogue, work: int) -> dict[int, float]:
    """From 0 to 1: how much of what this work is filed under others are, too; rare values tell."""
    live = catalogue.live.bit_count()
    alike, most = Counter[int](), 0.0
    for filing in catalogue.filings.get(work, ()):
        if filing[0] in SAYS_LITTLE:
            continue
        works = catalogue.bits[filing]
        worth = math.log((live + 1) / (works.bit_count() + 0.5))
        most += worth
        alike.update(dict.fromkeys(members(works), worth))
    return {other: worth / most for other, worth in alike.items()} if most else {}
