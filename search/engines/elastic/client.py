"""Speaking with the server: what is asked, how long for, and what counts as an answer.

Readers wait for 0.7 seconds altogether, however many questions it takes; nothing that is read is
tried again. Knows no query and no document.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from search.engines.elastic.deadline import DeadlineNode, left
from search.engines.elastic.packages import Elasticsearch, NodeConfig, Search
from search.engines.elastic.server import Server
from search.engines.elastic.trouble import PARTIAL, SLOW, unavailable, unavailable_as_such

#: A reader waits so long for an answer, whole or none.
READING = 0.7
#: What the server itself may take of it.
_ITS_SHARE = 0.7
#: Those who write and look after indexes have more time.
WRITING, TENDING = 20.0, 60.0
#: An administrator looks at a page that tells of a silent server, too.
ASKING_HOW_IT_IS = 2.0
#: Where an address names none.
_PORTS = {"https": 443, "http": 9200}


class Client:
    """A connection to one server, for all threads of a process."""

    def __init__(self, server: Server, reading: float = READING) -> None:
        self.place, self._reading = server.place, reading
        self._client = Elasticsearch(
            list(_nodes(server)),
            basic_auth=None if server.api_key else server.account,
            api_key=server.api_key or None,
            request_timeout=reading,
            node_class=DeadlineNode,
            max_retries=0,
            retry_on_timeout=False,
        )

    @contextmanager
    def within(self, seconds: float) -> Iterator[Elasticsearch]:
        """The client itself, each request with so much time; its troubles come out as ours."""
        with unavailable_as_such(self.place):
            yield self._client.options(request_timeout=seconds)

    def close(self) -> None:
        self._client.close()

    @contextmanager
    def reader(self, index: str) -> Iterator["Reader"]:
        """To ask what a reader waits for."""
        with unavailable_as_such(self.place):
            try:
                yield Reader(self._client, index, self.place, self._reading)
            except TimeoutError as error:
                raise unavailable(SLOW, self.place) from error


class Reader:
    """One reader's questions, which end at the same moment."""

    def __init__(self, client: Elasticsearch, index: str, place: str, seconds: float) -> None:
        self._client, self._index, self._place = client, index, place
        self._until, self._is_first = time.monotonic() + seconds, True

    def ask(self, search: Search) -> dict:
        """The whole answer; one that lacks a part is none."""
        seconds, client = left(self._until), self._client
        if not self._is_first:
            # Which makes a client anew; the first question needn't wait for it.
            client = client.options(request_timeout=seconds)
        self._is_first = False
        body = {**search.to_dict(), "timeout": f"{int(seconds * _ITS_SHARE * 1000) + 1}ms"}
        answer = client.search(index=self._index, body=body).body
        if answer["timed_out"] or answer["_shards"]["failed"]:
            raise unavailable(PARTIAL, self._place)
        return answer


def _nodes(server: Server) -> Iterator[NodeConfig]:
    for parts in map(urlsplit, server.urls):
        yield NodeConfig(
            scheme=parts.scheme,
            host=parts.hostname,
            port=parts.port or _PORTS[parts.scheme],
            path_prefix=parts.path,
            ca_certs=server.ca_file or None,
        )
