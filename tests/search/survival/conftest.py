"""A real Elasticsearch behind a gate, and the small library in both engines' indexes."""

from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from search import engines
from search.breaker import breaker_of
from search.engines.elastic.client import Client
from search.rebuilding import rebuild
from tests.search.survival.gate import Gate


@pytest.fixture
def gate(elasticsearch, settings, monkeypatch):
    """What this test's site takes for its Elasticsearch; nothing is left on the real one."""
    gate = Gate(elasticsearch)
    account = urlsplit(elasticsearch).netloc.rpartition("@")[0]
    settings.ELASTICSEARCH_URL = [gate.address.replace("//", f"//{account}@" if account else "//")]
    settings.ELASTICSEARCH_PREFIX = f"t{uuid4().hex[:10]}"
    # Those who look after an index are patient; a test isn't, but takes an answer after 2 seconds.
    monkeypatch.setattr("search.engines.elastic.indexes.WRITING", 4.5)
    breaker_of("elasticsearch").forget()
    yield gate
    gate.be("open")
    engine = engines.named("elasticsearch").engine
    with engine.client.within(60) as client:
        for index in client.indices.get_alias(index=f"{settings.ELASTICSEARCH_PREFIX}_*").body:
            client.indices.delete(index=index)
    engine.close()
    gate.close()
    breaker_of("elasticsearch").forget()


@pytest.fixture
def elastic(gate, indexed):
    """The indexes on the server, holding the small library."""
    indexes = engines.named("elasticsearch")
    rebuild(indexes)
    return indexes


@pytest.fixture
def patient(elastic, monkeypatch):
    """Readers wait for a minute: what is tested is an answer, on a machine that may be busy."""
    client = Client(engines.elastic_server(), reading=60.0)
    monkeypatch.setattr(elastic.engine, "client", client)
    yield elastic
    client.close()


@pytest.fixture
def at_once(monkeypatch):
    """Nobody rests after a failure: a test asks again at once."""
    monkeypatch.setattr("search.breaker._SAME_THREAD_RESTS", 0.0)
