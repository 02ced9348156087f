"""Whatever a server does, an engine says one of a few things, in time, without a password."""

import json
import socket

import pytest

from search.contract import EngineUnavailable
from search.engines.elastic.engine import ElasticEngine
from search.engines.elastic.server import Server
from tests.search import nasty_server as nasty
from tests.search.making import asking

HITS = {"hits": {"total": {"value": 0}, "hits": []}, "aggregations": {}}
WHOLE = HITS | {"timed_out": False, "_shards": {"total": 1, "successful": 1, "failed": 0}}
PARTIAL = WHOLE | {"_shards": {"total": 2, "successful": 1, "failed": 1}}
TIMED_OUT = WHOLE | {"timed_out": True}


def error(kind, reason="something"):
    about = {"type": kind, "reason": reason}
    return json.dumps({"error": about | {"root_cause": [about]}, "status": 0})


MODES = {
    "503": (nasty.says(503, error("no_shard_available_action_exception")), "busy"),
    "429": (nasty.says(429, error("circuit_breaking_exception")), "busy"),
    "500": (nasty.says(500, error("null_pointer_exception")), "busy"),
    "502 without a word": (nasty.says(502, ""), "busy"),
    "401": (nasty.says(401, error("security_exception")), "refused"),
    "403": (nasty.says(403, error("security_exception")), "refused"),
    "no index": (nasty.says(404, error("index_not_found_exception")), "missing"),
    "a bad question": (nasty.says(400, error("parsing_exception")), "rejected"),
    "html": (nasty.says_html, "strange"),
    "no json": (nasty.says(200, "hello"), "strange"),
    "half an answer": (nasty.breaks_off, "unreachable"),
    "no answer": (nasty.closes, "unreachable"),
    "a late answer": (nasty.waits(5, nasty.says(200, json.dumps(WHOLE))), "slow"),
    "never": (nasty.never, "slow"),
    "dripping": (nasty.drips(nasty.answer(200, json.dumps(WHOLE)), 0.03), "slow"),
    "failed shards": (nasty.says(200, json.dumps(PARTIAL)), "partial"),
    "timed out": (nasty.says(200, json.dumps(TIMED_OUT)), "partial"),
}


@pytest.fixture
def engine_at():
    engines = []

    def made(url):
        engines.append(ElasticEngine(Server((url,)), ("en",), ("kind",), reading=0.5))
        return engines[-1]

    yield made
    for engine in engines:
        engine.close()


def trouble(ask):
    with pytest.raises(EngineUnavailable) as caught:
        ask()
    return caught.value


@pytest.mark.parametrize("mode", MODES)
def test_each_trouble_has_its_reason(engine_at, mode):
    behave, reason = MODES[mode]
    with nasty.serving(behave) as server:
        engine = engine_at(server.url)
        asked = (
            lambda: engine.search(asking("town")),
            lambda: engine.suggest("tow", ("en",)),
            lambda: engine.related("a", ("en",)),
            engine.facet_values,
        )
        for ask in asked if reason not in ("slow",) else asked[:1]:
            assert trouble(ask).reason == reason


def test_a_whole_answer_is_one(engine_at):
    with nasty.serving(nasty.says(200, json.dumps(WHOLE))) as server:
        assert engine_at(server.url).search(asking("")).total == 0


def test_a_server_that_isn_t_there_is_unreachable(engine_at):
    with socket.create_server(("127.0.0.1", 0)) as door:
        url = f"http://127.0.0.1:{door.getsockname()[1]}"
    engine = engine_at(url)

    assert trouble(lambda: engine.search(asking("town"))).reason == "unreachable"
    assert not engine.health().is_well


def test_nothing_that_is_read_is_asked_twice(engine_at):
    with nasty.serving(nasty.says(503, error("busy"))) as server:
        trouble(lambda: engine_at(server.url).search(asking("town")))

        assert len(server.requests) == 1


def test_health_says_what_is_wrong_and_never_raises(engine_at):
    with nasty.serving(nasty.says_html) as server:
        health = engine_at(server.url).health()

    assert not health.is_well
    assert health.sentence == f"What answers at {server.url} (mit) is no Elasticsearch."


def test_no_message_has_the_password(engine_at):
    with nasty.serving(nasty.says(401, error("security_exception"))) as server:
        url = server.url.replace("http://", "http://library:hunter2@")
        engine = engine_at(url)
        found = trouble(lambda: engine.search(asking("town")))

    shown = f"{found} {engine.client.place} {Server((url,), api_key='s3cret')!r}"
    assert "hunter2" not in shown
    assert "s3cret" not in shown
    assert server.url.removeprefix("http://") in shown


def test_questions_of_one_reader_end_together(engine_at):
    """Each answer is in time by itself; all together are not."""
    answer = json.dumps(WHOLE)
    with nasty.serving(nasty.waits(0.3, nasty.says(200, answer))) as server:
        found = trouble(lambda: engine_at(server.url).search(asking("town hall")))

    assert found.reason == "slow"
    assert len(server.requests) == 2
