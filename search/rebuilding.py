"""A new index from the whole library, while readers go on with the old one.

Registered before it is filled, so that what editors change meanwhile is noted for it and taken in
before readers meet it. Knows the order of steps; each step is elsewhere.
"""

import logging
import threading

from django.conf import settings
from django.db import DatabaseError, connection

from search import outbox
from search.contract import EngineUnavailable
from search.engines import embedded_path
from search.engines.embedded.building import Building, only_builder
from search.record import records
from search.syncing import name_of, place_of, sync_file

logger = logging.getLogger("search")

_at_work = threading.Lock()


def rebuild() -> int:
    """Make this machine's index anew; how many works it holds."""
    path = embedded_path()
    with only_builder(path):
        building = Building(path)
        name, broken = name_of(building.identity), []
        outbox.register(name, place_of(path))
        try:
            works = building.fill(records(broken=broken))
            # One that can't be read waits like any change, where `search_status` shows it.
            outbox.note(broken)
            sync_file(building.file)
            building.put_in_place()
        except BaseException:
            building.give_up()
            outbox.forget(name=name)
            raise
        outbox.forget(place=place_of(path), but=name)
    return works


def rebuild_in_background() -> bool:
    """Start a rebuild in a thread, unless one is on; whether one is on now."""
    if not getattr(settings, "SEARCH_REPAIRS_ITSELF", True):
        return False
    if _at_work.acquire(blocking=False):
        threading.Thread(target=_rebuild_quietly, name="search rebuild", daemon=True).start()
    return True


def _rebuild_quietly() -> None:
    try:
        works = rebuild()
        logger.info("The search index was made anew with %s works.", works)
    except EngineUnavailable as trouble:
        logger.warning("%s", trouble)
    except DatabaseError:
        logger.exception("The search index could not be made anew. Run manage.py search_rebuild.")
    finally:
        connection.close()
        _at_work.release()
