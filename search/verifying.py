"""Whether an index says what the library says, and putting it right.

Compares a digest for every work, the library's computed afresh. What is in the outbox is no
difference: it is on its way. Memory: a key and a digest per work.
"""

from collections.abc import Callable
from dataclasses import dataclass

from patterns.models import Work
from search import engines, jobs, outbox
from search.contract import Indexes
from search.models import OutboxRow
from search.record import records
from search.syncing import sync


@dataclass(frozen=True, slots=True)
class Comparison:
    """Works that the index lacks, tells otherwise of, or should have forgotten."""

    works: int
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    ghosts: tuple[str, ...]
    on_their_way: int

    @property
    def differences(self) -> tuple[str, ...]:
        return (*self.missing, *self.stale, *self.ghosts)


def verify(indexes: Indexes | None = None) -> Comparison:
    """Compare an index with the library: this machine's embedded one, unless another is named."""
    indexes = indexes or engines.embedded_indexes()
    with jobs.doing(jobs.Task.VERIFY, indexes, Work.objects.count()) as job:
        found = _compared(indexes, job.moved)
        job.end(went_well=not found.differences, differences=len(found.differences))
    return found


def mend(indexes: Indexes) -> Comparison:
    """Take in every work that differs, those parked as well, and compare again."""
    with jobs.doing(jobs.Task.REPAIR, indexes, Work.objects.count()) as job:
        found = _compared(indexes, job.moved)
        name = indexes.serving()
        outbox.try_again(name)
        outbox.note(found.differences, only=name)
        sync(indexes, name, job.go_on)
        found = _compared(indexes, job.moved)
        job.end(went_well=not found.differences, differences=len(found.differences))
    return found


def _compared(indexes: Indexes, moved: Callable[[int], None]) -> Comparison:
    name = indexes.serving()
    on_their_way = _noted(name)
    missing, stale, ghosts, works = _differences(indexes, None, moved)
    if missing or stale or ghosts:
        # What changed while it was compared may have been taken in between two glances.
        on_their_way |= _noted(name)
        missing, stale, ghosts, _ = _differences(indexes, missing | stale | ghosts, moved)
    on_their_way |= _noted(name)
    found = (tuple(sorted(keys - on_their_way)) for keys in (missing, stale, ghosts))
    return Comparison(works, *found, on_their_way=len(_noted(name)))


def _differences(
    indexes: Indexes, keys: set[str] | None, moved: Callable[[int], None]
) -> tuple[set[str], set[str], set[str], int]:
    """Keys that are missing, stale, and ghosts among these or all; and how many works there are."""
    indexed = {
        key: digest for key, digest in indexes.engine.digests() if keys is None or key in keys
    }
    works, missing, stale = 0, set(), set()
    for works, record in enumerate(records(keys, broken=[]), 1):
        digest = indexed.pop(record.key, None)
        if digest is None:
            missing.add(record.key)
        elif digest != record.digest:
            stale.add(record.key)
        moved(works)
    return missing, stale, set(indexed), works


def _noted(name: str) -> set[str]:
    return set(OutboxRow.objects.filter(index=name).values_list("key", flat=True))
