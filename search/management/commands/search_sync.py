"""`search_sync`: what changed goes into the search indexes."""

import signal
import threading

from django.core.management.base import BaseCommand

from search.admin.making import make_where_missing
from search.bell import bell
from search.choosing import add_engine, chosen, each
from search.contract import Indexes
from search.keeping import bring_up_to_date, keep


class Command(BaseCommand):
    """Takes in what is due, once or for good."""

    help = "Takes in what changed; makes the index anew where it can't be read."

    def add_arguments(self, parser):
        parser.add_argument("--loop", action="store_true", help="Go on until stopped.")
        add_engine(parser)

    def handle(self, *, loop, engine, verbosity, **options):
        if loop:
            keep(self.until_stopped(), chosen(engine))
            return
        self.verbosity = verbosity
        each(engine, self.take_in)
        make_where_missing()

    def take_in(self, indexes: Indexes) -> None:
        works = bring_up_to_date(indexes)
        if self.verbosity:
            self.stdout.write(f"Took in {works} works ({indexes.engine.name}).")

    def until_stopped(self) -> threading.Event:
        """An event that Ctrl-C and SIGTERM set."""
        stop = threading.Event()

        def end(*_signal):
            stop.set()
            bell.ring()

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, end)
        return stop
