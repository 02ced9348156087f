"""A new index file beside the old one, swapped in whole.

The lasting path is a link to the file of the day: each file keeps the name it was made under, so
what SQLite keeps beside it (`-wal`, `-shm`) never meets another file. Knows nothing of where
records come from.
"""

import contextlib
import fcntl
import os
import sqlite3
import uuid
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from search.contract import BUILDING, EngineUnavailable, Record
from search.engines.embedded import schema
from search.engines.embedded.file import IndexFile, connect
from search.engines.embedded.writing import write

_BESIDE = ("", "-wal", "-shm", "-journal")


class Building:
    """An index file in the making; readers have the old one until `put_in_place`."""

    def __init__(
        self, lasting_path: Path, layout: schema.Layout = schema.WORKS, identity: str = ""
    ) -> None:
        self.lasting_path = Path(lasting_path)
        self.identity = identity or uuid.uuid4().hex
        self.path = path_of(self.lasting_path, self.identity)
        self.file = IndexFile(self.path, layout)
        self._layout = layout

    def fill(self, records: Iterable[Record]) -> int:
        """Make the file and write all records into it; how many there were."""
        with self.opened() as connection:
            return write(connection, records)

    @contextlib.contextmanager
    def opened(self) -> Iterator[sqlite3.Connection]:
        """The new file with its tables, to write everything into in one go."""
        with self.file.refused_as_such():
            self.lasting_path.parent.mkdir(parents=True, exist_ok=True)
            self.path.touch(mode=0o600)
        with (
            self.file.unavailable_as_such(),
            contextlib.closing(connect(self.path, 1.0)) as connection,
        ):
            # Nobody reads it yet, and half a file is thrown away: no journal, no waiting.
            connection.execute("PRAGMA page_size = 8192")
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA cache_size = -65536")
            connection.execute("BEGIN IMMEDIATE")
            self._layout.create(connection, self.identity)
            yield connection
            connection.execute("COMMIT")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA journal_mode = WAL")

    def put_in_place(self, *, keep_old: bool = False) -> None:
        """From here on readers meet this file."""
        had = _target(self.lasting_path)
        with self.file.refused_as_such():
            point_to(self.lasting_path, self.path)
        if had == self.lasting_path:
            _remove(had, also_itself=False)
        elif had != self.path and not keep_old:
            # Whoever still reads the old file goes on reading it: only its name goes.
            _remove(had)

    def give_up(self) -> None:
        self.file.close()
        _remove(self.path)


def path_of(lasting_path: Path, identity: str) -> Path:
    """Where the file of this identity lies, or would lie."""
    return lasting_path.with_name(f"{lasting_path.name}.{identity}")


def point_to(lasting_path: Path, path: Path) -> None:
    """Let the lasting path lead to this file, in one step."""
    link = path.with_name(f"{path.name}.link")
    link.unlink(missing_ok=True)
    link.symlink_to(path.name)
    link.replace(lasting_path)


@contextlib.contextmanager
def only_builder(lasting_path: Path, keep: Collection[str] = ()) -> Iterator[None]:
    """Nobody else on this machine builds here meanwhile; leftovers of broken-off tries are gone.

    Files whose identities are in `keep` are no leftovers.
    """
    lasting_path = Path(lasting_path)
    with IndexFile(lasting_path).refused_as_such():
        lasting_path.parent.mkdir(parents=True, exist_ok=True)
        lock = os.open(f"{lasting_path}.lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _remove_leftovers(lasting_path, keep)
        yield
    except BlockingIOError:
        message = f"Another process is building {lasting_path}. Wait until it is done."
        raise EngineUnavailable(BUILDING, message) from None
    finally:
        os.close(lock)


def _remove_leftovers(lasting_path: Path, keep: Collection[str]) -> None:
    kept = (_target(lasting_path).name, *(path_of(lasting_path, one).name for one in keep))
    for file in lasting_path.parent.glob(f"{lasting_path.name}.*"):
        made_here = len(file.suffix) > len(uuid.uuid4().hex) or file.suffix == ".link"
        if made_here and not file.name.startswith(kept):
            file.unlink(missing_ok=True)


def _target(lasting_path: Path) -> Path:
    """The file of the day; the path itself where it is no link."""
    if lasting_path.is_symlink():
        return lasting_path.with_name(lasting_path.readlink().name)
    return lasting_path


def _remove(path: Path, *, also_itself: bool = True) -> None:
    for ending in _BESIDE if also_itself else _BESIDE[1:]:
        path.with_name(path.name + ending).unlink(missing_ok=True)
