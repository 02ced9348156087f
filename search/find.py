"""The front of search: what the page, the API, listings and rooms call.

Asks the engine; where it can't answer, titles from the database do, and a new index is begun.
An outage is never shown as "nothing found".
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from patterns.languages_table import LANGUAGE_CODES, chain
from search.contract import EngineUnavailable, Hit, Query, Results, Suggestion
from search.engines import embedded_engine
from search.engines.embedded.file import CURED_BY_REBUILD
from search.rebuilding import rebuild_in_background
from search.titles import titles
from search.trouble import say

Answer = TypeVar("Answer")


def find(query: Query) -> Results:
    """One page of works for a query."""
    return _answer(lambda engine: engine.search(query), lambda: titles(query))


def suggest(words: str, language: str, limit: int = 8) -> tuple[Suggestion, ...]:
    """Names that begin with these words, the reader's language first."""
    return _answer(lambda engine: engine.suggest(words, languages_for(language), limit), tuple)


def related(key: str, language: str, limit: int = 4) -> tuple[Hit, ...]:
    """Works that tell of much the same as the work of this key."""
    return _answer(lambda engine: engine.related(str(key), languages_for(language), limit), tuple)


def facet_values() -> Mapping[str, tuple[str, ...]]:
    """The values that public works have, by facet."""
    return _answer(lambda engine: engine.facet_values(), dict)


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


def _answer(ask: Callable[[object], Answer], otherwise: Callable[[], Answer]) -> Answer:
    try:
        return ask(embedded_engine())
    except EngineUnavailable as trouble:
        say(trouble)
        if trouble.reason in CURED_BY_REBUILD:
            rebuild_in_background()
        return otherwise()
