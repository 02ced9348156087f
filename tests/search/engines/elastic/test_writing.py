"""Pieces go to the server one after the other, each while the next is made."""

import pytest
from elastic_transport import ApiResponseMeta

from search.contract import EngineUnavailable
from search.engines.elastic import writing
from search.engines.elastic.packages import ApiError
from search.engines.elastic.writing import Writing

KEYS = [f"work-{number}" for number in range(7)]
ODD = {"status": 400, "error": {"type": "mapper_parsing_exception", "reason": "odd"}}
FULL = {"status": 429, "error": {"type": "es_rejected_execution_exception", "reason": "full"}}


class Server:
    """Stands in for the client: keeps what it is sent, and answers as it is told."""

    def __init__(self, busy=0, **answers):
        self.pieces, self.made_before, self.made, self.answers = [], [], 0, answers
        self.busy = busy

    def changes(self):
        for key in KEYS:
            self.made += 1
            yield key, {"key": key}

    def bulk(self, *, operations, **_how):
        self.busy -= 1
        if self.busy >= 0:
            raise ApiError("too much", ApiResponseMeta(429, "1.1", {}, 0.0, None), {})
        keys = [one["index"]["_id"] for one in operations if "index" in one]
        self.pieces.append(keys)
        self.made_before.append(self.made)
        done = {"result": "created", "status": 201}
        return {"items": [{"index": {"_id": k, **self.answers.get(k, done)}} for k in keys]}


@pytest.fixture(autouse=True)
def two_at_once(monkeypatch):
    monkeypatch.setattr(writing, "AT_ONCE", 2)


def written(server, pauses=()):
    work = Writing(server, "works", "here", 1, pauses)
    return work, work.write(server.changes(), refresh=False)


def test_every_work_goes_in_once_and_in_order():
    server = Server()
    work, _told = written(server)

    assert [key for piece in server.pieces for key in piece] == KEYS
    assert (work.changed, work.made) == (7, 7)


def test_no_more_than_two_pieces_are_in_memory():
    server = Server()
    written(server)

    assert [made <= 2 * (n + 2) for n, made in enumerate(server.made_before)] == [True] * 4


def test_what_is_refused_in_any_piece_is_told():
    work, told = written(Server(**{"work-0": ODD, "work-6": ODD}))

    assert set(told.refused) == {"work-0", "work-6"}
    assert work.changed == 5


@pytest.mark.parametrize("key", ["work-0", "work-6"])
def test_a_server_that_is_full_ends_it(key):
    with pytest.raises(EngineUnavailable):
        written(Server(**{key: FULL}))


@pytest.mark.parametrize("busy", [1, 2])
def test_a_server_that_is_busy_for_a_while_is_waited_for(busy):
    server = Server(busy=busy)
    work, _told = written(server, (0, 0))

    assert [key for piece in server.pieces for key in piece] == KEYS
    assert work.changed == 7


def test_works_that_a_busy_server_left_out_are_sent_again():
    server = Server(**{"work-3": FULL})

    with pytest.raises(EngineUnavailable):
        written(server, (0, 0))
    assert server.pieces == [KEYS[:2], *[KEYS[2:4]] * 3]


def test_a_server_that_stays_busy_is_given_up():
    with pytest.raises(ApiError):
        written(Server(busy=3), (0, 0))
