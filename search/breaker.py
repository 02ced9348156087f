"""A breaker before an engine that may not answer: who fails again and again is left alone.

Five failures within half a minute open it; for a quarter of a minute nobody asks then, and after
that one does, to see whether it answers again. Each process has its own: that is enough, and
needs nothing that could fail itself. Knows no engine.
"""

import threading
import time
from collections import deque
from functools import cache

from search.contract import EngineUnavailable

#: Why an engine was not even asked.
OPEN = "open"

_FAILURES, _WITHIN, _OPEN_FOR = 5, 30.0, 15.0
#: Someone who has just waited in vain asks another engine next time: a page asks several times.
_SAME_THREAD_RESTS = 1.0


class Breaker:
    """Whether an engine may be asked now; told how it went each time it was."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = threading.Lock()
        self._failures: deque[float] = deque(maxlen=_FAILURES)
        self._open_until = 0.0
        self._here = threading.local()

    @property
    def is_open(self) -> bool:
        """Whether the engine is left alone."""
        return self._open_until > 0

    def check(self) -> None:
        """Refuses where the engine is to be left alone; who passes tells how it went."""
        now = time.monotonic()
        with self._lock:
            if now < getattr(self._here, "rests_until", 0.0) or not self._lets_through(now):
                message = f"The search engine {self._name} failed just now and is left alone."
                raise EngineUnavailable(OPEN, message)

    def went_well(self) -> None:
        with self._lock:
            self._failures.clear()
            self._open_until = 0.0

    def failed(self) -> None:
        now = time.monotonic()
        self._here.rests_until = now + _SAME_THREAD_RESTS
        with self._lock:
            self._failures.append(now)
            often = len(self._failures) == _FAILURES and now - self._failures[0] <= _WITHIN
            if often or self.is_open:
                self._open_until = now + _OPEN_FOR

    def forget(self) -> None:
        """As if nothing had happened yet."""
        self.went_well()
        self._here = threading.local()

    def _lets_through(self, now: float) -> bool:
        if not self.is_open:
            return True
        if now < self._open_until:
            return False
        # One asks; whoever comes after it waits to see, and if it never tells, one more may ask.
        self._open_until = now + _OPEN_FOR
        return True


@cache
def breaker_of(name: str) -> Breaker:
    """The breaker of this process before the engine of this name."""
    return Breaker(name)
