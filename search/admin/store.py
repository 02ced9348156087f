"""The admin's index file: items put in, taken out, and found by words.

Knows tables and expressions; knows no model. An index that isn't there is left alone by writers:
it is made whole or not at all.
"""

import sqlite3
from collections.abc import Iterable

from search.contract import CURED_BY_REBUILD, EngineUnavailable
from search.engines.embedded.file import IndexFile

#: Name, text, typed.
_WEIGHTS = "5, 1, 3"

Row = tuple[str, str, tuple[str, str, str]]


def put(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Keep these items' words in place of what was kept of them."""
    for root, pk, columns in rows:
        connection.execute("INSERT OR IGNORE INTO item (root, pk) VALUES (?, ?)", (root, pk))
        (item,) = connection.execute(
            "SELECT id FROM item WHERE root = ? AND pk = ?", (root, pk)
        ).fetchone()
        connection.execute("DELETE FROM words WHERE rowid = ?", (item,))
        connection.execute(
            "INSERT INTO words (rowid, name, text, typed) VALUES (?, ?, ?, ?)", (item, *columns)
        )


def take_out(connection: sqlite3.Connection, root: str, pk: str) -> None:
    row = connection.execute("SELECT id FROM item WHERE root = ? AND pk = ?", (root, pk)).fetchone()
    if row is not None:
        connection.execute("DELETE FROM words WHERE rowid = ?", row)
        connection.execute("DELETE FROM item WHERE id = ?", row)


def found(file: IndexFile, root: str, expression: str) -> dict[str, float]:
    """The items of this kind that match, with how well; empty for an empty expression."""
    if not expression:
        return {}
    with file.reading() as connection:
        # CROSS: the words are looked up first. Left to itself SQLite asks for them item by item.
        rows = connection.execute(
            f"SELECT item.pk, -bm25(words, {_WEIGHTS}) FROM words"  # noqa: S608 - weights of ours
            " CROSS JOIN item ON item.id = words.rowid WHERE words MATCH ? AND item.root = ?",
            (expression, root),
        )
        return dict(rows.fetchall())


def every(file: IndexFile, root: str) -> dict[str, float]:
    with file.reading() as connection:
        rows = connection.execute("SELECT pk, 0.0 FROM item WHERE root = ?", (root,))
        return dict(rows.fetchall())


def needs_making(file: IndexFile) -> bool:
    """Whether there is no index, or one that can't be used any more."""
    try:
        file.identity()
    except EngineUnavailable as trouble:
        return trouble.reason in CURED_BY_REBUILD
    return False
