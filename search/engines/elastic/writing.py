"""Documents into an index and out of it, each under a number: a higher one stays.

Works that the server won't have are told apart from a server that can't write now: the others go
in, and those are told of.
"""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from itertools import islice
from threading import Thread

from search.contract import Written
from search.engines.elastic.packages import ApiError, Elasticsearch
from search.engines.elastic.trouble import reason_of, unavailable

AT_ONCE = 200
#: Seconds that a server which has too much to do is given, in turn, before it is given up.
PAUSES = (1, 2, 4, 8, 15)
_LATE, _TOO_MUCH = 409, 429

Change = tuple[str, Mapping | None]


class Writing:
    """Changes to one index, in pieces of a size that a server takes well."""

    def __init__(
        self,
        client: Elasticsearch,
        alias: str,
        place: str,
        number: int,
        pauses: Sequence[float] = (),
    ) -> None:
        self._client, self._alias, self._place = client, alias, place
        self._number, self._pauses = number, pauses
        self.changed = 0
        #: Of those, the works that weren't there before.
        self.made = 0
        self._late: set[str] = set()
        self._refused: dict[str, str] = {}

    def write(self, changes: Iterable[Change], *, refresh: bool) -> Written:
        """Put each document under its key; None in its place takes it out.

        While the server writes one piece the next is made; never more than two are in memory.
        """
        bulk = partial(self._client.bulk, require_alias=True, refresh=refresh)
        sent = None
        for piece in _pieces(changes, AT_ONCE):
            operations = list(self._operations(piece))
            self._take(sent)
            sent = _begun(partial(self._send, partial(bulk, operations=operations)))
        self._take(sent)
        return Written(frozenset(self._late), self._refused)

    def _send(self, bulk: partial) -> Mapping:
        """The answer to a piece; where the server has too much to do it is sent again later."""
        for pause in self._pauses:
            try:
                answer = bulk()
            except ApiError as error:
                if error.status_code != _TOO_MUCH:
                    raise
            else:
                results = (result for item in answer["items"] for result in item.values())
                if all(result["status"] != _TOO_MUCH for result in results):
                    return answer
            time.sleep(pause)
        return bulk()

    def _take(self, sent: Future | None) -> None:
        """Wait for the server's answer to a piece, and note what became of each work."""
        for item in sent.result()["items"] if sent else ():
            (result,) = item.values()
            self._note(result)

    def _operations(self, piece: Iterable[Change]) -> Iterator[Mapping]:
        for key, document in piece:
            where = {
                "_index": self._alias,
                "_id": key,
                "version": self._number,
                # What is written twice under one number is written twice.
                "version_type": "external_gte",
            }
            if document is None:
                yield {"delete": where}
            else:
                yield {"index": where}
                yield document

    def _note(self, result: Mapping) -> None:
        if "error" not in result:
            # Taking out what isn't there changes nothing, and is no trouble.
            self.changed += result["result"] != "not_found"
            self.made += result["result"] == "created"
            return
        status, error = result["status"], result["error"]
        if status == _LATE:
            self._late.add(result["_id"])
            return
        trouble = reason_of(status, error["type"])
        if trouble:
            raise unavailable(trouble, self._place, error["reason"][:200])
        self._refused[result["_id"]] = f"{error['type']}: {error['reason']}"[:500]


def _begun(send: partial) -> Future:
    """What a thread of its own sends; one that no process waits for when it ends."""
    sent = Future()

    def run() -> None:
        try:
            sent.set_result(send())
        except Exception as trouble:  # it is raised where the answer is taken
            sent.set_exception(trouble)

    Thread(target=run, name="search writing", daemon=True).start()
    return sent


def _pieces(changes: Iterable[Change], size: int) -> Iterator[list[Change]]:
    changes = iter(changes)
    while piece := list(islice(changes, size)):
        yield piece
