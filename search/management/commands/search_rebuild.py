"""`search_rebuild`: new search indexes from the whole library."""

import time

from django.core.management.base import BaseCommand

from search.admin.making import make_where_missing
from search.choosing import add_engine, each
from search.contract import Indexes
from search.rebuilding import rebuild, return_to_previous


class Command(BaseCommand):
    """Makes the indexes this machine feeds anew, or returns to those before."""

    help = "Makes the search index anew; readers have the old one until the new one is whole."

    def add_arguments(self, parser):
        add_engine(parser)
        parser.add_argument(
            "--previous", action="store_true",
            help="Return to the index there was before, with all that changed since.",
        )  # fmt: skip

    def handle(self, *, engine, previous: bool, verbosity, **options):
        self.verbosity = verbosity
        each(engine, self.go_back if previous else self.make)
        if not previous:
            make_where_missing()

    def make(self, indexes: Indexes) -> None:
        start = time.monotonic()
        works = rebuild(indexes)
        seconds = time.monotonic() - start
        self.say(f"The search index holds {works} works ({indexes.engine.name}, {seconds:.1f} s).")

    def go_back(self, indexes: Indexes) -> None:
        return_to_previous(indexes)
        self.say(f"Readers have the index there was before ({indexes.engine.name}).")

    def say(self, sentence: str) -> None:
        if self.verbosity:
            self.stdout.write(sentence)
