"""What readers search with, and what editors search with inside the admin.

The embedded engine needs no setting. With an Elasticsearch it stays, and answers where that can't.
"""

from cms_config import env

ELASTICSEARCH_URL = env.read("ELASTICSEARCH_URL", env.SEARCH_SERVERS, [])
ELASTICSEARCH_API_KEY = env.read("ELASTICSEARCH_API_KEY", env.TEXT, "")
ELASTICSEARCH_CA_FILE = env.read("ELASTICSEARCH_CA_FILE", env.FILE, "")
ELASTICSEARCH_PREFIX = env.read("ELASTICSEARCH_PREFIX", env.INDEX_PREFIX, "mit")

WAGTAILSEARCH_BACKENDS = {
    # Wagtail's own ranks each hit by itself, which takes seconds in a library of thousands, fails
    # on a lone quotation mark, and on PostgreSQL locks rows of all pages while one is published.
    "default": {"BACKEND": "search.admin.backend"}
}
