"""The index file: opening it, and saying what is wrong with it.

Knows that readers meet it at a lasting path which is a link to the file of the day, that each
thread has its own connection, and that a file can be missing, cut off, scribbled over, of an older
shape, locked, another user's, or on a full disk. Knows nothing of what is asked.
"""

import errno
import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from search.contract import DAMAGED, MISSING, OLDER, EngineUnavailable
from search.engines.embedded import schema

LOCKED, FULL, CLOSED = "locked", "full", "closed"

_MESSAGES = {
    MISSING: "The search index {path} isn't there. Run manage.py search_rebuild.",
    DAMAGED: "The search index {path} is damaged. Run manage.py search_rebuild.",
    OLDER: "The search index {path} was made by another version. Run manage.py search_rebuild.",
    LOCKED: "The search index {path} is locked by another program. End it, or wait.",
    FULL: "There is no room to write the search index {path}. Free some disk space.",
    CLOSED: "This program may not open the search index {path}. Let its user read and write there.",
}
_READER_WAITS, _WRITER_WAITS = 0.5, 10.0


class IndexFile:
    """One index file at a lasting path, opened once per thread."""

    def __init__(self, path: Path, layout: schema.Layout = schema.WORKS) -> None:
        self.path = Path(path)
        self._shape = layout.shape
        self._of_this_thread = threading.local()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection on which everything read is of one moment."""
        with self.unavailable_as_such(), self._nonsense_as_such():
            connection = self._connection()
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction that nobody else writes in; committed at the end."""
        with self.unavailable_as_such():
            self._check()
            with self._nonsense_as_such():
                connection = connect(self.path, _WRITER_WAITS)
            try:
                with self._nonsense_as_such():
                    self._check_shape(connection)
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            finally:
                connection.close()

    @contextmanager
    def unavailable_as_such(self) -> Iterator[None]:
        """Whatever SQLite says becomes one of the reasons above."""
        try:
            yield
        except sqlite3.Error as error:
            self.close()
            reason = _reason(error)
            # Anything else is a fault of ours, and has to show as one.
            if reason is None:
                raise
            if reason == MISSING and self.path.exists():
                reason = CLOSED
            raise self.unavailable(reason) from error

    @contextmanager
    def _nonsense_as_such(self) -> Iterator[None]:
        """Text that can't be read, be it SQLite's own complaint, was never written so by us."""
        try:
            yield
        except (UnicodeDecodeError, json.JSONDecodeError) as error:
            self.close()
            raise self.unavailable(DAMAGED) from error

    @contextmanager
    def refused_as_such(self) -> Iterator[None]:
        """Whatever the system says about files and folders becomes one of them, too."""
        try:
            yield
        except OSError as error:
            self.close()
            raise self.unavailable(_OF_THE_SYSTEM.get(error.errno, MISSING)) from error

    def unavailable(self, reason: str) -> EngineUnavailable:
        return EngineUnavailable(reason, _MESSAGES[reason].format(path=self.path))

    def identity(self) -> str:
        """The name under which changes for this very file are kept for it."""
        with self.reading() as connection:
            return schema.meta(connection)["identity"]

    def close(self) -> None:
        """Let go of this thread's connection; the next use opens another."""
        connection = self._of_this_thread.__dict__.pop("connection", None)
        self._of_this_thread.__dict__.pop("file", None)
        if connection is not None:
            connection.close()

    def _connection(self) -> sqlite3.Connection:
        here = self._of_this_thread.__dict__
        file = self._check()
        if here.get("file") != file:
            self.close()
            connection = connect(self.path, _READER_WAITS)
            self._check_shape(connection)
            connection.execute("PRAGMA query_only = ON")
            here.update(file=file, connection=connection)
        return here["connection"]

    def _check(self) -> tuple[int, int]:
        """Which file it is now; refuses one that is missing or shorter than it was.

        By its size alone: whoever opens and closes a file of SQLite's beside SQLite takes the locks
        of the whole process away, and other processes then write over what this one reads.
        """
        with self.refused_as_such():
            status = self.path.stat()
        file = (status.st_dev, status.st_ino)
        # Nothing ever makes one shorter; SQLite itself notices only when it reads there.
        here = self._of_this_thread.__dict__
        if here.get("seen") == file and status.st_size < here["size"]:
            self.close()
            raise self.unavailable(DAMAGED)
        here.update(seen=file, size=status.st_size)
        return file

    def _check_shape(self, connection: sqlite3.Connection) -> None:
        try:
            shape = schema.meta(connection).get("shape")
        except sqlite3.OperationalError as error:
            if "no such table" not in str(error):
                raise
            shape = None
        if shape != self._shape:
            connection.close()
            raise self.unavailable(OLDER)


def connect(path: Path, seconds: float) -> sqlite3.Connection:
    """An open connection to a file that exists; transactions are begun by hand."""
    address = f"{path.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(address, uri=True, timeout=seconds, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA temp_store = MEMORY")
    except Exception:
        connection.close()
        raise
    return connection


#: By the beginning of SQLite's own name for it, the longer ones first.
_REASONS = {
    "SQLITE_LOCKED": LOCKED,
    "SQLITE_BUSY": LOCKED,
    "SQLITE_FULL": FULL,
    # What it keeps beside the file has no room, which a reader needs, too.
    "SQLITE_IOERR_SHMSIZE": FULL,
    "SQLITE_IOERR_WRITE": FULL,
    "SQLITE_CANTOPEN": MISSING,
    "SQLITE_READONLY": CLOSED,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": DAMAGED,
    "SQLITE_IOERR": DAMAGED,
}
#: What has no name of its own, by its words.
_ALSO_DAMAGED = ("invalid fts5 file format", "could not decode to utf-8")
_OF_THE_SYSTEM = {
    errno.EACCES: CLOSED,
    errno.EPERM: CLOSED,
    errno.EROFS: CLOSED,
    errno.EISDIR: CLOSED,
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
}


def _reason(error: sqlite3.Error) -> str | None:
    name = getattr(error, "sqlite_errorname", "")
    for beginning, reason in _REASONS.items():
        if name.startswith(beginning):
            return reason
    return DAMAGED if any(words in str(error).lower() for words in _ALSO_DAMAGED) else None
