"""Pieces go to the server one after the other, each while the next is made."""

import pytest

from search.contract import EngineUnavailable
from search.engines.elastic import writing
from search.engines.elastic.writing import Writing

KEYS = [f"work-{number}" for number in range(7)]
ODD = {"status": 400, "error": {"type": "mapper_parsing_exception", "reason": "odd"}}
FULL = {"status": 429, "error": {"type": "es_rejected_execution_exception", "reason": "full"}}


class Server:
    """Stands in for the client: keeps what it is sent, and answers as it is told."""

    def __init__(self, **answers):
        self.pieces, self.made_before, self.made, self.answers = [], [], 0, answers

    def changes(self):
        for key in KEYS:
            self.made += 1
            yield key, {"key": key}

    def bulk(self, *, operations, **_how):
        keys = [one["index"]["_id"] for one in operations if "index" in one]
        self.pieces.append(keys)
        self.made_before.append(self.made)
        done = {"result": "created", "status": 201}
        return {"items": [{"index": {"_id": k, **self.answers.get(k, done)}} for k in keys]}


@pytest.fixture(autouse=True)
def two_at_once(monkeypatch):
    monkeypatch.setattr(writing, "AT_ONCE", 2)


def written(server):
    work = Writing(server, "works", "here", 1)
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
