"""The indexes follow the library: what is in the outbox goes in.

Knows the order that makes it safe: what keeps an older state from coming after a newer one (the
index's own lock, or a number) comes first, then the records are read. Knows no page type.
"""

import logging
from collections.abc import Callable

from django.db import connection, transaction

from search import engines, outbox
from search.bell import bell
from search.contract import MISSING, EngineUnavailable, Indexes, Written
from search.models import OutboxRow
from search.record import records
from search.registering import fed_no_more, may_feed
from search.trouble import say

logger = logging.getLogger("search")

_LATE = "Another process had written a newer state; this one is read and written again."


def changed(keys: set[str]) -> None:
    """Write it down in the transaction of the change; take it in when that is committed."""
    if keys:
        outbox.note(keys)
        waiting = (function for _, function, *_ in connection.run_on_commit)
        if _after_commit not in waiting:
            transaction.on_commit(_after_commit, robust=True)


def sync(
    indexes: Indexes | None = None, name: str = "", go_on: Callable[[], None] = lambda: None
) -> int:
    """Take in what is due, batch by batch; how many works that were.

    For the index that serves readers, or the one named, of this machine's embedded ones or of
    others. What another process feeds at the moment is left to it.
    """
    indexes = indexes or engines.embedded_indexes()
    name, done = name or indexes.serving(), 0
    while rows := outbox.due(name):
        if indexes.is_shared and not may_feed(name):
            return done
        try:
            _take_in(indexes, name)
        except EngineUnavailable:
            raise
        except Exception:  # whatever a work's own code raises
            logger.exception("Taking works into the search index failed; each is tried alone.")
            _one_by_one(indexes, name, rows)
        done += len(rows)
        go_on()
    if indexes.is_shared and done:
        fed_no_more(name)
    return done


def _after_commit() -> None:
    """Take a small change into this machine's file here and now; all else is left to keepers.

    Publishing waits for no server.
    """
    indexes = engines.embedded_indexes()
    try:
        name = indexes.serving()
        if len(outbox.due(name, outbox.AT_ONCE + 1)) <= outbox.AT_ONCE:
            _take_in(indexes, name)
    except EngineUnavailable as trouble:
        # The rows stay. Where there is no index yet there are none: it will read everything.
        if trouble.reason != MISSING:
            say(trouble)
    finally:
        bell.ring()


def _take_in(indexes: Indexes, name: str, only: OutboxRow | None = None) -> None:
    with indexes.writing(name) as write:
        number = outbox.next_number(name) if indexes.is_shared else 0
        rows = [only] if only else outbox.due(name)
        wanted = {row.key for row in rows}
        found = list(records(wanted))
        written = write(found, wanted - {record.key for record in found}, number)
    _strike_out(rows, written)


def _strike_out(rows: list[OutboxRow], written: Written) -> None:
    outside = {**dict.fromkeys(written.late, _LATE), **written.refused}
    outbox.taken_in(row for row in rows if row.key not in outside)
    for row in rows:
        if row.key in outside:
            outbox.put_off([row], outside[row.key])


def _one_by_one(indexes: Indexes, name: str, rows: list[OutboxRow]) -> None:
    """One work that can't be read must not keep back the others."""
    for row in rows:
        try:
            _take_in(indexes, name, row)
        except EngineUnavailable:
            raise
        except Exception as trouble:  # its row says what it was
            outbox.put_off([row], f"{type(trouble).__name__}: {trouble}")
