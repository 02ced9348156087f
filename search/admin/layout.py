"""The tables of the admin's index file, and where it is."""

from pathlib import Path

from django.conf import settings

from search.engines.embedded.schema import Layout

ADMIN = Layout("""
CREATE TABLE item (id INTEGER PRIMARY KEY, root TEXT NOT NULL, pk TEXT NOT NULL, UNIQUE (root, pk));
CREATE VIRTUAL TABLE words USING fts5 (name, text, typed, {tokens}, prefix='2 3');
""")


def admin_path() -> Path:
    """Where this machine's index for the admin is: SEARCH_ADMIN_PATH, else beside the data."""
    path = getattr(settings, "SEARCH_ADMIN_PATH", None)
    return Path(path) if path else Path(settings.DATA_DIR) / "admin-search.sqlite3"
