"""`search_rebuild`: a new search index from the whole library."""

import time

from django.core.management.base import BaseCommand, CommandError

from search.admin.making import make_where_missing
from search.contract import EngineUnavailable
from search.rebuilding import rebuild


class Command(BaseCommand):
    """Makes this machine's search index anew."""

    help = "Makes the search index anew; readers have the old one until the new one is whole."

    def handle(self, *, verbosity, **options):
        start = time.monotonic()
        try:
            works = rebuild()
            make_where_missing()
        except EngineUnavailable as trouble:
            raise CommandError(str(trouble)) from None
        if verbosity:
            seconds = time.monotonic() - start
            self.stdout.write(f"The search index holds {works} works ({seconds:.1f} s).")
