"""Whether the index says what the library says, and putting it right.

Compares a digest for every work, the library's computed afresh. What is in the outbox is no
difference: it is on its way. Memory: a key and a digest per work.
"""

from dataclasses import dataclass

from search import outbox
from search.engines import embedded_engine
from search.models import OutboxRow
from search.record import records
from search.syncing import name_of, sync


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


def verify() -> Comparison:
    """Compare this machine's index with the library."""
    engine = embedded_engine()
    rows = OutboxRow.objects.filter(index=name_of(engine.file.identity()))
    under_way = set(rows.values_list("key", flat=True))
    indexed = dict(engine.digests())
    works, missing, stale = 0, [], []
    for record in records(broken=[]):
        works += 1
        digest = indexed.pop(record.key, None)
        if digest is None:
            missing.append(record.key)
        elif digest != record.digest:
            stale.append(record.key)
    found = (sorted(set(keys) - under_way) for keys in (missing, stale, indexed))
    return Comparison(works, *map(tuple, found), on_their_way=len(under_way))


def repair(comparison: Comparison) -> int:
    """Take in every work that differs; how many works were taken in."""
    outbox.note(comparison.differences)
    return sync()
