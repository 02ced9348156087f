"""`search_verify`: whether the search index says what the library says."""

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandError

from search.contract import EngineUnavailable
from search.keeping import is_sound
from search.rebuilding import rebuild
from search.verifying import Comparison, repair, verify


class Command(BaseCommand):
    """Compares the index with the library, work by work."""

    help = "Compares the search index with the library; --repair puts right what differs."

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="Put right what differs.")
        parser.add_argument("--json", action="store_true", help="Print one JSON object.")

    def handle(self, *, repair: bool, json: bool, **options):
        try:
            found = self.compare(mend=repair)
        except EngineUnavailable as trouble:
            raise CommandError(str(trouble)) from None
        self.stdout.write(as_json(found) if json else as_text(found))
        if found.differences:
            raise CommandError(
                f"{len(found.differences)} works differ. Run manage.py search_verify --repair."
            )

    def compare(self, *, mend: bool) -> Comparison:
        """What differs, after mending if that is asked for."""
        if mend and not is_sound():
            rebuild()
        found = verify()
        if mend and (found.differences or found.on_their_way):
            taken_in = repair(found)
            self.stderr.write(f"Took in {taken_in} works.")
            found = verify()
        return found


def as_json(found: Comparison) -> str:
    return json.dumps({**asdict(found), "differences": len(found.differences)})


def as_text(found: Comparison) -> str:
    lines = [
        f"{len(found.differences)} differences in {found.works} works; "
        f"{found.on_their_way} on their way."
    ]
    for name in ("missing", "stale", "ghosts"):
        lines += [f"  {name}: {key}" for key in getattr(found, name)]
    return "\n".join(lines)
