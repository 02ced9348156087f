"""HTTP with a deadline for the whole answer, whatever way it comes in.

The time-outs of Python's sockets are for each piece: a server that sends a byte now and then holds
a reader for good. Here every piece is waited for only as long as is left. Knows no Elasticsearch.
"""

import http.client
import io
import socket
import ssl
import threading
import time
from collections import deque
from concurrent.futures import Future
from functools import cached_property
from typing import NamedTuple

from search.engines.elastic.packages import (
    ApiResponseMeta,
    BaseNode,
    ConnectionTimeout,
    HttpHeaders,
    NodeConfig,
    NotConnected,
)

#: A server that is there takes a connection at once.
CONNECT_WITHIN = 0.3
_ANSWER_WITHIN = 10.0
_KEPT_OPEN = 16
#: How a connection fails that the server closed while nobody used it.
_CLOSED_MEANWHILE = (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError)


class Pieces(io.RawIOBase):
    """What comes out of a connection until a moment; after that it raises `TimeoutError`."""

    def __init__(self, connection: socket.socket, until: float) -> None:
        self._connection, self._until = connection, until
        self._pieces = connection.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int | None:
        self._connection.settimeout(left(self._until))
        return self._pieces.readinto(buffer)

    def close(self) -> None:
        self._pieces.close()
        super().close()


class Answer(http.client.HTTPResponse):
    """An answer that is read piece by piece until the deadline of its request."""

    def __init__(self, connection: socket.socket, until: float, **given) -> None:
        super().__init__(connection, **given)
        self.fp.close()
        self.fp = io.BufferedReader(Pieces(connection, until), 65_536)


class Answered(NamedTuple):
    """What the client wants of a node: about the answer, and what it says."""

    meta: ApiResponseMeta
    body: bytes


class DeadlineNode(BaseNode):
    """One server; `request_timeout` is how long a whole request may take."""

    _CLIENT_META_HTTP_CLIENT = ("hc", "1.1")

    def __init__(self, config: NodeConfig) -> None:
        super().__init__(config)
        self._idle: deque[http.client.HTTPConnection] = deque(maxlen=_KEPT_OPEN)

    def perform_request(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        headers: HttpHeaders | None = None,
        request_timeout: object = None,
    ) -> Answered:
        start = time.monotonic()
        within = request_timeout if isinstance(request_timeout, int | float) else _ANSWER_WITHIN
        request = (method, f"{self.path_prefix}{target}", body, {**self.headers, **(headers or {})})
        try:
            status, fields, content = self._answered(request, start + within)
        except TimeoutError as error:
            raise ConnectionTimeout(f"No whole answer within {within} s", errors=(error,)) from None
        except (OSError, http.client.HTTPException) as error:
            raise NotConnected(str(error) or type(error).__name__, errors=(error,)) from None
        meta = ApiResponseMeta(
            node=self.config,
            duration=time.monotonic() - start,
            http_version="1.1",
            status=status,
            headers=HttpHeaders(fields),
        )
        return Answered(meta, content)

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()

    def _answered(self, request: tuple, until: float) -> tuple[int, list, bytes]:
        while self._idle:
            try:
                return self._exchange(self._idle.pop(), request, until)
            except _CLOSED_MEANWHILE:
                continue
            except IndexError:
                break
        return self._exchange(self._connected(until), request, until)

    def _exchange(
        self, connection: http.client.HTTPConnection, request: tuple, until: float
    ) -> tuple[int, list, bytes]:
        connection.response_class = lambda sock, **given: Answer(sock, until, **given)
        try:
            connection.sock.settimeout(left(until))
            connection.request(*request)
            answer = connection.getresponse()
            found = (answer.status, answer.getheaders(), answer.read())
        except BaseException:
            connection.close()
            raise
        if connection.sock is not None:
            self._idle.append(connection)
        return found

    def _connected(self, until: float) -> http.client.HTTPConnection:
        reached = self._reached(until)
        if self.scheme == "https":
            connection = http.client.HTTPSConnection(self.host, self.port, context=self._trust)
            reached = self._trust.wrap_socket(reached, server_hostname=self.host)
        else:
            connection = http.client.HTTPConnection(self.host, self.port)
        connection.sock = reached
        # A request is sent in two pieces, the second of which would wait for the first's receipt.
        reached.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def _reached(self, until: float) -> socket.socket:
        """The first address of the server's name that takes a connection; all in the one time."""
        trouble = OSError(f"{self.host} has no address")
        for family, kind, protocol, _name, address in addresses(self.host, self.port, until):
            door = socket.socket(family, kind, protocol)
            try:
                door.settimeout(min(left(until), CONNECT_WITHIN))
                door.connect(address)
            except OSError as error:
                door.close()
                trouble = error
            else:
                return door
        raise trouble

    @cached_property
    def _trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.config.ca_certs)


def addresses(host: str, port: int, until: float) -> list[tuple]:
    """What `getaddrinfo` finds, which knows no time-out: a thread asks it and is left behind."""
    found: Future[list[tuple]] = Future()

    def look_up() -> None:
        try:
            found.set_result(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except Exception as error:  # whatever it was, whoever waits raises it
            found.set_exception(error)

    threading.Thread(target=look_up, name="addresses", daemon=True).start()
    return found.result(left(until))


def left(until: float) -> float:
    """The seconds that are left; raises where there are none."""
    seconds = until - time.monotonic()
    if seconds <= 0:
        raise TimeoutError("no time left")
    return seconds
