"""`search_sync`: what changed goes into the search index."""

import signal
import threading

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from search.contract import EngineUnavailable
from search.keeping import bring_up_to_date, keep
from search.syncing import large_change


class Command(BaseCommand):
    """Takes in what is due, once or for good."""

    help = "Takes in what changed; makes the index anew where it can't be read."

    def add_arguments(self, parser):
        parser.add_argument("--loop", action="store_true", help="Go on until stopped.")

    def handle(self, *, loop, verbosity, **options):
        if loop:
            keep(self.until_stopped())
            return
        try:
            works = bring_up_to_date()
        except (EngineUnavailable, DatabaseError) as trouble:
            raise CommandError(str(trouble)) from None
        if verbosity:
            self.stdout.write(f"Took in {works} works.")

    def until_stopped(self) -> threading.Event:
        """An event that Ctrl-C and SIGTERM set."""
        stop = threading.Event()

        def end(*_signal):
            stop.set()
            large_change.set()

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, end)
        return stop
