"""A new index from the whole library, while readers go on with the old one; and the way back.

Registered before it is filled, so that what editors change meanwhile is noted for it and taken in
before readers meet it. The index before stays: changes are noted for it, too, and taken in when
somebody returns to it. Knows the order of steps; each step is elsewhere.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator

from django.conf import settings
from django.db import DatabaseError, connection

from patterns.models import Work
from search import engines, jobs, outbox, registering
from search.contract import EngineUnavailable, Indexes, Record
from search.record import records
from search.syncing import sync

logger = logging.getLogger("search")

#: There is no index to return to.
NONE_BEFORE = "none before"

#: After one in the background, whatever became of it: on a full disk each would come to nothing.
_RESTS = 30.0
_at_work: set[str] = set()
_rests_until: dict[str, float] = {}
_look = threading.Lock()


def rebuild(indexes: Indexes | None = None) -> int:
    """Make the index anew and let readers meet it; how many works it holds.

    The embedded one of this machine, unless another is named.
    """
    indexes = indexes or engines.embedded_indexes()
    whole = registering.whole(indexes.place)
    with (
        jobs.doing(jobs.Task.REBUILD, indexes, Work.objects.count()) as job,
        indexes.alone(keep=whole),
    ):
        _clear_leftovers(indexes)
        name, broken = indexes.new_name(), []
        registering.register(name, indexes.place)
        try:
            number = outbox.next_number(name)
            filled = indexes.fill(name, _counted(records(broken=broken), job.moved), number)
            # What can't be read, or isn't wanted, waits like any change and is shown so.
            outbox.note({*broken, *filled.refused}, only=name)
            _put_in_place(indexes, name, job)
        except BaseException:
            _give_up(indexes, name)
            raise
        job.moved(filled.works)
    return filled.works


def return_to_previous(indexes: Indexes) -> None:
    """Let readers meet the index that was there before, with all that changed since."""
    whole = registering.whole(indexes.place)
    with jobs.doing(jobs.Task.RETURN, indexes) as job, indexes.alone(keep=whole):
        name = previous(indexes)
        if not name:
            message = f"There is no earlier index at {indexes.place} to return to."
            raise EngineUnavailable(NONE_BEFORE, message)
        _put_in_place(indexes, name, job)


def previous(indexes: Indexes) -> str:
    """The name of the index that one can return to; empty where there is none."""
    serving = _serving(indexes)
    for name in registering.whole(indexes.place):
        if name != serving and indexes.is_usable(name):
            return name
    return ""


def rebuild_in_background(indexes: Indexes) -> bool:
    """Start a rebuild in a thread, unless one is on or has just been; whether one is on here."""
    if not getattr(settings, "SEARCH_REPAIRS_ITSELF", True):
        return False
    with _look:
        is_on = indexes.place in _at_work
        if not is_on and time.monotonic() >= _rests_until.get(indexes.place, 0.0):
            _at_work.add(indexes.place)
            words = {"target": _rebuild_quietly, "args": (indexes,), "name": "search rebuild"}
            threading.Thread(**words, daemon=True).start()
            is_on = True
    return is_on


def _rebuild_quietly(indexes: Indexes) -> None:
    try:
        # Every process that readers ask meets the same broken file; one of them makes it anew.
        if not jobs.is_being_made(indexes.place):
            works = rebuild(indexes)
            logger.info("The index at %s was made anew with %s works.", indexes.place, works)
    except EngineUnavailable as trouble:
        logger.warning("%s", trouble)
    except DatabaseError:
        logger.exception("The search index could not be made anew. Run manage.py search_rebuild.")
    finally:
        connection.close()
        _rests_until[indexes.place] = time.monotonic() + _RESTS
        _at_work.discard(indexes.place)


def _put_in_place(indexes: Indexes, name: str, job: jobs.Job) -> None:
    """Bring it up to date first; readers then keep it and the one they met until now."""
    sync(indexes, name, job.go_on)
    job.go_on()
    indexes.put_in_place(name)
    registering.in_place(name)
    for old in registering.whole(indexes.place)[2:]:
        _give_up(indexes, old)


def _serving(indexes: Indexes) -> str:
    try:
        return indexes.serving()
    except EngineUnavailable:
        return ""


def _clear_leftovers(indexes: Indexes) -> None:
    """What a broken-off rebuild left behind."""
    serving = _serving(indexes)
    for name in registering.in_the_making(indexes.place):
        if name != serving:
            _give_up(indexes, name)


def _give_up(indexes: Indexes, name: str) -> None:
    try:
        indexes.drop(name)
    except EngineUnavailable as trouble:
        # Nobody meets it, and the next rebuild has another name.
        logger.warning("%s stays behind: %s", name, trouble)
    registering.forget(name)


def _counted(all_records: Iterator[Record], moved: Callable[[int], None]) -> Iterator[Record]:
    for works, record in enumerate(all_records, 1):
        yield record
        moved(works)
