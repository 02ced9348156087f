"""`search_status`: how the search indexes are."""

from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.json import DjangoJSONEncoder

from search.choosing import add_engine, chosen
from search.status import Elsewhere, Status, elsewhere, status


class Command(BaseCommand):
    """Says whether each index is whole and fed; its exit status says it, too."""

    help = "Says how the search indexes are, what waits to go into them, and what is wrong."

    def add_arguments(self, parser):
        add_engine(parser)
        parser.add_argument("--json", action="store_true", help="Print one JSON list.")

    def handle(self, *, engine, json: bool, **options):
        found = [status(indexes) for indexes in chosen(engine)]
        others = () if engine else elsewhere()
        self.stdout.write(as_json(found) if json else as_text(found, others))
        troubles = [one.trouble or one.sentence for one in found if not one.is_well]
        if troubles:
            raise CommandError("\n".join(troubles))


def as_json(found: list[Status]) -> str:
    return DjangoJSONEncoder(ensure_ascii=False).encode([asdict(one) for one in found])


def as_text(found: list[Status], others: tuple[Elsewhere, ...]) -> str:
    paragraphs = [_told(one) for one in found]
    paragraphs += [
        f"{one.place}, looked after elsewhere, last seen {one.seen_at:%F %R} UTC: "
        f"{one.waiting} works wait."
        for one in others
    ]
    return "\n\n".join(paragraphs)


def _told(found: Status) -> str:
    lines = [
        f"{found.engine}: {found.sentence}",
        found.place,
        f"{found.waiting} works wait to go in, the oldest for {found.oldest_seconds} s; "
        f"{found.failing} failed before, {found.parked} are parked.",
        *(f"  parked: {one.key}: {one.trouble}" for one in found.parked_works),
        _compared(found),
    ]
    if found.has_previous:
        lines.append("One can return to the index before: search_rebuild --previous.")
    return "\n".join(lines)


def _compared(found: Status) -> str:
    if found.compared_at is None:
        return "It was never compared with the library: search_verify."
    return f"{found.differences} differences when it was compared, {found.compared_at:%F %R} UTC."
