"""The index follows the library: what is in the outbox goes in.

Knows the order that makes it safe: first nobody else may write to the file, then the records are
read, so whoever writes last has read last. Knows no page type.
"""

import logging
import socket
import sqlite3
import threading
from collections.abc import Iterable
from pathlib import Path

from django.db import DatabaseError, close_old_connections, connection, transaction

from search import outbox
from search.contract import EngineUnavailable
from search.engines import embedded_engine
from search.engines.embedded.file import IndexFile
from search.engines.embedded.writing import write
from search.record import records

logger = logging.getLogger("search")

_woken = threading.Event()


def name_of(identity: str) -> str:
    """The name under which changes are kept for an embedded file."""
    return f"embedded:{identity}"


def place_of(path: Path) -> str:
    return f"{socket.gethostname()}:{path.absolute()}"[:500]


def works_changed(sender: object, keys: Iterable[str], **_more: object) -> None:
    """Write it down in the transaction of the change; take it in when that is committed."""
    if keys:
        outbox.note({str(key) for key in keys})
        waiting = (function for _, function, *_ in connection.run_on_commit)
        if _after_commit not in waiting:
            transaction.on_commit(_after_commit, robust=True)


def sync(most: int | None = None) -> int:
    """Take in what is due for this machine's index; how many works that were."""
    return sync_file(embedded_engine().file, most=most)


def sync_file(file: IndexFile, most: int | None = None) -> int:
    """The same for any index file, batch by batch."""
    name, done = name_of(file.identity()), 0
    while (most is None or done < most) and (rows := outbox.due(name)):
        try:
            _take_in(file, name)
        except (sqlite3.Error, DatabaseError, ValueError, LookupError, AttributeError) as trouble:
            logger.exception("Taking works into the search index failed; it is tried again.")
            _one_by_one(file, rows, trouble)
        done += len(rows)
    return done


def wake() -> None:
    """Tell the thread that syncs, if there is one, that there is something to do."""
    _woken.set()


def keep_synced(stop: threading.Event, every: float = 5.0) -> None:
    """Sync until told to stop; also what other processes left behind. Never raises."""
    outbox_is_old = True
    while not stop.is_set():
        try:
            close_old_connections()
            if outbox_is_old:
                outbox.forget_the_unseen()
                outbox_is_old = False
            sync()
        except EngineUnavailable as trouble:
            logger.warning("%s", trouble)
        except DatabaseError:
            logger.exception("The search index can't follow now; it is tried again.")
        _woken.wait(every)
        _woken.clear()
    connection.close()


def _after_commit() -> None:
    """Take in a small change here and now; a large one is left to whoever syncs."""
    try:
        file = embedded_engine().file
        name = name_of(file.identity())
        if len(outbox.due(name, outbox.AT_ONCE + 1)) <= outbox.AT_ONCE:
            _take_in(file, name)
        else:
            wake()
    except EngineUnavailable as trouble:
        # The rows stay, and a file made anew has read everything.
        logger.warning("%s", trouble)


def _take_in(file: IndexFile, name: str) -> None:
    with file.writing() as index:
        rows = outbox.due(name)
        wanted = {row.key for row in rows}
        found = list(records(wanted))
        write(index, found, wanted - {record.key for record in found})
    outbox.taken_in(rows)


def _one_by_one(file: IndexFile, rows: list[outbox.OutboxRow], trouble: Exception) -> None:
    """One work that can't be read must not keep back the others."""
    for row in rows:
        try:
            with file.writing() as index:
                found = list(records({row.key}))
                write(index, found, [] if found else [row.key])
            outbox.taken_in([row])
        except (sqlite3.Error, DatabaseError, ValueError, LookupError, AttributeError) as its_own:
            outbox.put_off([row], str(its_own) or str(trouble))
