"""Names that begin like what is being typed: titles, aliases, labels of concepts.

The reader's own language comes first, then how the name begins, then titles before aliases.
"""

# ruff: noqa: S608 - table names carry a number of ours; words of anybody are always bound.

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from search.contract import Suggestion
from search.engines.embedded import schema
from search.engines.embedded.hits import shown_versions
from search.words import LABEL, MOST_CHARACTERS, plain_words

# What the index's tokenizer sees as words. A folded word may hold signs it parts words at (⑴ is
# “(1)”), and a table without places refuses the phrase that such a word would be.
_WORDS = re.compile(r"[0-9A-Za-z\u0080-\U0010ffff]+")
_LOOKED_AT, _OF_ANOTHER = 200, 40
#: Of the works looked at only the first are shown; their titles are read so many at a time.
_SHOWN_AT_ONCE = 24
_COLUMNS = "name.id, work, language, place, text, name.folded"


def suggestions(
    connection: sqlite3.Connection, typed: str, languages: Sequence[str], limit: int
) -> tuple[Suggestion, ...]:
    """At most `limit` names with every typed word, the last of which may be unfinished."""
    folded = plain_words(typed[:MOST_CHARACTERS], languages[0])
    if not folded:
        return ()
    numbers = schema.language_numbers(connection)
    readers = {numbers[code]: place for place, code in enumerate(languages) if code in numbers}

    own = numbers.get(languages[0])

    def rank(row: tuple) -> tuple:
        _, _, language, place, text, name = row
        near = readers.get(language, len(readers))
        begins = name.startswith(folded)
        return (language != own, not begins, near, place >= LABEL, place, len(text))

    found = [*_beginning(connection, folded, numbers.values(), own), *_within(connection, folded)]
    if own:
        found += _within(connection, folded, own)
    rows = sorted({row[0]: row for row in found}.values(), key=rank)
    return _different(connection, rows, {n: code for code, n in numbers.items()}, languages, limit)


def _beginning(
    connection: sqlite3.Connection, folded: str, numbers: Iterable[int], own: int | None
) -> Iterator[tuple]:
    """Names that begin like this, of each language some and of the reader's own more."""
    for number in numbers:
        yield from connection.execute(
            f"SELECT {_COLUMNS} FROM name"
            " WHERE language = ? AND folded >= ? AND folded < ? LIMIT ?",
            (number, folded, f"{folded}\U0010ffff", _LOOKED_AT if number == own else _OF_ANOTHER),
        )


def _within(connection: sqlite3.Connection, folded: str, number: int | None = None) -> list[tuple]:
    """Names that have these words anywhere, of all languages or of one."""
    if not (words := _WORDS.findall(folded)):
        return []
    *whole, last = words
    match = " ".join([*(f'"{word}"' for word in whole), f'"{last}"*'])
    only = f"AND language = {int(number)}" if number else ""
    return connection.execute(
        f"SELECT {_COLUMNS} FROM name_words CROSS JOIN name ON name.id = name_words.rowid"
        f" WHERE name_words MATCH ? {only} LIMIT {_LOOKED_AT}",
        (match,),
    ).fetchall()


def _different(
    connection: sqlite3.Connection,
    rows: Sequence[tuple],
    codes: dict[int, str],
    languages: Sequence[str],
    limit: int,
) -> tuple[Suggestion, ...]:
    """One suggestion for each work and each label, as far as they go."""
    found: dict[object, Suggestion] = {}
    names = {row[5] for row in rows if row[3] < LABEL}
    for start in range(0, len(rows), _SHOWN_AT_ONCE):
        some = rows[start : start + _SHOWN_AT_ONCE]
        works = {row[1] for row in some if row[3] < LABEL}
        shown, kinds = shown_versions(connection, works, languages), _kinds(connection, works)
        for _, work, language, place, text, folded in some:
            if len(found) == limit:
                return tuple(found.values())
            if place >= LABEL:
                # A term of that name leads further than the search for its words.
                if folded not in names:
                    found.setdefault(folded, Suggestion(text, codes[language]))
            elif work in shown:
                key, kind = kinds[work]
                one = shown[work]
                found.setdefault(
                    work, Suggestion(text, codes[language], key, kind, one.title, one.address)
                )
    return tuple(found.values())


def _kinds(connection: sqlite3.Connection, works: set[int]) -> dict[int, tuple[str, str]]:
    listed = ",".join(map(str, works))
    rows = connection.execute(f"SELECT id, key, kind FROM work WHERE id IN ({listed})")
    return {work: (key, kind) for work, key, kind in rows}
