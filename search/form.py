"""A query string read into a `Query`, and everything that was wrong with it.

One reading serves both: a person gets what could be understood, with a sentence about the rest; a
machine gets the list of its mistakes and what is allowed. Knows no engine and no HTML.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from patterns import kinds
from patterns.languages_table import LANGUAGE_CODES
from search.contract import Order, Query
from search.facet_labels import facet_label, facet_names
from search.find import languages_for

#: As much as an address holds in any script: servers refuse those of more than 8,190 signs.
LONGEST = 500
SIZE, LARGEST_SIZE, LAST_PAGE = 20, 100, 10_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_LISTED = 100


@dataclass(frozen=True, slots=True)
class Mistake:
    """A parameter that could not be read: a sentence, and the values that can."""

    parameter: str
    value: str
    sentence: str
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The query as far as it was understood, and what was not."""

    query: Query
    mistakes: tuple[Mistake, ...] = ()


def read(parameters: QueryDict, language: str, known: Mapping[str, tuple[str, ...]]) -> Reading:
    """Read a query string for a reader of `language`; `known` are the values works have."""
    mistakes: list[Mistake] = []
    facets = _facets(parameters, known, mistakes)
    query = Query(
        words=_words(parameters, mistakes),
        languages=languages_for(_language(parameters, facets, language, mistakes)),
        facets=facets,
        order=Order(_one_of(parameters, "sort", tuple(Order), mistakes)),
        page=_number(parameters, "page", 1, LAST_PAGE, mistakes),
        size=_number(parameters, "size", SIZE, LARGEST_SIZE, mistakes),
    )
    return Reading(query, (*mistakes, *_unknown(parameters)))


def parameters() -> tuple[str, ...]:
    """Every parameter there is."""
    return ("q", "lang", "sort", "page", "size", *facet_names())


def _words(parameters: QueryDict, mistakes: list[Mistake]) -> str:
    words = " ".join(_CONTROL.sub(" ", parameters.get("q", "")).split())
    if len(words) > LONGEST:
        sentence = _("The search has more than %(most)s characters. Only the first ones count.")
        mistakes.append(Mistake("q", words[:20], sentence % {"most": LONGEST}))
    return words[:LONGEST]


def _language(
    parameters: QueryDict, facets: Mapping[str, frozenset[str]], own: str, mistakes: list[Mistake]
) -> str:
    """The reader's language: as asked, else the one language chosen, else their own."""
    if "lang" in parameters:
        return _one_of(parameters, "lang", LANGUAGE_CODES, mistakes, otherwise=own)
    (*chosen,) = facets.get("language", ())
    return chosen[0] if len(chosen) == 1 else own


def _facets(
    parameters: QueryDict, known: Mapping[str, tuple[str, ...]], mistakes: list[Mistake]
) -> dict[str, frozenset[str]]:
    facets = {}
    for name in facet_names():
        values = [value for value in parameters.getlist(name) if value]
        allowed = _allowed(name, known)
        # While there is no index nobody can say which values there are.
        wrong = [value for value in values if known and value not in allowed]
        for value in wrong:
            sentence = _("“%(value)s” is no value of “%(facet)s”.")
            said = sentence % {"value": value[:60], "facet": facet_label(name)}
            mistakes.append(Mistake(name, value[:60], said, tuple(allowed[:_LISTED])))
        if right := frozenset(values) - frozenset(wrong):
            facets[name] = right
    return facets


def _allowed(name: str, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if name == "kind":
        return tuple(kind.name for kind in kinds.every())
    if name == "language":
        return tuple(dict.fromkeys((*LANGUAGE_CODES, *known.get(name, ()))))
    return known.get(name, ())


def _one_of(
    parameters: QueryDict,
    name: str,
    allowed: tuple[str, ...],
    mistakes: list[Mistake],
    otherwise: str = "",
) -> str:
    otherwise = otherwise or allowed[0]
    value = parameters.get(name) or otherwise
    if value in allowed:
        return value
    sentence = _("“%(value)s” is no value of “%(facet)s”.")
    said = sentence % {"value": value[:60], "facet": name}
    mistakes.append(Mistake(name, value[:60], said, tuple(str(each) for each in allowed)))
    return otherwise


def _number(
    parameters: QueryDict, name: str, otherwise: int, most: int, mistakes: list[Mistake]
) -> int:
    value = parameters.get(name) or str(otherwise)
    if value.isascii() and value.isdecimal() and len(value) < 9 and 1 <= int(value) <= most:
        return int(value)
    sentence = _("“%(name)s” is a number from 1 to %(most)s.")
    said = sentence % {"name": name, "most": most}
    mistakes.append(Mistake(name, value[:60], said, (f"1-{most}",)))
    return otherwise


def _unknown(given: QueryDict) -> list[Mistake]:
    known = parameters()
    sentence = _("There is no parameter “%(name)s”.")
    return [
        Mistake(name[:60], "", sentence % {"name": name[:60]}, known)
        for name in given
        if name not in known
    ]
