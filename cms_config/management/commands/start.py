"""`start`: from an empty data folder to a site in the browser, in one command.

Knows the order: a free port, the data, the server. How each is done stands in `preparing.py`
and `serving.py`.
"""

from django.conf import settings
from django.core.management.base import BaseCommand

from cms_config import env, preparing, serving
from cms_config.interrupting import ended_by_ctrl_c

STOPPED = (
    "Stopped before the site was ready. What is finished stays, nothing half made is left. "
    "Run the same command again to go on."
)


class Command(BaseCommand):
    """Prepares what isn't there yet and serves the site on this machine."""

    help = "Makes the site ready where it isn't, and serves it to this machine's browsers."
    # Checks and migrations are what preparing is about; it runs them itself.
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument(
            "--port", type=int, help="Where to serve; 8000 without it, 0 for any free port."
        )
        parser.add_argument(
            "--empty",
            action="store_true",
            help="Don't load the starter library into an empty site.",
        )
        parser.add_argument(
            "--debug", action="store_true", help="The developers' server, with tracebacks."
        )

    def handle(self, *, port, empty, debug, **options):
        chosen = env.read("PORT", env.PORT, 8000) if port is None else port
        door = serving.open_door(chosen)
        address = f"http://localhost:{door.getsockname()[1]}"
        with ended_by_ctrl_c(STOPPED):
            preparing.prepare(settings.DATA_DIR, address, empty=empty, say=self.say)
        serving.serve(door, debug=debug)

    def say(self, text):
        self.stdout.write(text)
        self.stdout.flush()
