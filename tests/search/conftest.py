"""What tests of search share: indexes with just the records that a test names."""

import pytest
from django.conf import settings

from patterns.languages_table import LANGUAGE_CODES
from search import engines
from search.breaker import breaker_of
from search.engines.elastic.server import Server
from search.engines.elastic.temporary import temporary
from search.engines.embedded.building import Building
from search.engines.embedded.engine import EmbeddedEngine
from search.facet_labels import facet_names
from search.rebuilding import rebuild
from tests.search.stand_in import StandInIndexes


@pytest.fixture
def indexed(world):
    """The small library of the suite, found."""
    rebuild()
    return world


@pytest.fixture
def embedded_of(index_path):
    """The embedded engine with just these records; no database is needed."""
    engines = []

    def made(*records):
        building = Building(index_path)
        building.fill(records)
        building.put_in_place()
        engines.append(EmbeddedEngine(index_path))
        return engines[-1]

    yield made
    for engine in engines:
        engine.file.close()


@pytest.fixture
def elastic(elasticsearch):
    """Indexes of their own on an Elasticsearch, which go with the test; none is made yet."""
    # A language without spaces is tested, too.
    languages = (*LANGUAGE_CODES, "zh")
    # Its key and its certificates come from the environment, as they do for a site.
    server = Server(
        (elasticsearch,), settings.ELASTICSEARCH_API_KEY, settings.ELASTICSEARCH_CA_FILE, "test"
    )
    with temporary(server, languages, facet_names()) as indexes:
        yield indexes


@pytest.fixture
def elastic_of(elastic):
    """Elasticsearch with just these records."""

    def made(*records):
        name = elastic.new_name()
        elastic.fill(name, records, 1)
        elastic.put_in_place(name)
        return elastic.engine

    return made


@pytest.fixture
def server(monkeypatch):
    """An engine in memory that readers are answered by, as by Elasticsearch."""
    indexes = StandInIndexes()
    monkeypatch.setattr(engines, "every", lambda: (indexes, engines.embedded_indexes()))
    breaker_of(indexes.engine.name).forget()
    yield indexes
    breaker_of(indexes.engine.name).forget()
