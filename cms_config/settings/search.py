"""Search inside the admin. What readers search with has an index of its own."""

WAGTAILSEARCH_BACKENDS = {
    # Wagtail's own ranks each hit by itself, which takes seconds in a library of thousands, fails
    # on a lone quotation mark, and on PostgreSQL locks rows of all pages while one is published.
    "default": {"BACKEND": "search.admin.backend"}
}
