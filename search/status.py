"""How search is: the indexes of this machine, what waits to go in, what keeps it from going in."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from search import engines, jobs, registering
from search.contract import CURED_BY_REBUILD, EngineUnavailable, Health, Indexes
from search.models import OutboxRow, SearchIndex, SearchJob
from search.rebuilding import previous

_PATIENCE = timedelta(seconds=60)
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Parked:
    """A work that an index could not take in, however often it was tried."""

    key: str
    trouble: str


@dataclass(frozen=True, slots=True)
class Status:
    """What an administrator wants to know of one engine; `is_well` where nothing is to be done."""

    engine: str
    place: str
    is_well: bool
    #: Whether it can answer readers now, whatever waits to go in.
    answers: bool
    sentence: str
    works: int
    waiting: int
    oldest_seconds: int
    oldest_at: datetime | None
    failing: int
    trouble: str
    parked: int
    parked_works: tuple[Parked, ...]
    #: Whether a process looks after this index by itself.
    is_kept: bool
    has_previous: bool
    #: What the last comparison with the library found, and when that was.
    differences: int | None
    compared_at: datetime | None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An index that other machines look after."""

    place: str
    waiting: int
    seen_at: datetime


def elsewhere() -> tuple[Elsewhere, ...]:
    """The indexes of other machines, for which changes are noted, too."""
    here = [indexes.place for indexes in engines.every()]
    names = registering.serving_everywhere()
    rows = SearchIndex.objects.filter(name__in=names).exclude(place__in=here).order_by("place")
    return tuple(
        Elsewhere(row.place, OutboxRow.objects.filter(index=row.name).count(), row.seen_at)
        for row in rows
    )


def status(indexes: Indexes | None = None) -> Status:
    """The state of an index; never raises for one that is broken or doesn't answer."""
    indexes = indexes or engines.embedded_indexes()
    health = indexes.engine.health()
    # What waits for an index is known where it doesn't answer, too.
    name = registering.serving(indexes.place)
    has_previous = len(registering.whole(indexes.place)) > 1
    # A server that is silent isn't asked again.
    if health.is_well or health.reason in CURED_BY_REBUILD:
        try:
            name, has_previous = indexes.serving(), bool(previous(indexes))
        except EngineUnavailable as trouble:
            health = replace(health, is_well=False, sentence=str(trouble))
    rows = OutboxRow.objects.filter(index=name)
    waiting, parked = rows.filter(parked_at__isnull=True), rows.filter(parked_at__isnull=False)
    failing = waiting.filter(attempts__gt=0)
    oldest = waiting.order_by("since").first()
    seconds = int((timezone.now() - oldest.since).total_seconds()) if oldest else 0
    is_kept = registering.is_kept(indexes.place)
    compared = _compared(indexes)
    trouble = (failing | parked).exclude(trouble="").order_by("pk").first()
    sentence = _wrong(name, health, oldest, is_kept=is_kept)
    return Status(
        engine=indexes.engine.name,
        place=indexes.place,
        answers=health.is_well,
        is_well=not sentence and not failing and not parked,
        sentence=sentence or health.sentence,
        works=health.works,
        waiting=waiting.count(),
        oldest_seconds=seconds,
        oldest_at=oldest.since if oldest else None,
        failing=failing.count(),
        trouble=trouble.trouble if trouble else "",
        parked=parked.count(),
        parked_works=_parked(parked),
        is_kept=is_kept,
        has_previous=has_previous,
        differences=compared.differences if compared else None,
        compared_at=compared.ended_at if compared else None,
    )


def _compared(indexes: Indexes) -> SearchJob | None:
    tasks = (jobs.Task.VERIFY, jobs.Task.REPAIR)
    rows = SearchJob.objects.filter(place=indexes.place, task__in=tasks, differences__isnull=False)
    return rows.order_by("-ended_at").first()


def _parked(rows: QuerySet[OutboxRow]) -> tuple[Parked, ...]:
    return tuple(Parked(row.key, row.trouble) for row in rows.order_by("parked_at", "pk")[:_SHOWN])


def _wrong(name: str, health: Health, oldest: OutboxRow | None, *, is_kept: bool) -> str:
    """What is to be done; empty where nothing is."""
    if not health.is_well:
        return health.sentence
    index = SearchIndex.objects.filter(name=name).first()
    if index is None:
        return (
            "The search index belongs to another database, so changes don't reach it. "
            "Run manage.py search_rebuild."
        )
    if oldest and index.trouble:
        return index.trouble
    if oldest and not is_kept and timezone.now() - oldest.since > _PATIENCE:
        return "Nobody takes changes into the search index. Run manage.py search_sync --loop."
    return ""
