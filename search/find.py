"""The front of search: what the page, the API, listings and rooms call.

Asks the engine; where that can't answer, the same question goes to the embedded one, which is
always kept, and where even that can't, titles from the database do. An outage is never shown as
"nothing found", and an answer with a part missing is none.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from patterns.languages_table import LANGUAGE_CODES, chain
from search import engines
from search.breaker import OPEN, breaker_of
from search.contract import (
    CURED_BY_REBUILD,
    EngineUnavailable,
    Hit,
    Query,
    Results,
    SearchEngine,
    Suggestion,
)
from search.models import OutboxRow
from search.rebuilding import rebuild_in_background
from search.synonyms import widened
from search.titles import TITLES, titles
from search.trouble import say

logger = logging.getLogger("search")

Answer = TypeVar("Answer")
Ask = Callable[[SearchEngine], Answer]


def find(query: Query) -> Results:
    """One page of works for a query."""
    first, *_ = engines.names()
    query = widened(query)
    results = _answer(lambda engine: engine.search(query), lambda: titles(query))
    if results.engine == first:
        return results
    lacks = results.degraded or _is_behind()
    return replace(results, instead_of=first, degraded=lacks)


def suggest(words: str, language: str, limit: int = 8) -> tuple[str, tuple[Suggestion, ...]]:
    """The engine that answered, and names that begin with these words, the reader's first."""
    languages = languages_for(language)
    return _answer(
        lambda engine: (engine.name, engine.suggest(words, languages, limit)),
        lambda: (TITLES, ()),
    )


def related(key: str, language: str, limit: int = 4) -> tuple[Hit, ...]:
    """Works that tell of much the same as the work of this key."""
    return _answer(lambda engine: engine.related(str(key), languages_for(language), limit), tuple)


def facet_values() -> Mapping[str, tuple[str, ...]]:
    """The values that public works have, by facet.

    From the embedded engine, which has them in memory: every search reads its address by them.
    """
    return _from_the_embedded(lambda engine: engine.facet_values(), dict)


def without_each(query: Query) -> dict[str, int]:
    """How many works there would be without the choices in one facet, by facet."""
    fewer = {
        name: {other: values for other, values in query.facets.items() if other != name}
        for name, values in query.facets.items()
        if values
    }
    return {
        name: find(replace(query, facets=facets, page=1, size=1)).total
        for name, facets in fewer.items()
    }


def languages_for(language: str) -> tuple[str, ...]:
    """The languages a reader is shown works in, their own first."""
    return chain(language) if language in LANGUAGE_CODES else (language, *chain("en"))


def _answer(ask: Ask[Answer], otherwise: Callable[[], Answer]) -> Answer:
    *servers, _embedded = engines.answering()
    for engine in servers:
        try:
            return _asked(engine, ask)
        except EngineUnavailable as trouble:
            if trouble.reason != OPEN:
                say(trouble)
    return _from_the_embedded(ask, otherwise)


def _asked(engine: SearchEngine, ask: Ask[Answer]) -> Answer:
    """A server's answer, if the breaker lets the question through and nothing is missing in it."""
    breaker = breaker_of(engine.name)
    breaker.check()
    try:
        answer = ask(engine)
        if isinstance(answer, Results) and answer.degraded:
            message = f"The search engine {engine.name} could only answer in part."
            raise EngineUnavailable("partial", message)
    except EngineUnavailable:
        breaker.failed()
        raise
    except Exception as fault:  # a fault of ours in one engine; there is another one to ask
        breaker.failed()
        logger.exception("The search engine %s failed.", engine.name)
        raise EngineUnavailable("fault", f"The search engine {engine.name} failed.") from fault
    breaker.went_well()
    return answer


def _from_the_embedded(ask: Ask[Answer], otherwise: Callable[[], Answer]) -> Answer:
    try:
        return ask(engines.embedded_engine())
    except EngineUnavailable as trouble:
        say(trouble)
        if trouble.reason in CURED_BY_REBUILD:
            rebuild_in_background(engines.embedded_indexes())
    except Exception:  # a fault of ours; readers have titles rather than an error
        logger.exception("The embedded search engine failed.")
    return otherwise()


def _is_behind() -> bool:
    """Whether this machine's index has yet to take something in."""
    try:
        name = engines.embedded_indexes().serving()
    except EngineUnavailable:
        return True
    return OutboxRow.objects.filter(index=name).exists()
