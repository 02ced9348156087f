"""Changes on their way into the indexes: written down with the change, taken in after it.

Knows rows, not engines. A row is written for every index in the transaction of the change and
goes when the index has taken it in; until then it stays, whatever happens. It is no queue of
tasks: a task is done when its code has returned, but a row only when the index has the work, and
however often a work changes, it waits once. So the loop that empties it is our own (`keeping`)
and not django-tasks: that would be a second table to write in every publication and a second
worker to run, and would still need this one to try again, in order, for each index by itself.
"""

import random
import time
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from search.models import OutboxRow, SearchIndex
from search.registering import passing

#: So many works are taken in at a time, and right after a commit at the most.
AT_ONCE = 50
#: After so many tries, in about a quarter of an hour, a work is parked.
MOST_ATTEMPTS = 10
_LONGEST_WAIT = 3600


def note(keys: Iterable[str], only: str = "") -> None:
    """Write down for every index, or only one, that these works changed; two queries."""
    now, stamp = timezone.now(), time.time_ns()
    with passing():
        indexes = SearchIndex.objects.filter(**({"name": only} if only else {}))
        rows = [
            OutboxRow(index=index, key=key, stamp=stamp, not_before=now)
            for index in indexes.values_list("name", flat=True)
            for key in sorted(keys)
        ]
        OutboxRow.objects.bulk_create(
            rows,
            batch_size=500,
            update_conflicts=True,
            unique_fields=["index", "key"],
            update_fields=["stamp", "not_before", "attempts", "parked_at"],
        )


def due(name: str, limit: int = AT_ONCE) -> list[OutboxRow]:
    """What this index has to take in now, the oldest first."""
    rows = OutboxRow.objects.filter(
        index=name, not_before__lte=timezone.now(), parked_at__isnull=True
    )
    return list(rows.order_by("since", "pk")[:limit])


def next_number(name: str) -> int:
    """A number above all before it, drawn before works are read that are written under it.

    Who reads last draws last, so an index that keeps what has the highest number keeps the last
    state. Never below the clock: else a database restored from yesterday would begin with numbers
    that the index has seen.
    """
    with transaction.atomic():
        index = SearchIndex.objects.select_for_update().filter(name=name).first()
        number = max(index.number + 1 if index else 0, time.time_ns())
        SearchIndex.objects.filter(name=name).update(number=number)
    return number


def taken_in(rows: Iterable[OutboxRow]) -> None:
    """Strike out rows, but for those whose work changed again meanwhile."""
    with transaction.atomic():
        for row in rows:
            OutboxRow.objects.filter(pk=row.pk, stamp=row.stamp).delete()


def put_off(rows: Iterable[OutboxRow], trouble: str) -> None:
    """Try these again later, each time after about twice as long; park what fails every time."""
    now = timezone.now()
    for row in rows:
        wait = min(_LONGEST_WAIT, 2 ** min(row.attempts, 12))
        # Works that failed together don't come back together.
        wait *= random.uniform(0.75, 1.25)  # noqa: S311 - guards nothing
        attempts = row.attempts + 1
        OutboxRow.objects.filter(pk=row.pk, stamp=row.stamp).update(
            attempts=attempts,
            not_before=now + timedelta(seconds=wait),
            parked_at=now if attempts >= MOST_ATTEMPTS else None,
            trouble=trouble[:500],
        )


def try_again(name: str) -> int:
    """Let what is put off and what is parked be tried now; how many works those are."""
    rows = OutboxRow.objects.filter(index=name)
    return rows.update(parked_at=None, attempts=0, not_before=timezone.now())
