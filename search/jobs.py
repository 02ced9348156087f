"""Long work on the indexes, written down while it goes on: how far, since when, how it ended.

The row is the lock as well: on no machine is an index made for a place where one is being made.
Who is killed leaves a row that doesn't move; after a minute it counts as broken off. Knows rows,
no engine.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from search.contract import BUILDING, EngineUnavailable, Indexes
from search.models import SearchJob

Task = SearchJob.Task

_STANDS_STILL = timedelta(seconds=60)
_SAID_EVERY = 2.0
_KEPT = timedelta(days=90)


class Job:
    """One that goes on: whoever does it says how far it is, and how it went."""

    def __init__(self, row: SearchJob) -> None:
        self.row, self._said = row, time.monotonic()

    def moved(self, works: int) -> None:
        """So many works are done; call it as often as you like."""
        self.row.works = works
        if time.monotonic() - self._said >= _SAID_EVERY:
            self.go_on()

    def go_on(self) -> None:
        """Refuses where it stood still for so long that somebody else took over."""
        self._said = time.monotonic()
        rows = SearchJob.objects.filter(pk=self.row.pk, ended_at__isnull=True)
        if not rows.update(moved_at=timezone.now(), works=self.row.works):
            message = f"Another process took over at {self.row.place}: this one stood still."
            raise EngineUnavailable(BUILDING, message)

    def end(
        self, sentence: str = "", *, went_well: bool = True, differences: int | None = None
    ) -> None:
        SearchJob.objects.filter(pk=self.row.pk, ended_at__isnull=True).update(
            ended_at=timezone.now(),
            works=self.row.works,
            differences=differences,
            went_well=went_well,
            sentence=sentence,
        )


@contextmanager
def doing(task: Task, indexes: Indexes, expected: int = 0) -> Iterator[Job]:
    """A job from its first to its last moment; what goes wrong is said in its row.

    Takes up what somebody asked for, so that whoever asked sees it done.
    """
    job = Job(_begun(task, indexes, expected))
    try:
        yield job
        job.end()
    except EngineUnavailable as trouble:
        job.end(str(trouble), went_well=False)
        raise
    except BaseException as trouble:
        job.end(f"It was broken off ({type(trouble).__name__}).", went_well=False)
        raise


def ask(task: Task, indexes: Indexes, by: object = None) -> SearchJob:
    """Have whoever keeps these indexes do it; asking twice is asking once."""
    waiting = SearchJob.objects.filter(task=task, place=indexes.place, begun_at__isnull=True)
    return waiting.first() or SearchJob.objects.create(
        task=task, engine=indexes.engine.name, place=indexes.place, asked_by=by
    )


def asked(place: str) -> list[SearchJob]:
    """What somebody asked for here and nobody has begun."""
    rows = SearchJob.objects.filter(place=place, begun_at__isnull=True, ended_at__isnull=True)
    return list(rows.order_by("pk"))


def latest(place: str) -> list[SearchJob]:
    """What was done and is being done here, the newest first."""
    rows = SearchJob.objects.filter(place=place).select_related("asked_by")
    return list(rows.order_by("-asked_at", "-pk")[:10])


def is_going_on(row: SearchJob) -> bool:
    """Whether it was asked for or begun and hasn't ended; one that stands still has."""
    stands_still = row.moved_at and row.moved_at < timezone.now() - _STANDS_STILL
    return row.ended_at is None and not stands_still


def is_being_made(place: str) -> bool:
    """Whether somebody makes the index of this place now, in whatever process."""
    rows = SearchJob.objects.filter(
        place=place, begun_at__isnull=False, ended_at__isnull=True, task__in=ONE_AT_A_TIME
    )
    return any(map(is_going_on, rows))


def _begun(task: Task, indexes: Indexes, expected: int) -> SearchJob:
    now = timezone.now()
    _end_broken_off(indexes.place)
    SearchJob.objects.filter(place=indexes.place, asked_at__lt=now - _KEPT).delete()
    row = ask(task, indexes)
    try:
        with transaction.atomic():
            row.begun_at = row.moved_at = now
            row.expected = expected
            row.save()
    except IntegrityError:
        sentence = _busy(indexes.place)
        refused = SearchJob.objects.filter(pk=row.pk)
        refused.update(begun_at=now, moved_at=now, ended_at=now, sentence=sentence)
        raise EngineUnavailable(BUILDING, sentence) from None
    return row


def _end_broken_off(place: str) -> None:
    rows = SearchJob.objects.filter(
        place=place, ended_at__isnull=True, moved_at__lt=timezone.now() - _STANDS_STILL
    )
    if rows.exists():
        rows.update(ended_at=timezone.now(), went_well=False, sentence="It was broken off.")


def _busy(place: str) -> str:
    row = SearchJob.objects.filter(
        place=place, begun_at__isnull=False, ended_at__isnull=True, task__in=ONE_AT_A_TIME
    ).first()
    since = f" since {row.begun_at:%H:%M} UTC" if row else ""
    return (
        f"The index at {place} is being made{since}. Wait until that is done, or for a minute "
        "where it was killed."
    )


#: Of these only one goes on at a place.
ONE_AT_A_TIME = (Task.REBUILD, Task.RETURN)
