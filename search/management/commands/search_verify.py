"""`search_verify`: whether the search indexes say what the library says."""

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandError

from search.choosing import add_engine, each
from search.contract import Indexes
from search.keeping import is_sound
from search.rebuilding import rebuild
from search.verifying import Comparison, mend, verify


class Command(BaseCommand):
    """Compares the indexes with the library, work by work."""

    help = "Compares the search index with the library; --repair puts right what differs."

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="Put right what differs.")
        add_engine(parser)
        parser.add_argument("--json", action="store_true", help="Print a JSON object for each.")

    def handle(self, *, repair: bool, engine, json: bool, **options):
        self.differences = 0
        self.write = as_json if json else as_text
        each(engine, self.mend if repair else self.compare)
        if self.differences:
            raise CommandError(
                f"{self.differences} works differ. Run manage.py search_verify --repair."
            )

    def compare(self, indexes: Indexes) -> None:
        self.tell(indexes, verify(indexes))

    def mend(self, indexes: Indexes) -> None:
        if not is_sound(indexes):
            rebuild(indexes)
        self.tell(indexes, mend(indexes))

    def tell(self, indexes: Indexes, found: Comparison) -> None:
        self.stdout.write(self.write(indexes.engine.name, found))
        self.differences += len(found.differences)


def as_json(engine: str, found: Comparison) -> str:
    return json.dumps({"engine": engine, **asdict(found), "differences": len(found.differences)})


def as_text(engine: str, found: Comparison) -> str:
    lines = [
        f"{engine}: {len(found.differences)} differences in {found.works} works; "
        f"{found.on_their_way} on their way."
    ]
    for name in ("missing", "stale", "ghosts"):
        lines += [f"  {name}: {key}" for key in getattr(found, name)]
    return "\n".join(lines)
