"""What somebody asked for on the page of the search engines, done by whoever keeps the indexes."""

from search import jobs
from search.contract import EngineUnavailable, Indexes
from search.rebuilding import rebuild, return_to_previous
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
