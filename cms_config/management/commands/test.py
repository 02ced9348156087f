"""`test`: the whole suite, by pytest, under the test settings.

Knows only what the runner is started with; everything else is in pyproject.toml. All words
that aren't options of Django's own go on to pytest.
"""

import importlib.util
import os
import signal
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

# What the small suite shares between processes; a migrated database for each costs a start-up.
PROCESSES = 2
#: Seconds that a single test may take with full counts.
LONG = 3600
#: What a shell says of a program that was told to end.
STOPPED = 128 + signal.SIGTERM


class Command(BaseCommand):
    """Runs pytest over tests/."""

    help = "Runs the tests. --long: full counts. Everything else is passed to pytest."
    requires_system_checks = []

    def run_from_argv(self, argv):
        # Not parsed here: pytest knows its options better, --help among them.
        if importlib.util.find_spec("pytest") is None:
            sys.exit(
                "pytest is not installed in this environment. "
                "Install what [test] names in pyproject.toml under constraints.txt, or run the "
                "command with a Python that has no Django: it then makes its own environment."
            )
        sys.exit(self.run_tests(argv[2:]))

    def handle(self, *args, **options):
        raise CommandError("The tests are not called from code. Run: python3 manage.py test")

    def run_tests(self, words):
        """Pytest's exit status, from the root of the project."""
        import pytest

        # A stopped run takes its temporary folder away, like one that ends. What a test raises,
        # `SystemExit` among it, would be that test's failure, and the run go on.
        signal.signal(signal.SIGTERM, lambda *_: pytest.exit("Stopped.", STOPPED))
        os.chdir(settings.ROOT)
        patience = ["-o", f"faulthandler_timeout={LONG}"] if "--long" in words else []
        return pytest.main([*self.shared_out(words), *patience, *words])

    def shared_out(self, words):
        """Several processes for the whole suite; one for a part of it, which starts sooner."""
        if any(not word.startswith("-") for word in words) or "-n" in words:
            return []
        # In the order they come in: by number, the slowest files, which have few tests, came last,
        # while the other process had nothing to do.
        return ["-n", str(PROCESSES), "--dist", "loadfile", "--no-loadscope-reorder"]
