"""Keeping the indexes: whole, fed, and behind by a second at the most.

The threads of `start` and `search_sync --loop` do the same: one for each index, so that a server
that doesn't answer holds back no other index, and one for the long work that somebody asked for.
Whatever goes wrong is logged and tried again; nothing that is due is ever dropped.
"""

import logging
import random
import threading
import time
from collections.abc import Callable, Iterable

from django.db import close_old_connections, connection

from search import engines, outbox, registering
from search.admin.making import make_where_missing
from search.bell import bell
from search.contract import CURED_BY_REBUILD, EngineUnavailable, Indexes
from search.rebuilding import rebuild
from search.syncing import sync
from search.trouble import say
from search.working import work_off

logger = logging.getLogger("search")

#: How often somebody looks whether another process left something to take in.
_LOOK_EVERY = 0.3
#: How often the index itself is looked at.
_EXAMINE_EVERY = 5.0
_LONGEST_WAIT = 30.0
_ENDS_WITHIN = 10.0


def keep(stop: threading.Event, kept: Iterable[Indexes] = ()) -> None:
    """Keep these indexes, or all of this machine, until told to stop. Never raises."""
    kept = tuple(kept) or engines.every()
    tasks = [*(Keeper(indexes).look for indexes in kept), Helper(kept).look]
    threads = [
        threading.Thread(target=_again, args=(task, stop), name="search keeper", daemon=True)
        for task in tasks
    ]
    for thread in threads:
        thread.start()
    stop.wait()
    bell.ring()
    for thread in threads:
        thread.join(_ENDS_WITHIN)


def keep_in_background() -> threading.Event:
    """The same in threads of this process; set the event to end it."""
    stop = threading.Event()
    threading.Thread(target=keep, args=(stop,), name="search keepers", daemon=True).start()
    return stop


def bring_up_to_date(indexes: Indexes | None = None) -> int:
    """Make the index anew where it must be, else take in what is due; how many works that were.

    The embedded one of this machine, unless another is named.
    """
    indexes = indexes or engines.embedded_indexes()
    registering.forget_the_unseen()
    registering.seen(indexes.place)
    try:
        works = _brought(indexes)
    except EngineUnavailable as trouble:
        registering.troubled(indexes.place, str(trouble))
        raise
    registering.troubled(indexes.place, "")
    return works


def _brought(indexes: Indexes) -> int:
    if is_sound(indexes):
        try:
            return sync(indexes)
        except EngineUnavailable as trouble:
            # Some damage is met only by whoever writes.
            if trouble.reason not in CURED_BY_REBUILD:
                raise
    return rebuild(indexes)


def is_sound(indexes: Indexes) -> bool:
    """Whether there is an index that can be read and that changes are noted for."""
    try:
        return registering.is_registered(indexes.serving())
    except EngineUnavailable as trouble:
        if trouble.reason in CURED_BY_REBUILD:
            return False
        raise


class Keeper:
    """Looks after the indexes of one place; rests for a while where they don't answer."""

    def __init__(self, indexes: Indexes) -> None:
        self._indexes, self._name = indexes, ""
        self._examine_at = self._rest_until = 0.0
        self._failures = 0

    def look(self) -> None:
        """Do what there is to do, if there is any."""
        if time.monotonic() >= self._rest_until and self._is_wanted():
            self._examine_at = time.monotonic() + _EXAMINE_EVERY
            try:
                bring_up_to_date(self._indexes)
                self._name, self._failures = self._indexes.serving(), 0
            except EngineUnavailable as trouble:
                say(trouble)
                self._rest()

    def _is_wanted(self) -> bool:
        return time.monotonic() >= self._examine_at or bool(
            self._name and outbox.due(self._name, 1)
        )

    def _rest(self) -> None:
        wait = min(_LONGEST_WAIT, 2.0 ** min(self._failures, 6))
        self._failures += 1
        # Machines that lost the server together don't come back together.
        self._rest_until = time.monotonic() + wait * random.uniform(0.5, 1)  # noqa: S311


class Helper:
    """Does what administrators ask for, and makes the admin's own index where there is none."""

    def __init__(self, kept: Iterable[Indexes]) -> None:
        self._kept, self._examine_at = kept, 0.0

    def look(self) -> None:
        for indexes in self._kept:
            work_off(indexes)
        if time.monotonic() >= self._examine_at:
            self._examine_at = time.monotonic() + _EXAMINE_EVERY
            make_where_missing()


def _again(task: Callable[[], None], stop: threading.Event) -> None:
    ear = bell.listen()
    while not stop.is_set():
        try:
            close_old_connections()
            task()
        except Exception:  # a thread that ends here would leave the index behind for good
            logger.exception("The search index can't follow now; it is tried again.")
        ear.wait(_LOOK_EVERY)
        ear.clear()
    connection.close()
