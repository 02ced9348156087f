"""A server that behaves badly, as no real one does at a wish.

`NastyServer(behave)` answers each request by `behave(door)`, which reads nothing and writes to the
open connection whatever it likes; the request has been read before.
"""

import socket
import threading
import time
from contextlib import contextmanager

HEAD = (
    "HTTP/1.1 {status} X\r\nX-Elastic-Product: Elasticsearch\r\n"
    "Content-Type: application/vnd.elasticsearch+json;compatible-with=8\r\n"
    "Content-Length: {length}\r\n\r\n"
)


def answer(status, content):
    """Bytes of a whole answer."""
    content = content.encode()
    return HEAD.format(status=status, length=len(content)).encode() + content


def says(status, content):
    return lambda door: door.sendall(answer(status, content))


def waits(seconds, then):
    def behave(door):
        time.sleep(seconds)
        then(door)

    return behave


def drips(whole, every):
    """A byte now and then: each one comes in time, the whole answer doesn't."""

    def behave(door):
        for byte in whole:
            door.sendall(bytes([byte]))
            time.sleep(every)

    return behave


def says_html(door):
    content = b"<html><body>Welcome to the router</body></html>"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n"
    door.sendall(head % len(content) + content)


def breaks_off(door):
    door.sendall(answer(200, "{}" * 999)[:200])


def closes(door):
    """Without a word."""


def never(door):
    time.sleep(30)


class NastyServer:
    """Listens on this machine; `behave` may be changed while it does.

    With an `ssl.SSLContext` it speaks TLS.
    """

    def __init__(self, behave, tls=None):
        self.behave, self.requests, self.heads, self.connections = behave, [], [], 0
        self._door, self._tls = socket.create_server(("127.0.0.1", 0)), tls
        scheme = "https" if tls else "http"
        self.url = f"{scheme}://127.0.0.1:{self._door.getsockname()[1]}"
        self._open = []
        threading.Thread(target=self._accept, daemon=True).start()

    def hang_up(self):
        """Close all connections, as after a time without use."""
        for door in self._open:
            door.shutdown(socket.SHUT_RDWR)
        self._open.clear()

    def close(self):
        self._door.close()

    def _accept(self):
        while True:
            try:
                door, _ = self._door.accept()
            except OSError:
                return
            self.connections += 1
            self._open.append(door)
            threading.Thread(target=self._serve, args=(door,), daemon=True).start()

    def _serve(self, door):
        try:
            if self._tls:
                door = self._tls.wrap_socket(door, server_side=True)
            while head := read_request(door):
                self.heads.append(head)
                self.requests.append(head.partition("\r\n")[0])
                self.behave(door)
                if self.behave in (closes, breaks_off):
                    return
        except OSError:
            pass  # whoever asked has gone, which is what is tested
        finally:
            door.close()


def read_request(door):
    """What comes before the body, which is read, too, so that no answer meets unread bytes."""
    text = b""
    while b"\r\n\r\n" not in text:
        piece = door.recv(65_536)
        if not piece:
            return ""
        text += piece
    head, _, body = text.partition(b"\r\n\r\n")
    fields = head.lower().split(b"\r\n")
    length = next((int(f.split(b":")[1]) for f in fields if f.startswith(b"content-length")), 0)
    while len(body) < length:
        body += door.recv(65_536)
    return head.decode()


@contextmanager
def serving(behave, tls=None):
    server = NastyServer(behave, tls)
    try:
        yield server
    finally:
        server.close()
