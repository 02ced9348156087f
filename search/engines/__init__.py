"""Which engines there are, which of them answers, and which indexes are fed on this machine.

The one place that reads the settings for it. The embedded engine is always kept, whatever else
there is: it answers where the other one can't.
"""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from patterns.languages_table import LANGUAGE_CODES
from search.contract import Indexes, SearchEngine
from search.engines.elastic.server import Server
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.embedded.indexes import EmbeddedIndexes


def embedded_path() -> Path:
    """Where this machine's index is: SEARCH_EMBEDDED_PATH, else beside the data."""
    path = getattr(settings, "SEARCH_EMBEDDED_PATH", None)
    return Path(path) if path else Path(settings.DATA_DIR) / "search.sqlite3"


def embedded_engine() -> EmbeddedEngine:
    """The engine that is always kept."""
    return embedded_indexes().engine


def embedded_indexes() -> EmbeddedIndexes:
    return _embedded_at(embedded_path())


def elastic_server() -> Server | None:
    """The server that is named, if one is."""
    urls = tuple(getattr(settings, "ELASTICSEARCH_URL", ()))
    if not urls:
        return None
    return Server(
        urls,
        api_key=settings.ELASTICSEARCH_API_KEY,
        ca_file=settings.ELASTICSEARCH_CA_FILE,
        prefix=settings.ELASTICSEARCH_PREFIX,
    )


def elastic_indexes() -> tuple[Indexes, ...]:
    """Those on a server, where one is named."""
    server = elastic_server()
    return (_elastic_at(server),) if server else ()


def every() -> tuple[Indexes, ...]:
    """All indexes that are fed on this machine; the engine of the first one answers readers."""
    return (*elastic_indexes(), embedded_indexes())


def named(name: str) -> Indexes:
    """The indexes of the engine of this name; a KeyError names those there are."""
    for indexes in every():
        if indexes.engine.name == name:
            return indexes
    there_are = ", ".join(names())
    raise KeyError(f'There is no search engine "{name}" here. There are: {there_are}.')


def names() -> tuple[str, ...]:
    return tuple(indexes.engine.name for indexes in every())


def answering() -> tuple[SearchEngine, ...]:
    """The engines in the order in which they are asked."""
    return tuple(indexes.engine for indexes in every())


@lru_cache(maxsize=8)
def _embedded_at(path: Path) -> EmbeddedIndexes:
    # One per process and path: its engine keeps connections and counts in memory.
    return EmbeddedIndexes(EmbeddedEngine(path))


@lru_cache(maxsize=8)
def _elastic_at(server: Server) -> Indexes:
    # Imported late: who has no server doesn't wait for its packages.
    from search.engines.elastic.engine import ElasticEngine
    from search.engines.elastic.indexes import ElasticIndexes
    from search.facet_labels import facet_names

    return ElasticIndexes(ElasticEngine(server, LANGUAGE_CODES, facet_names()))
