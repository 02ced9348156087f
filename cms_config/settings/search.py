"""Search inside the admin. What readers search with has its own index, in `search/`."""

from cms_config.settings.database import DATABASES

ON_SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")

WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "wagtail.search.backends.database",
        # On PostgreSQL each index write locks rows of all pages inside the publishing
        # transaction, and publishes at the same moment fail; there `wagtail_update_index` runs
        # by the clock. On SQLite there is one writer anyway.
        "AUTO_UPDATE": ON_SQLITE,
    }
}
