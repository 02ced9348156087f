"""The tables of the index file.

A table per language, so that a language's own words decide how rare a word is there. Words are
kept as stems, the text itself beside them for excerpts. The shape of a layout changes with its
tables, the chain of languages or their alphabets: a file of another shape is made anew, never
migrated.
"""

import hashlib
import sqlite3
from dataclasses import dataclass

from patterns import collation
from search.languages import version as chain_version

#: Stems come ready made: everything between spaces is a word, in any script.
TOKENS = "tokenize='ascii'"

_META = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_TABLES = """
CREATE TABLE language (
    number INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, works INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE work (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    facets TEXT NOT NULL, prior REAL NOT NULL, changed TEXT NOT NULL,
    digest TEXT NOT NULL, generation INTEGER NOT NULL, gone INTEGER NOT NULL
);
CREATE INDEX work_generation ON work (generation);
CREATE TABLE part (
    work INTEGER NOT NULL, language INTEGER NOT NULL, is_source INTEGER NOT NULL,
    is_short INTEGER NOT NULL, title TEXT NOT NULL, sorted TEXT NOT NULL,
    address TEXT NOT NULL, names TEXT NOT NULL,
    lead TEXT NOT NULL, body TEXT NOT NULL, labels TEXT NOT NULL
);
CREATE UNIQUE INDEX part_work ON part (work, language);
CREATE INDEX part_sorted ON part (language, sorted, work);
CREATE TABLE name (
    id INTEGER PRIMARY KEY, work INTEGER NOT NULL, language INTEGER NOT NULL,
    place INTEGER NOT NULL, text TEXT NOT NULL, folded TEXT NOT NULL
);
CREATE INDEX name_work ON name (work);
CREATE INDEX name_folded ON name (language, folded);
CREATE VIRTUAL TABLE name_words USING fts5 (folded, {tokens}, prefix='1 2 3', detail='none');
"""

_LANGUAGE_TABLES = """
CREATE VIRTUAL TABLE stems_{number} USING fts5 (name, lead, body, {tokens});
CREATE TABLE word_{number} (
    id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, folded TEXT NOT NULL,
    stem TEXT NOT NULL, works INTEGER NOT NULL
);
CREATE INDEX word_folded_{number} ON word_{number} (folded);
CREATE INDEX word_stem_{number} ON word_{number} (stem);
CREATE VIRTUAL TABLE gram_{number} USING fts5 (grams, {tokens}, content='');
"""


@dataclass(frozen=True, slots=True)
class Layout:
    """The tables that a file is made with; each layout has a shape of its own."""

    tables: str
    also: str = ""

    @property
    def shape(self) -> str:
        parts = self.tables + self.also + chain_version() + collation.version()
        return hashlib.sha256(parts.encode()).hexdigest()[:16]

    def create(self, connection: sqlite3.Connection, identity: str) -> None:
        """Lay out an empty file that goes by the name `identity`."""
        run(connection, _META + self.tables)
        rows = (("shape", self.shape), ("identity", identity), ("generation", "0"))
        connection.executemany("INSERT INTO meta VALUES (?, ?)", rows)


WORKS = Layout(_TABLES, _LANGUAGE_TABLES)


def meta(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT name, value FROM meta"))


def language_numbers(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of each language's tables, by code."""
    return dict(connection.execute("SELECT code, number FROM language"))


def add_language(connection: sqlite3.Connection, code: str) -> int:
    """Tables for one more language; their number."""
    number = connection.execute("INSERT INTO language (code) VALUES (?)", (code,)).lastrowid
    run(connection, _LANGUAGE_TABLES.replace("{number}", str(number)))
    return number


def run(connection: sqlite3.Connection, statements: str) -> None:
    """Statements one after the other, in the transaction that is open."""
    # One by one: executescript would end the transaction that this belongs to.
    for statement in filter(str.strip, statements.replace("{tokens}", TOKENS).split(";\n")):
        connection.execute(statement)
