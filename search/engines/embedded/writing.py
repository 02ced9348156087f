"""Records into the index file.

What was kept of a work goes out whole before its record comes in, all in one transaction, so a
reader sees either. Knows nothing of where records come from.
"""

# ruff: noqa: S608 - table names carry a number of ours; words of anybody are always bound.

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain, count

from patterns.collation import sort_key
from search.contract import Record, Version
from search.engines.embedded import schema
from search.engines.embedded.vocabulary import Vocabulary
from search.languages import chain_for
from search.words import LABEL, plain_words


class Writing:
    """One transaction's changes to an index file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._numbers = schema.language_numbers(connection)
        self._codes = {number: code for code, number in self._numbers.items()}
        self._vocabulary = Vocabulary(connection)
        self._more = Counter[int]()
        (newest,) = connection.execute("SELECT coalesce(max(id), 0) FROM name").fetchone()
        self._name_ids = count(newest + 1)
        self._generation = int(schema.meta(connection)["generation"]) + 1

    def put(self, record: Record) -> bool:
        """Keep this record; False where the index has it already."""
        row = self._connection.execute(
            "SELECT id, digest, gone FROM work WHERE key = ?", (record.key,)
        ).fetchone()
        if row and row[1:] == (record.digest, 0):
            return False
        if row:
            self._clear(row[0])
        work = self._put_work(record, row[0] if row else None)
        for place, version in enumerate(record.versions):
            self._put_version(work, version, record.labels, is_source=place == 0)
        written = {version.language for version in record.versions}
        for language, labels in record.labels.items():
            if language not in written and labels:
                self._put_version(work, Version(language, "", ""), record.labels)
        return True

    def forget(self, key: str) -> bool:
        """Keep nothing of this work but its number; False where there was nothing."""
        row = self._connection.execute(
            "SELECT id FROM work WHERE key = ? AND NOT gone", (key,)
        ).fetchone()
        if row is None:
            return False
        self._clear(row[0])
        # The row stays: whoever holds counts in memory learns from it what went.
        self._connection.execute(
            "UPDATE work SET gone = 1, facets = '{}', prior = 0, changed = '', digest = '',"
            " generation = ? WHERE id = ?",
            (self._generation, row[0]),
        )
        return True

    def finish(self) -> None:
        """Write what was gathered; call it before the transaction ends."""
        self._vocabulary.write()
        self._connection.executemany(
            "UPDATE language SET works = works + ? WHERE number = ?",
            [(more, number) for number, more in self._more.items()],
        )
        self._connection.execute(
            "UPDATE meta SET value = ? WHERE name = 'generation'", (str(self._generation),)
        )

    def _put_work(self, record: Record, work: int | None) -> int:
        facets = {name: list(values) for name, values in record.facets.items() if values}
        values = (record.kind, json.dumps(facets), record.prior, record.changed, record.digest)
        # Not INSERT OR REPLACE: SQLite makes a savepoint around it, at which full-text tables
        # write down the little they have gathered: a piece for each work, all to be merged.
        if work is None:
            return self._connection.execute(
                "INSERT INTO work VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, 0)",
                (record.key, *values, self._generation),
            ).lastrowid
        self._connection.execute(
            "UPDATE work SET (kind, facets, prior, changed, digest, generation, gone)"
            " = (?, ?, ?, ?, ?, ?, 0) WHERE id = ?",
            (*values, self._generation, work),
        )
        return work

    def _put_version(
        self,
        work: int,
        version: Version,
        labels_by_language: Mapping[str, tuple[str, ...]],
        *,
        is_source: bool = False,
    ) -> None:
        """One language of a work; without a title it is only what the work is filed under."""
        number, steps = self._number(version.language), chain_for(version.language)
        names = tuple(dict.fromkeys(version.names))
        labels = labels_by_language.get(version.language, ())
        texts = ("\n".join(names), version.lead, version.body, "\n".join(labels))
        head = version.title, sort_key(version.language, version.title), version.address
        self._connection.execute(
            "INSERT INTO part VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (work, number, is_source, version.is_short, *head, *texts),
        )
        read = [steps.read(text) for text in texts]
        name, lead, body, filed = (" ".join(stems) for stems, _ in read)
        self._connection.execute(
            f"INSERT INTO stems_{number} (rowid, name, lead, body) VALUES (?, ?, ?, ?)",
            (work, name, f"{lead} {filed}", body),
        )
        self._more[number] += 1
        self._vocabulary.add(number, version.language, _words(read))
        called = dict.fromkeys(filter(None, (version.title, *names)))
        self._put_names(work, number, version.language, enumerate(called))
        self._put_names(work, number, version.language, ((LABEL, label) for label in labels))

    def _put_names(
        self, work: int, number: int, language: str, names: Iterable[tuple[int, str]]
    ) -> None:
        rows = [
            (next(self._name_ids), work, number, place, text, plain_words(text, language))
            for place, text in names
        ]
        self._connection.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?, ?)", rows)
        self._connection.executemany(
            "INSERT INTO name_words (rowid, folded) VALUES (?, ?)",
            [(row[0], row[-1]) for row in rows],
        )

    def _clear(self, work: int) -> None:
        run = self._connection.execute
        parts = run("SELECT language, names, lead, body, labels FROM part WHERE work = ?", (work,))
        for number, *texts in parts.fetchall():
            self._more[number] -= 1
            code = self._codes[number]
            self._vocabulary.remove(number, code, _words(map(chain_for(code).read, texts)))
            run(f"DELETE FROM stems_{number} WHERE rowid = ?", (work,))
        run("DELETE FROM name_words WHERE rowid IN (SELECT id FROM name WHERE work = ?)", (work,))
        run("DELETE FROM name WHERE work = ?", (work,))
        run("DELETE FROM part WHERE work = ?", (work,))

    def _number(self, code: str) -> int:
        if code not in self._numbers:
            number = schema.add_language(self._connection, code)
            self._numbers[code], self._codes[number] = number, code
        return self._numbers[code]


def _words(read: Iterable[tuple[list[str], list[str]]]) -> Iterable[str]:
    return chain.from_iterable(words for _, words in read)


def write(
    connection: sqlite3.Connection, records: Iterable[Record], gone: Iterable[str] = ()
) -> int:
    """Put and forget inside the transaction that is open; how many works changed."""
    writing = Writing(connection)
    changed = sum(writing.put(record) for record in records)
    changed += sum(writing.forget(key) for key in gone)
    writing.finish()
    return changed
