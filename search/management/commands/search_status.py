"""`search_status`: how the search index is."""

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandError

from search.status import status


class Command(BaseCommand):
    """Says whether the index is whole and fed; its exit status says it, too."""

    help = "Says how the search index is, what waits to go into it, and what is wrong."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="Print one JSON object.")

    def handle(self, *, json: bool, **options):
        found = status()
        self.stdout.write(as_json(found) if json else as_text(found))
        if not found.is_well:
            raise CommandError(found.trouble or found.sentence)


def as_json(found) -> str:
    return json.dumps(asdict(found), ensure_ascii=False)


def as_text(found) -> str:
    return (
        f"{found.sentence}\n"
        f"{found.path}\n"
        f"{found.waiting} works wait to go in, the oldest for {found.oldest_seconds} s; "
        f"{found.failing} failed before. {found.indexes} indexes are kept."
    )
