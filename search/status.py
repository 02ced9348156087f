"""How search is: the index, what waits to go in, what keeps it from going in."""

from dataclasses import dataclass

from django.utils import timezone

from search.contract import EngineUnavailable
from search.engines import embedded_engine
from search.models import OutboxRow, SearchIndex
from search.syncing import name_of


@dataclass(frozen=True, slots=True)
class Status:
    """What an administrator wants to know; `is_well` where nothing is to be done."""

    engine: str
    path: str
    is_well: bool
    sentence: str
    works: int
    waiting: int
    oldest_seconds: int
    failing: int
    trouble: str
    indexes: int


def status() -> Status:
    """The state of this machine's index; never raises for an index that is broken."""
    engine = embedded_engine()
    health = engine.health()
    rows, registered = OutboxRow.objects.none(), False
    try:
        name = name_of(engine.file.identity())
    except EngineUnavailable:
        name = ""
    if name:
        rows = OutboxRow.objects.filter(index=name)
        registered = SearchIndex.objects.filter(name=name).exists()
    oldest = rows.order_by("since").first()
    failing = rows.filter(attempts__gt=0)
    return Status(
        engine=engine.name,
        path=str(engine.file.path),
        is_well=health.is_well and registered and not failing,
        sentence=_sentence(health.is_well, registered, health.sentence),
        works=health.works,
        waiting=rows.count(),
        oldest_seconds=int((timezone.now() - oldest.since).total_seconds()) if oldest else 0,
        failing=failing.count(),
        trouble=next(iter(failing.values_list("trouble", flat=True)[:1]), ""),
        indexes=SearchIndex.objects.count(),
    )


def _sentence(is_well: bool, registered: bool, sentence: str) -> str:
    if is_well and not registered:
        return (
            "The search index belongs to another database, so changes don't reach it. "
            "Run manage.py search_rebuild."
        )
    return sentence
