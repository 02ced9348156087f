"""Work numbers turned into hits: the version to show, the version that matched, and why.

Reads the texts of one page of results, no more.
"""

# ruff: noqa: S608 - table names carry a number of ours; words of anybody are always bound.

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from search.contract import Excerpt, Hit
from search.engines.embedded import schema
from search.excerpts import excerpt
from search.languages import chain_for

_SOURCE_IS_NEXT, _ANY_IS_LAST = 1000, 1001


@dataclass(frozen=True, slots=True)
class Shown:
    """The version of a work that a reader sees; a short one has its text in another language."""

    language: str
    title: str
    address: str
    lead: str
    text_language: str = ""


def hits(
    connection: sqlite3.Connection,
    works: Sequence[int],
    languages: Sequence[str],
    matched: Mapping[int, int] | None = None,
    stems: Mapping[int, Collection[str]] | None = None,
) -> tuple[Hit, ...]:
    """A hit for each work, in their order; those that went meanwhile are left out.

    `matched` is the number of the language that each work matched in, `stems` what was asked for
    in each language.
    """
    versions = shown_versions(connection, works, languages)
    rows = {row[0]: row for row in _rows(connection, "id, key, kind", "work", "id", works)}
    codes = {number: code for code, number in schema.language_numbers(connection).items()}
    found = []
    stems, forms = stems or {}, {}
    for number in set((matched or {}).values()):
        forms[number] = _forms(connection, number, stems.get(number, ()))
    for work in works:
        if work not in versions or work not in rows:
            continue
        shown, (_, key, kind) = versions[work], rows[work]
        number = (matched or {}).get(work)
        why = Excerpt(shown.lead)
        if number is not None:
            asked = (codes[number], stems.get(number, ()), forms[number])
            why = _why(connection, work, number, *asked)
        found.append(
            Hit(
                key, kind, shown.title, shown.address, shown.language, shown.lead,
                shown.text_language, matched=codes.get(number, ""), excerpt=why,
            )
        )  # fmt: skip
    return tuple(found)


def shown_versions(
    connection: sqlite3.Connection, works: Iterable[int], languages: Sequence[str]
) -> dict[int, Shown]:
    """Each work's best version for a reader of these languages, else its source.

    A short version in one of these languages gives the title and the lead where it is nearer.
    """
    codes = {number: code for code, number in schema.language_numbers(connection).items()}
    wanted = {code: place for place, code in enumerate(languages)}
    whole: dict[int, tuple[int, Shown]] = {}
    short: dict[int, tuple[int, Shown]] = {}
    columns = "work, language, is_source, is_short, title, address, lead"
    for work, number, is_source, is_short, title, address, lead in _rows(
        connection, columns, "part", "work", works, also="AND title != ''"
    ):
        code, best = codes[number], short if is_short else whole
        place = wanted.get(code, _SOURCE_IS_NEXT if is_source else _ANY_IS_LAST)
        if work not in best or place < best[work][0]:
            best[work] = (place, Shown(code, title, address, lead.partition("\n")[0]))
    return {work: _nearer(*found, short.get(work)) for work, found in whole.items()}


def _nearer(place: int, shown: Shown, short: tuple[int, Shown] | None) -> Shown:
    if short is None or short[0] >= min(place, _SOURCE_IS_NEXT):
        return shown
    return replace(short[1], text_language=shown.language)


def _why(
    connection: sqlite3.Connection,
    work: int,
    number: int,
    code: str,
    stems: Collection[str],
    forms: Mapping[str, str],
) -> Excerpt:
    row = connection.execute(
        "SELECT lead, body, names, labels FROM part WHERE work = ? AND language = ?",
        (work, number),
    ).fetchone()
    if row is None:
        return Excerpt("")
    lead, body, names, labels = row
    listed = (text.replace("\n", " · ") for text in (names, labels))
    return excerpt((lead, body, *listed), stems, chain_for(code), forms)


def _forms(
    connection: sqlite3.Connection, number: int, stems: Collection[str]
) -> dict[str, str] | None:
    """How the library writes words with these stems; None where not all stems are of words."""
    places = ",".join("?" * len(stems))
    rows = connection.execute(
        f"SELECT word, stem FROM word_{number} WHERE stem IN ({places}) AND works > 0", tuple(stems)
    ).fetchall()
    return dict(rows) if {stem for _, stem in rows} >= set(stems) else None


def _rows(
    connection: sqlite3.Connection,
    columns: str,
    table: str,
    column: str,
    works: Iterable[int],
    also: str = "",
) -> list[tuple]:
    # Numbers, not words of anybody: they are written out, as SQLite limits how many can be bound.
    listed = ",".join(str(int(work)) for work in works)
    sql = f"SELECT {columns} FROM {table} WHERE {column} IN ({listed}) {also}"
    return connection.execute(sql).fetchall()
