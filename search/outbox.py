"""Changes on their way into the indexes: written down with the change, taken in after it.

Knows rows, not engines. A row is written for every index in the transaction of the change and
goes when the index has taken it in; until then it stays, whatever happens.
"""

import time
from collections.abc import Iterable
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from search.models import OutboxRow, SearchIndex

#: So many works are taken in at a time, and right after a commit at the most.
AT_ONCE = 50
_LONGEST_WAIT = 3600
_UNSEEN = timedelta(days=30)
# Any number that no other program locks by.
_GATE = 0x4D69545F


def note(keys: Iterable[str]) -> None:
    """Write down for every index that these works changed; two queries."""
    now, stamp = timezone.now(), time.time_ns()
    with transaction.atomic():
        _pass_gate(alone=False)
        rows = [
            OutboxRow(index=index, key=key, stamp=stamp, not_before=now)
            for index in SearchIndex.objects.values_list("name", flat=True)
            for key in sorted(keys)
        ]
        OutboxRow.objects.bulk_create(
            rows,
            batch_size=500,
            update_conflicts=True,
            unique_fields=["index", "key"],
            update_fields=["stamp", "not_before", "attempts"],
        )


def register(name: str, place: str) -> None:
    """From now on changes are noted for this index, too; those under way are waited for."""
    with transaction.atomic():
        _pass_gate(alone=True)
        SearchIndex.objects.create(name=name, place=place)


def forget(*, name: str = "", place: str = "", but: str = "") -> None:
    """Note nothing any more for an index that is gone, or for all once at a place."""
    with transaction.atomic():
        _pass_gate(alone=True)
        indexes = SearchIndex.objects.exclude(name=but)
        indexes.filter(**({"name": name} if name else {"place": place})).delete()
        _drop_orphans()


def forget_the_unseen() -> None:
    """Forget indexes that took nothing in for a month: their machines are gone."""
    with transaction.atomic():
        _pass_gate(alone=True)
        SearchIndex.objects.filter(seen_at__lt=timezone.now() - _UNSEEN).delete()
        _drop_orphans()


def is_registered(name: str) -> bool:
    return SearchIndex.objects.filter(name=name).exists()


def due(name: str, limit: int = AT_ONCE) -> list[OutboxRow]:
    """What this index has to take in now, the oldest first."""
    rows = OutboxRow.objects.filter(index=name, not_before__lte=timezone.now())
    return list(rows.order_by("since", "pk")[:limit])


def taken_in(rows: Iterable[OutboxRow]) -> None:
    """Strike out rows, but for those whose work changed again meanwhile."""
    rows = list(rows)
    with transaction.atomic():
        for row in rows:
            OutboxRow.objects.filter(pk=row.pk, stamp=row.stamp).delete()
        names = {row.index for row in rows}
        SearchIndex.objects.filter(name__in=names).update(seen_at=timezone.now())


def put_off(rows: Iterable[OutboxRow], trouble: str) -> None:
    """Try these again later, each time after twice as long; they are never dropped."""
    for row in rows:
        wait = min(_LONGEST_WAIT, 2 ** min(row.attempts, 12))
        OutboxRow.objects.filter(pk=row.pk, stamp=row.stamp).update(
            attempts=row.attempts + 1,
            not_before=timezone.now() + timedelta(seconds=wait),
            trouble=trouble[:500],
        )


def _drop_orphans() -> None:
    OutboxRow.objects.exclude(index__in=SearchIndex.objects.values("name")).delete()


def _pass_gate(*, alone: bool) -> None:
    """Changes pass together; registering an index passes alone, when all before it are through.

    Else a change that began before an index was known could miss it. SQLite lets one writer in at
    a time, so there is nothing to do.
    """
    if connection.vendor == "postgresql":
        lock = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {lock}(%s)", [_GATE])
