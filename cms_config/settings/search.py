"""Search inside the admin. What readers search with has its own index, in `search/`."""

WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "wagtail.search.backends.database",
        # On PostgreSQL each index write locks rows of all pages inside the publishing
        # transaction, and publishes at the same moment fail. The outbox keeps the index instead.
        "AUTO_UPDATE": False,
    }
}
