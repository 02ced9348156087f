"""Searches counted, for editors who want to know what people look for and don't find.

Counted in memory, written down a little later by a thread of its own: no search waits for it, and
none fails with it; what a killed process hadn't written is lost. Who searched is never known
here, and words that look like somebody's address or number are not kept.
"""

import logging
import threading
import time
import unicodedata
from collections import Counter, deque
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils import timezone

from patterns.personal import personal
from search.models import SearchCount

logger = logging.getLogger("search")

#: Milliseconds by which searches are told apart; what takes longer counts as the last.
STEPS = (25, 50, 100, 250, 500, 1000, 2500, 10_000)
KEPT = timedelta(days=90)
_LONGEST = 100
_DIGITS_OF_A_NUMBER = 7
_SECONDS = 5.0
_AT_MOST = 5000


@dataclass(frozen=True, slots=True)
class Seen:
    """One search, as far as it is counted."""

    day: date
    words: str
    language: str
    engine: str
    degraded: bool
    under_ms: int
    hits: int


_waiting: deque[Seen] = deque(maxlen=_AT_MOST)
_writing = threading.Lock()
_cleaned: set[date] = set()


def note(
    words: str, language: str, *, engine: str, hits: int, seconds: float, degraded: bool = False
) -> None:
    """Count a search, unless its words might be about a person; costs no query."""
    words = unicodedata.normalize("NFC", " ".join(words.lower().split()))[:_LONGEST]
    if not words or looks_personal(words):
        return
    under = next((step for step in STEPS if seconds * 1000 < step), STEPS[-1])
    today = timezone.localdate()
    _waiting.append(Seen(today, words, language, engine[:20], degraded, under, hits))
    _write_soon()


def looks_personal(words: str) -> bool:
    """Whether it may be a mail address or a telephone number; rather once too often."""
    digits = sum(sign.isdecimal() for sign in words)
    return "@" in words or digits >= _DIGITS_OF_A_NUMBER or bool(personal(words))


def write_down() -> int:
    """Add what was counted to the database, forget what is too old; how many searches it was."""
    seen = [_waiting.popleft() for _ in range(len(_waiting))]
    try:
        with transaction.atomic():
            for one, times in _summed(seen):
                _add(one, times)
            _forget_the_old(timezone.localdate())
    except DatabaseError:
        # Another one writes. These wait; the oldest go if there are ever too many.
        _waiting.extendleft(reversed(seen))
        raise
    return len(seen)


def _summed(seen: list[Seen]) -> list[tuple[Seen, int]]:
    """Searches of the same words and outcome as one, with the hits of the last."""
    times: Counter[tuple] = Counter()
    last: dict[tuple, Seen] = {}
    for one in seen:
        same = (one.day, one.words, one.language, one.engine, one.degraded, one.under_ms)
        times[same] += 1
        last[same] = one
    return [(last[same], count) for same, count in times.items()]


def _add(one: Seen, times: int) -> None:
    same = {
        name: getattr(one, name)
        for name in ("day", "words", "language", "engine", "degraded", "under_ms")
    }
    row, _made = SearchCount.objects.get_or_create(**same)
    SearchCount.objects.filter(pk=row.pk).update(times=F("times") + times, hits=one.hits)


def _forget_the_old(today: date) -> None:
    if today not in _cleaned:
        SearchCount.objects.filter(day__lt=today - KEPT).delete()
        _cleaned.clear()
        _cleaned.add(today)


def _write_soon() -> None:
    """One thread a process writes, and ends when nothing is left to write."""
    wait = getattr(settings, "SEARCH_COUNTS_AFTER", _SECONDS)
    if wait is not None and _writing.acquire(blocking=False):
        name = "search counts"
        threading.Thread(target=_write_until_done, args=(wait,), name=name, daemon=True).start()


def _write_until_done(wait: float) -> None:
    try:
        while _waiting:
            time.sleep(wait)
            try:
                write_down()
            except DatabaseError as trouble:
                logger.info("Searches are counted later: %s", trouble)
            finally:
                connection.close()
    finally:
        _writing.release()
