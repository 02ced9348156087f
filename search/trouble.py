"""Saying once what is wrong with an engine, however often it is met.

Every search meets a broken index; a log that repeats it thousands of times hides everything else.
"""

import logging
import time

from search.contract import EngineUnavailable

logger = logging.getLogger("search")

_SECONDS_BETWEEN = 60.0
_said: dict[str, float] = {}


def say(trouble: EngineUnavailable) -> None:
    """Log it, at most once a minute for the same reason."""
    now = time.monotonic()
    if now - _said.get(str(trouble), -_SECONDS_BETWEEN) >= _SECONDS_BETWEEN:
        _said[str(trouble)] = now
        logger.warning("%s", trouble)
