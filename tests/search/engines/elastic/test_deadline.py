"""HTTP that ends when it should, and connections that are used again."""

import socket
import threading

import pytest

from search.engines.elastic import deadline
from search.engines.elastic.deadline import DeadlineNode
from search.engines.elastic.packages import ConnectionTimeout, NodeConfig, NotConnected
from tests.search import nasty_server as nasty

WHOLE = nasty.answer(200, '{"a": 1}')


@pytest.fixture
def node_at():
    nodes = []

    def made(server):
        port = int(server.url.rpartition(":")[2])
        nodes.append(DeadlineNode(NodeConfig("http", "127.0.0.1", port)))
        return nodes[-1]

    yield made
    for node in nodes:
        node.close()


def test_an_answer_comes_whole(node_at):
    with nasty.serving(nasty.says(200, '{"a": 1}')) as server:
        meta, content = node_at(server).perform_request("GET", "/x?y=1", request_timeout=30.0)

    assert (meta.status, content) == (200, b'{"a": 1}')
    assert meta.headers["X-Elastic-Product"] == "Elasticsearch"
    assert server.requests == ["GET /x?y=1 HTTP/1.1"]


@pytest.mark.parametrize(
    "behave",
    [nasty.never, nasty.drips(WHOLE, 0.05), nasty.drips(nasty.answer(200, " " * 99), 0.05)],
    ids=["never", "dripping", "dripping a body"],
)
def test_the_deadline_is_for_the_whole_answer(node_at, behave):
    with nasty.serving(behave) as server, pytest.raises(ConnectionTimeout):
        node_at(server).perform_request("GET", "/", request_timeout=0.5)


def test_addresses_of_one_name_that_swallow_everything_have_one_deadline(node_at, monkeypatch):
    now, waited = [0.0], []

    def swallow(door, address):
        waited.append(door.gettimeout())
        now[0] += waited[-1]
        raise TimeoutError(address)

    places = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", n)) for n in range(9)]
    with nasty.serving(nasty.never) as server, monkeypatch.context() as patched:
        node = node_at(server)
        patched.setattr(deadline.time, "monotonic", lambda: now[0])
        patched.setattr(socket, "getaddrinfo", lambda *_given, **_more: places)
        patched.setattr(socket.socket, "connect", swallow)
        with pytest.raises(ConnectionTimeout):
            node.perform_request("GET", "/", request_timeout=0.7)

    assert waited == pytest.approx([0.3, 0.3, 0.1])


def test_a_name_that_nobody_resolves_is_not_waited_for(node_at, monkeypatch):
    resolved = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_given, **_more: resolved.wait(600))
    with nasty.serving(nasty.never) as server, pytest.raises(ConnectionTimeout):
        node_at(server).perform_request("GET", "/", request_timeout=0.2)
    resolved.set()


def test_a_name_that_is_unknown_is_said(node_at, monkeypatch):
    def unknown(*_given, **_more):
        raise socket.gaierror("Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with nasty.serving(nasty.never) as server, pytest.raises(NotConnected, match="not known"):
        node_at(server).perform_request("GET", "/", request_timeout=30.0)


def test_the_first_address_that_answers_is_taken(node_at, monkeypatch):
    with nasty.serving(nasty.says(200, "{}")) as server:
        port = int(server.url.rpartition(":")[2])
        closed = socket.create_server(("127.0.0.1", 0))
        shut = closed.getsockname()
        closed.close()
        kind = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        places = [(*kind, shut), (*kind, ("127.0.0.1", port))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_given, **_more: places)
        node_at(server).perform_request("GET", "/", request_timeout=30.0)

    assert server.connections == 1


def test_what_drips_but_ends_in_time_is_an_answer(node_at):
    with nasty.serving(nasty.drips(WHOLE, 0.001)) as server:
        _, content = node_at(server).perform_request("GET", "/", request_timeout=30.0)

    assert content == b'{"a": 1}'


def test_a_connection_is_used_again(node_at):
    with nasty.serving(nasty.says(200, "{}")) as server:
        node = node_at(server)
        for _ in range(3):
            node.perform_request("POST", "/", b"{}", request_timeout=30.0)

    assert server.connections == 1
    assert len(server.requests) == 3


def test_one_that_was_closed_meanwhile_is_replaced(node_at):
    with nasty.serving(nasty.says(200, "{}")) as server:
        node = node_at(server)
        node.perform_request("GET", "/", request_timeout=30.0)
        server.hang_up()
        node.perform_request("GET", "/", request_timeout=30.0)

    assert server.connections == 2


def test_a_new_one_that_is_closed_is_trouble(node_at):
    with nasty.serving(nasty.closes) as server, pytest.raises(NotConnected):
        node_at(server).perform_request("GET", "/", request_timeout=30.0)
