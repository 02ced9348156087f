"""A gate before a real server: it lets requests through, or treats them as bad networks do.

`gate.be("never")` changes how from that moment on, for open connections, too. What a real server
can be brought to do itself (an index gone, read-only, of another shape) isn't done here.
"""

import contextlib
import http.client
import json
import socket
import ssl
import struct
import threading
from urllib.parse import urlsplit

from django.conf import settings

PAGE = b"<!doctype html><title>Welcome to nginx!</title><h1>Welcome to nginx!</h1>"
#: How it can be, but for letting requests through.
TROUBLES = (
    "refused", "reset", "503", "429", "html", "slow", "slower", "never", "drip", "failed shards",
    "timed out",
)  # fmt: skip
_SLOW = {"slow": 2.0, "slower": 5.0}
_EVERY = 0.05


class Gate:
    """Listens on loopback, before the server at this address."""

    def __init__(self, address):
        self._server = urlsplit(address)
        self._mode, self._changed = "open", threading.Event()
        self._connections, self._listener = set(), None
        self.port, self.asked = 0, []
        self._listen()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def be(self, mode):
        """From now on; whoever waits for an answer loses their connection."""
        self._mode = mode
        self._changed.set()
        self._changed = threading.Event()
        for connection in list(self._connections):
            _end(connection)
        if mode == "refused":
            _end(self._listener)
        elif self._listener.fileno() < 0:
            self._listen()

    def close(self):
        self.be("refused")

    def _listen(self):
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self.port = self._listener.getsockname()[1]
        words = {"target": self._accept, "args": (self._listener,), "daemon": True}
        threading.Thread(**words).start()

    def _accept(self, listener):
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            self._connections.add(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        try:
            with connection, connection.makefile("rb") as reading:
                while request := _request(reading):
                    self.asked.append(request[:2])
                    self._answer(connection, request)
        except OSError:
            pass
        finally:
            self._connections.discard(connection)

    def _answer(self, connection, request):
        mode, changed = self._mode, self._changed
        if mode == "reset":
            # Without a farewell: what arrives is a reset, not an end.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            raise OSError
        if mode == "never":
            # Long enough to hold up whoever has no deadline, and not for good.
            changed.wait(60)
            raise OSError
        if mode in ("503", "429"):
            return connection.sendall(_refusal(int(mode)))
        if mode == "html":
            return connection.sendall(_written(200, {"Content-Type": "text/html"}, PAGE))
        if mode in _SLOW:
            changed.wait(_SLOW[mode])
        answer = self._passed_on(*request)
        if mode == "mute":
            # Done, but nobody is told.
            raise OSError
        if mode in ("failed shards", "timed out"):
            answer = _partial(answer, mode)
        if mode == "drip":
            return _drip(connection, _written(*answer), changed)
        return connection.sendall(_written(*answer))

    def _passed_on(self, method, target, headers, body):
        server = _connection(self._server)
        try:
            server.request(method, target, body, headers)
            answer = server.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            server.close()


def _connection(server):
    if server.scheme == "https":
        trust = ssl.create_default_context(cafile=settings.ELASTICSEARCH_CA_FILE or None)
        return http.client.HTTPSConnection(server.hostname, server.port, timeout=60, context=trust)
    return http.client.HTTPConnection(server.hostname, server.port or 9200, timeout=60)


def _request(reading):
    line = reading.readline().decode("latin-1").split()
    if len(line) != 3:
        return None
    headers = {}
    while field := reading.readline().decode("latin-1").strip():
        name, _, value = field.partition(":")
        headers[name.lower()] = value.strip()
    body = reading.read(int(headers.pop("content-length", 0)))
    return line[0], line[1], headers, body


def _written(status, headers, body):
    left_out = ("content-length", "transfer-encoding", "connection")
    kept = [f"{name}: {value}" for name, value in headers.items() if name.lower() not in left_out]
    lines = [f"HTTP/1.1 {status} {http.client.responses[status]}", *kept]
    return "\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""]).encode() + body


def _refusal(status):
    error = {"type": "es_rejected_execution_exception", "reason": "too much to do"}
    headers = {"Content-Type": "application/json", "X-Elastic-Product": "Elasticsearch"}
    return _written(status, headers, json.dumps({"error": error, "status": status}).encode())


def _partial(answer, mode):
    status, headers, body = answer
    said = json.loads(body or b"{}")
    if "hits" in said:
        said["timed_out"] = mode == "timed out"
        said["_shards"]["failed"] += mode == "failed shards"
    return status, headers, json.dumps(said).encode()


def _drip(connection, answer, changed):
    for at in range(len(answer)):
        if changed.wait(_EVERY):
            raise OSError
        connection.sendall(answer[at : at + 1])


def _end(connection):
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()
