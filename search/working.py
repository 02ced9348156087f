"""What somebody asked for on the page of the search engines, done by whoever keeps the indexes."""

import threading

from django.conf import settings
from django.db import connection

from search import jobs, registering
from search.bell import bell
from search.contract import EngineUnavailable, Indexes
from search.rebuilding import rebuild, return_to_previous
from search.syncing import sync
from search.trouble import say
from search.verifying import mend, verify

Task = jobs.Task
_DOES = {
    Task.REBUILD: rebuild,
    Task.RETURN: return_to_previous,
    Task.VERIFY: verify,
    Task.REPAIR: mend,
}


def work_off(indexes: Indexes) -> int:
    """Do what was asked for at this place; how many jobs that were. Each says how it ended."""
    asked = jobs.asked(indexes.place)
    for row in asked:
        try:
            _DOES[row.task](indexes)
        except EngineUnavailable as trouble:
            say(trouble)
    return len(asked)


def begin(indexes: Indexes) -> None:
    """See that what was asked for is begun: by whoever keeps the index, else in this process."""
    bell.ring()
    if getattr(settings, "SEARCH_REPAIRS_ITSELF", True) and not registering.is_kept(indexes.place):
        words = {"target": _once, "args": (indexes,), "name": "search work"}
        threading.Thread(**words, daemon=True).start()


def _once(indexes: Indexes) -> None:
    try:
        if not work_off(indexes):
            sync(indexes)
    except EngineUnavailable as trouble:
        say(trouble)
    finally:
        connection.close()
