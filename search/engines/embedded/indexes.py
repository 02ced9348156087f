"""The embedded engine's index files on this machine, as `contract.Indexes` wants them.

Each file is named by its identity; the lasting path leads to the one that readers meet. Nobody
else writes to a file while records are read for it, so whoever writes last has read last, and the
numbers of what is written say nothing here.
"""

import socket
from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from uuid import uuid4

from search.contract import EngineUnavailable, Filled, Record, Write, Written
from search.engines.embedded.building import Building, only_builder, path_of
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.embedded.file import IndexFile
from search.engines.embedded.writing import write

_NAME = "embedded:"


class EmbeddedIndexes:
    """All index files beside one lasting path."""

    is_shared = False

    def __init__(self, engine: EmbeddedEngine) -> None:
        self.engine = engine
        self.place = f"{socket.gethostname()}:{engine.file.path.absolute()}"[:500]

    def serving(self) -> str:
        return f"{_NAME}{self.engine.file.identity()}"

    def new_name(self) -> str:
        return f"{_NAME}{uuid4().hex}"

    def fill(self, name: str, records: Iterable[Record], number: int) -> Filled:
        return Filled(Building(self._lasting_path, identity=_identity(name)).fill(records))

    def put_in_place(self, name: str) -> None:
        Building(self._lasting_path, identity=_identity(name)).put_in_place(keep_old=True)

    def is_usable(self, name: str) -> bool:
        file = self._file(name)
        try:
            return file.identity() == _identity(name)
        except EngineUnavailable:
            return False
        finally:
            file.close()

    def drop(self, name: str) -> None:
        Building(self._lasting_path, identity=_identity(name)).give_up()

    @contextmanager
    def writing(self, name: str) -> Iterator[Write]:
        with self._file(name).writing() as connection:

            def written(records: Iterable[Record], gone: Iterable[str], number: int) -> Written:
                write(connection, records, gone)
                return Written()

            yield written

    def alone(self, keep: Collection[str]) -> AbstractContextManager[None]:
        return only_builder(self._lasting_path, [_identity(name) for name in keep])

    @property
    def _lasting_path(self) -> Path:
        return self.engine.file.path

    def _file(self, name: str) -> IndexFile:
        path = path_of(self._lasting_path, _identity(name))
        # Whoever copied the folder may have made a file of the link.
        is_at_lasting_path = not path.exists() and self.serving() == name
        return IndexFile(self._lasting_path if is_at_lasting_path else path)


def _identity(name: str) -> str:
    return name.removeprefix(_NAME)
