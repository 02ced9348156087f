"""The indexes of one site on a server, as `contract.Indexes` wants them.

Each is made under a name of its own and filled while readers have another one; an alias, moved in
one step, says which one they meet. Several machines write to it, so numbers say whose state is
newer.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from search.contract import MISSING, OLDER, Filled, Record, Write, Written
from search.engines.elastic.client import TENDING, WRITING
from search.engines.elastic.engine import ElasticEngine
from search.engines.elastic.mapping import SETTINGS, mapping
from search.engines.elastic.naming import write_alias
from search.engines.elastic.trouble import PARTIAL, unavailable
from search.engines.elastic.writing import PAUSES, Writing

_NAME = "elasticsearch:"
#: Nobody reads an index in the making, and nothing is lost with half of one.
_WHILE_FILLING = {"refresh_interval": "-1", "auto_expand_replicas": False, "number_of_replicas": 0}


class ElasticIndexes:
    """All indexes whose names begin with the site's prefix."""

    is_shared = True

    def __init__(self, engine: ElasticEngine) -> None:
        self.engine = engine
        self.place = engine.client.place

    def serving(self) -> str:
        with self.engine.client.within(WRITING) as client:
            found = client.options(ignore_status=404).indices.get_alias(name=self._names.read)
            indexes = [name for name in found.body if name != "error" and name != "status"]
            if not indexes:
                others = client.indices.get_alias(index=self._names.of_any_shape)
                raise unavailable(OLDER if others.body else MISSING, self.place)
        return f"{_NAME}{indexes[0]}"

    def new_name(self) -> str:
        return f"{_NAME}{self._names.new()}"

    def fill(self, name: str, records: Iterable[Record], number: int) -> Filled:
        index = _index(name)
        with self.engine.client.within(TENDING) as client:
            client.indices.create(
                index=index,
                mappings=mapping(self.engine.languages, self.engine.facets).to_dict(),
                settings=SETTINGS | _WHILE_FILLING,
                aliases={write_alias(index): {}},
            )
            writing = Writing(client, write_alias(index), self.place, number, PAUSES)
            written = writing.write(self.engine.changes(records, ()), refresh=False)
            # Filling leaves several pieces, each of which every question is put to. Not waited for:
            # a large index takes minutes, and answers as well meanwhile.
            client.indices.forcemerge(index=index, max_num_segments=1, wait_for_completion=False)
            usual = {setting: SETTINGS.get(setting) for setting in _WHILE_FILLING}
            usual.pop("number_of_replicas")
            client.indices.put_settings(index=index, settings=usual)
            client.indices.refresh(index=index)
            works = client.count(index=index)["count"]
        # A work that came twice is one; one that somebody wrote meanwhile isn't of our making.
        if works < writing.made:
            raise unavailable(PARTIAL, self.place)
        return Filled(works, written.refused)

    def put_in_place(self, name: str) -> None:
        index = _index(name)
        with self.engine.client.within(TENDING) as client:
            client.indices.refresh(index=index)
            others = {"index": self._names.of_any_shape, "alias": self._names.read}
            client.indices.update_aliases(
                actions=[
                    {"remove": others | {"must_exist": False}},
                    {"add": {"index": index, "alias": self._names.read}},
                ]
            )

    def is_usable(self, name: str) -> bool:
        index = _index(name)
        if not self._names.is_of_this_shape(index):
            return False
        with self.engine.client.within(WRITING) as client:
            return bool(client.indices.exists(index=index))

    def drop(self, name: str) -> None:
        with self.engine.client.within(TENDING) as client:
            client.indices.delete(index=_index(name), ignore_unavailable=True)

    @contextmanager
    def writing(self, name: str) -> Iterator[Write]:
        alias = write_alias(_index(name))
        # The server would make an index of that name for a work that is only taken out.
        with self.engine.client.within(WRITING) as client:
            if not client.indices.exists_alias(name=alias):
                raise unavailable(MISSING, self.place)

        def write(records: Iterable[Record], gone: Iterable[str], number: int) -> Written:
            with self.engine.client.within(WRITING) as client:
                writing = Writing(client, alias, self.place, number)
                return writing.write(self.engine.changes(records, gone), refresh=True)

        yield write

    @contextmanager
    def alone(self, keep: Collection[str]) -> Iterator[None]:
        """Leftovers are those that nobody meets under any alias."""
        kept = {_index(name) for name in keep}
        with self.engine.client.within(TENDING) as client:
            found = client.indices.get_alias(index=self._names.of_any_shape)
            for index, about in found.body.items():
                met = set(about["aliases"]) - {write_alias(index)}
                if index not in kept and not met:
                    client.indices.delete(index=index, ignore_unavailable=True)
        yield

    @property
    def _names(self):
        return self.engine.names


def _index(name: str) -> str:
    return name.removeprefix(_NAME)
