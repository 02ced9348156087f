"""Which engine searches: the one place that reads the settings for it."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from search.engines.embedded.engine import EmbeddedEngine


def embedded_path() -> Path:
    """Where this machine's index is: SEARCH_EMBEDDED_PATH, else beside the data."""
    path = getattr(settings, "SEARCH_EMBEDDED_PATH", None)
    return Path(path) if path else Path(settings.DATA_DIR) / "search.sqlite3"


def embedded_engine() -> EmbeddedEngine:
    """The engine that is always kept, whatever else there is."""
    return _engine_at(embedded_path())


@lru_cache(maxsize=8)
def _engine_at(path: Path) -> EmbeddedEngine:
    # One per process and path: it keeps connections and counts in memory.
    return EmbeddedEngine(path)
