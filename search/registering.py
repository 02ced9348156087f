"""Which indexes there are: who is noted for, who is looked after, who feeds which.

Knows rows of `SearchIndex`, no engine. An index is registered before it is filled, so that it
misses nothing; while it is in the making it serves nobody.
"""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from search.models import OutboxRow, SearchIndex

_UNSEEN = timedelta(days=30)
#: One who feeds and is killed keeps others from it for so long.
LEASE = timedelta(seconds=30)
#: Who keeps an index looks at it every few seconds, and says so as often as this.
_SEEN_EVERY, _NOT_KEPT_AFTER = timedelta(seconds=30), timedelta(seconds=90)
# Any number that no other program locks by.
_GATE = 0x4D69545F


def register(name: str, place: str) -> None:
    """From now on changes are noted for this index, too; those under way are waited for."""
    with _alone():
        SearchIndex.objects.create(name=name, place=place)


def in_place(name: str) -> None:
    """It holds the whole library, and readers meet it from now on."""
    SearchIndex.objects.filter(name=name).update(in_place_at=timezone.now())


def forget(*names: str) -> None:
    """Note nothing any more for indexes that are gone."""
    with _alone():
        SearchIndex.objects.filter(name__in=names).delete()
        _drop_orphans()


def forget_the_unseen() -> None:
    """Forget indexes that nobody looked after for a month: their machines are gone."""
    unseen = SearchIndex.objects.filter(seen_at__lt=timezone.now() - _UNSEEN)
    if unseen.exists():
        with _alone():
            unseen.delete()
            _drop_orphans()


def seen(place: str) -> None:
    """Somebody looks after the indexes of this place."""
    now = timezone.now()
    rows = SearchIndex.objects.filter(place=place, seen_at__lt=now - _SEEN_EVERY)
    if rows.exists():
        rows.update(seen_at=now)


def troubled(place: str, sentence: str) -> None:
    """Why the indexes of this place can't follow; with an empty sentence, that they can."""
    rows = SearchIndex.objects.filter(place=place).exclude(trouble=sentence)
    if rows.exists():
        rows.update(trouble=sentence)


def is_kept(place: str) -> bool:
    """Whether a process looks after the indexes of this place by itself."""
    since = timezone.now() - _NOT_KEPT_AFTER
    return SearchIndex.objects.filter(place=place, seen_at__gt=since).exists()


def is_registered(name: str) -> bool:
    return SearchIndex.objects.filter(name=name).exists()


def in_the_making(place: str) -> list[str]:
    """Indexes that were begun here and are not whole."""
    rows = SearchIndex.objects.filter(place=place, in_place_at__isnull=True)
    return list(rows.values_list("name", flat=True))


def whole(place: str) -> list[str]:
    """The whole indexes of a place; first the one that readers meet, then the one before."""
    rows = SearchIndex.objects.filter(place=place, in_place_at__isnull=False)
    return list(rows.order_by("-in_place_at").values_list("name", flat=True))


def serving(place: str) -> str:
    """The index that readers meet at a place, known without asking there; empty for none."""
    return next(iter(whole(place)), "")


def serving_everywhere() -> list[str]:
    """The index that readers meet at each place, on whatever machine."""
    rows = SearchIndex.objects.filter(in_place_at__isnull=False).order_by("in_place_at")
    return list(dict(rows.values_list("place", "name")).values())


def may_feed(name: str) -> bool:
    """Whether this process is the one to feed the index now; it then is for a while."""
    now = timezone.now()
    mine = Q(fed_by=_this_process()) | Q(fed_until__isnull=True) | Q(fed_until__lt=now)
    rows = SearchIndex.objects.filter(mine, name=name)
    return bool(rows.update(fed_by=_this_process(), fed_until=now + LEASE))


def fed_no_more(name: str) -> None:
    """Let others feed what this process fed."""
    rows = SearchIndex.objects.filter(name=name, fed_by=_this_process())
    rows.update(fed_by="", fed_until=None)


@contextmanager
def passing() -> Iterator[None]:
    """A transaction that notes changes: many pass at once, none while an index is registered."""
    with transaction.atomic():
        _pass_gate("pg_advisory_xact_lock_shared")
        yield


@contextmanager
def _alone() -> Iterator[None]:
    """A transaction that begins when all that note changes are through.

    Else a change that began before an index was known could miss it. SQLite lets one writer in at
    a time, so there is nothing to do.
    """
    with transaction.atomic():
        _pass_gate("pg_advisory_xact_lock")
        yield


def _pass_gate(lock: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {lock}(%s)", [_GATE])


def _drop_orphans() -> None:
    OutboxRow.objects.exclude(index__in=SearchIndex.objects.values("name")).delete()


def _this_process() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"[:80]
