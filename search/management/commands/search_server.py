"""`search_server`: an Elasticsearch on this machine, for development.

Knows where its data goes; how one is put together stands under `tests/`, because it serves
development and tests only.
"""

import os
import sys

from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Replaces itself by the program that runs the server."""

    help = "Runs an Elasticsearch on this machine for development, and prints its address."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--port", default="9200", help="Where it answers.")
        parser.add_argument("--heap", default="400m", help="Its memory, as Java writes it.")

    def handle(self, *, port, heap, **options):
        data = str(settings.DATA_DIR / "elasticsearch")
        words = ["--port", port, "--heap", heap, "--data", data]
        os.chdir(settings.ROOT)
        # One process, one id to stop.
        command = [sys.executable, "-m", "tests.elasticsearch", *words]
        os.execv(sys.executable, command)  # noqa: S606 - no shell is wanted
