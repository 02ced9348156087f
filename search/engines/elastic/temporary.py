"""Indexes that go again: to measure with, and for tests."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from uuid import uuid4

from search.engines.elastic.client import TENDING
from search.engines.elastic.engine import ElasticEngine
from search.engines.elastic.indexes import ElasticIndexes
from search.engines.elastic.server import Server


@contextmanager
def temporary(
    server: Server, languages: Sequence[str], facets: Sequence[str], reading: float = TENDING
) -> Iterator[ElasticIndexes]:
    """Indexes beside the site's own, under a name of their own; nothing of them stays.

    An answer may take its time: who measures wants to know how much.
    """
    own = replace(server, prefix=f"{server.prefix}-{uuid4().hex[:8]}")
    engine = ElasticEngine(own, languages, facets, reading)
    try:
        yield ElasticIndexes(engine)
    finally:
        with engine.client.within(TENDING) as client:
            for index in client.indices.get_alias(index=engine.names.of_any_shape).body:
                client.indices.delete(index=index, ignore_unavailable=True)
        engine.close()
