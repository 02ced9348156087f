"""Keeping the index: whole, fed, and behind by seconds at the most.

The thread of `start` and `search_sync --loop` do the same. Whatever goes wrong is logged and
tried again; nothing that is due is ever dropped.
"""

import logging
import threading

from django.db import close_old_connections, connection

from search import outbox
from search.admin.making import make_where_missing
from search.contract import EngineUnavailable
from search.engines import embedded_engine
from search.engines.embedded.file import CURED_BY_REBUILD
from search.rebuilding import rebuild
from search.syncing import large_change, name_of, sync
from search.trouble import say

logger = logging.getLogger("search")

_SECONDS = 5.0


def keep(stop: threading.Event, every: float = _SECONDS) -> None:
    """Bring the index up to date again and again until told to stop. Never raises."""
    while not stop.is_set():
        try:
            close_old_connections()
            bring_up_to_date()
        except EngineUnavailable as trouble:
            say(trouble)
        except Exception:  # a thread that ends here would leave the index behind for good
            logger.exception("The search index can't follow now; it is tried again.")
        large_change.wait(every)
        large_change.clear()
    connection.close()


def keep_in_background() -> threading.Event:
    """The same in a thread of this process; set the event to end it."""
    stop = threading.Event()
    thread = threading.Thread(target=keep, args=(stop,), name="search keeper", daemon=True)
    thread.start()
    return stop


def bring_up_to_date() -> int:
    """Make the index anew where it must be, else take in what is due; how many works that were."""
    outbox.forget_the_unseen()
    works = sync() if is_sound() else rebuild()
    make_where_missing()
    return works


def is_sound() -> bool:
    """Whether there is an index that can be read and that changes are noted for."""
    try:
        return outbox.is_registered(name_of(embedded_engine().file.identity()))
    except EngineUnavailable as trouble:
        if trouble.reason in CURED_BY_REBUILD:
            return False
        raise
