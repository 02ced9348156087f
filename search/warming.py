"""What a process reads once, read before it answers: its first reader waits like any other.

The words that editors keep and the names of concepts are stemmed in every language, which takes
longest by far. Asks no server: whether that answers, nobody knows yet.
"""

import logging

from django.db import DatabaseError, connection
from django.urls import reverse
from django.utils import translation

from patterns.languages_table import LANGUAGE_CODES
from search import engines
from search.contract import EngineUnavailable, Query
from search.synonyms import widened

logger = logging.getLogger("search")

#: Any word will do.
_QUERY = Query(words="water", languages=LANGUAGE_CODES)


def warm() -> None:
    """Never raises: what can't be read now is read by whoever needs it first."""
    try:
        _addresses()
        engines.every()
        engines.embedded_engine().search(widened(_QUERY))
    except (DatabaseError, EngineUnavailable) as trouble:
        logger.info("The first search will take longer than others: %s", trouble)
    finally:
        connection.close()


def _addresses() -> None:
    """Those of every language are brought together with the first one that is asked for."""
    for language in LANGUAGE_CODES:
        with translation.override(language):
            reverse("search:results")
