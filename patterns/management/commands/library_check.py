"""Says whether facts are equal in all languages and derived rows say what pages say."""

import json

from django.core.management.base import BaseCommand, CommandError

from patterns.repair import differences, rebuild


class Command(BaseCommand):
    """Looks through the library for what differs and should not."""

    help = "Name works whose facts or derived rows differ from their source; --repair mends them."

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="make them right")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args, **options):
        found = list(differences())
        mended = rebuild() if options["repair"] and found else 0
        if options["json"]:
            rows = [vars(difference) for difference in found]
            self.stdout.write(json.dumps({"differences": rows, "mended": mended}, indent=2))
        else:
            self.tell(found, mended)
        if found and not options["repair"]:
            raise CommandError("Works differ from their source. Run library_check --repair.")

    def tell(self, found, mended):
        for difference in found:
            language = f" ({difference.language})" if difference.language else ""
            self.stdout.write(f"{difference.title}{language}: {difference.what}")
        self.stdout.write(f"{len(found)} differences, {mended} works mended.")
