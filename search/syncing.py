"""The index follows the library: what is in the outbox goes in.

Knows the order that makes it safe: first nobody else may write to the file, then the records are
read, so whoever writes last has read last. Knows no page type.
"""

import logging
import socket
import threading
from pathlib import Path

from django.db import connection, transaction

from search import outbox
from search.contract import EngineUnavailable
from search.engines import embedded_engine
from search.engines.embedded.file import MISSING, IndexFile
from search.engines.embedded.writing import write
from search.record import records
from search.trouble import say

logger = logging.getLogger("search")

#: Set when there is more to take in than a request should; whoever keeps the index waits for it.
large_change = threading.Event()


def name_of(identity: str) -> str:
    """The name under which changes are kept for an embedded file."""
    return f"embedded:{identity}"


def place_of(path: Path) -> str:
    return f"{socket.gethostname()}:{path.absolute()}"[:500]


def changed(keys: set[str]) -> None:
    """Write it down in the transaction of the change; take it in when that is committed."""
    if keys:
        outbox.note(keys)
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
        except EngineUnavailable:
            raise
        except Exception:  # whatever a work's own code raises
            logger.exception("Taking works into the search index failed; each is tried alone.")
            _one_by_one(file, rows)
        done += len(rows)
    return done


def _after_commit() -> None:
    """Take in a small change here and now; a large one is left to whoever syncs."""
    try:
        file = embedded_engine().file
        name = name_of(file.identity())
        if len(outbox.due(name, outbox.AT_ONCE + 1)) <= outbox.AT_ONCE:
            _take_in(file, name)
        else:
            large_change.set()
    except EngineUnavailable as trouble:
        # The rows stay. Where there is no index yet there are none: it will read everything.
        if trouble.reason != MISSING:
            say(trouble)


def _take_in(file: IndexFile, name: str) -> None:
    with file.writing() as index:
        rows = outbox.due(name)
        wanted = {row.key for row in rows}
        found = list(records(wanted))
        write(index, found, wanted - {record.key for record in found})
    outbox.taken_in(rows)


def _one_by_one(file: IndexFile, rows: list[outbox.OutboxRow]) -> None:
    """One work that can't be read must not keep back the others."""
    for row in rows:
        try:
            with file.writing() as index:
                found = list(records({row.key}))
                write(index, found, [] if found else [row.key])
            outbox.taken_in([row])
        except EngineUnavailable:
            raise
        except Exception as trouble:  # its row says what it was
            outbox.put_off([row], f"{type(trouble).__name__}: {trouble}")
