"""The admin's index made where there is none, by whoever keeps the indexes."""

from django.core.management import call_command
from modelsearch.backends import get_search_backend

from search.admin import store
from search.admin.backend import SearchBackend


def make_where_missing() -> bool:
    """Make the admin's index where it can't be used; whether it was made.

    Does nothing where the site's settings name another backend for the admin.
    """
    backend = get_search_backend()
    if not isinstance(backend, SearchBackend) or not store.needs_making(backend.file):
        return False
    call_command("wagtail_update_index", backend_name="default", verbosity=0)
    return True
