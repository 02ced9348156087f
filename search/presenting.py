"""Results as the search page shows them: words, addresses, chips, the way on.

Turns what an engine says into finished labels and links, so that templates only lay out. Knows
the query string; knows no engine.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from patterns import kinds
from patterns.phrases import direction, language_name
from search import facet_labels
from search.contract import Excerpt, FacetCount, Hit, Order, Results
from search.find import without_each
from search.form import Mistake, Reading, parameters
from search.links import Links, readers_address

_SHOWN_AT_FIRST = 8
_LISTED_AT_MOST = 60
#: Facets whose values are steps, in which order says more than number.
_STEPS = frozenset({"minutes", "group", "difficulty", "sdg", "phase"})


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: its words, its count, and the results with or without it."""

    value: str
    label: str
    count: int
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow: `shown` at once, `more` when asked for."""

    name: str
    label: str
    shown: tuple[Value, ...]
    more: tuple[Value, ...]
    chosen: int


@dataclass(frozen=True, slots=True)
class Found:
    """A hit in words: where it leads, what it is, which version is shown and which matched."""

    title: str
    address: str
    kind: str
    kind_label: str
    language: str
    language_name: str
    direction: str
    in_other_language: bool
    #: What it is about: the piece with the words where this version has them, else how it begins.
    text: Excerpt
    #: The piece with the words in the version that has them, where that isn't the one shown.
    elsewhere: Excerpt | None
    matched_language: str
    matched_name: str
    matched_direction: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen value, and the results without it."""

    facet: str
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class WayOn:
    """Where to go when nothing was found: a sentence with a link, and what it leads to."""

    label: str
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchPage:
    """All that the search page shows."""

    words: str
    action: str
    hits: tuple[Found, ...]
    total: int
    first: int
    page: int
    pages: int
    previous: str
    following: str
    facets: tuple[Facet, ...]
    chips: tuple[Chip, ...]
    without_choices: str
    orders: tuple[Value, ...]
    order: str
    mistakes: tuple[Mistake, ...]
    relaxed: bool
    degraded: bool
    spelling: str
    spelling_address: str
    ways_on: tuple[WayOn, ...]


def present(
    reading: Reading, results: Results, given: QueryDict, action: str, language: str
) -> SearchPage:
    """Everything the page needs, in the reader's language."""
    query, link = reading.query, Links(given, action)
    facets = tuple(_facets(results, link, language))
    pages = math.ceil(results.total / query.size)
    return SearchPage(
        words=query.words,
        action=action,
        hits=tuple(as_found(hit, language) for hit in results.hits),
        total=results.total,
        first=(query.page - 1) * query.size + 1,
        page=query.page,
        pages=pages,
        previous=link.page(query.page - 1) if query.page > 1 else "",
        following=link.page(query.page + 1) if query.page < pages else "",
        facets=facets,
        chips=tuple(_chips(facets)),
        without_choices=link.without(*facet_labels.facet_names()),
        orders=_orders(query.order, link),
        order=str(query.order),
        # An address may carry what other programs put there.
        mistakes=tuple(m for m in reading.mistakes if m.parameter in parameters()),
        relaxed=results.relaxed,
        degraded=results.degraded,
        spelling=results.spelling,
        spelling_address=link.with_("q", results.spelling) if results.spelling else "",
        ways_on=() if results.total else tuple(_ways_on(reading, results, link)),
    )


def as_found(hit: Hit, language: str) -> Found:
    elsewhere = hit.matched not in ("", hit.language)
    here = hit.excerpt.spans and not elsewhere and hit.title not in hit.excerpt.text
    return Found(
        title=hit.title,
        address=readers_address(hit.address, language),
        kind=hit.kind,
        kind_label=_kind_label(hit.kind),
        language=hit.language,
        language_name=language_name(hit.language),
        direction=direction(hit.language),
        in_other_language=hit.language != language,
        text=hit.excerpt if here else Excerpt(hit.lead),
        elsewhere=hit.excerpt if elsewhere else None,
        matched_language=hit.matched,
        matched_name=language_name(hit.matched) if hit.matched else "",
        matched_direction=direction(hit.matched) if hit.matched else "",
    )


def _kind_label(name: str) -> str:
    names = {kind.name: kind.label for kind in kinds.every()}
    return capfirst(names.get(name, name))


def _facets(results: Results, link: Links, language: str) -> list[Facet]:
    found = []
    for name in facet_labels.facet_names():
        counts = _in_order(name, results.facets.get(name, ()))[:_LISTED_AT_MOST]
        if not counts or _tells_nothing(counts, results.total):
            continue
        labels = facet_labels.value_labels(name, [count.value for count in counts], language)
        values = [_value(name, count, labels, link) for count in counts]
        chosen = sum(value.chosen for value in values)
        first = [v for at, v in enumerate(values) if at < _SHOWN_AT_FIRST or v.chosen]
        more = [v for v in values if v not in first]
        label = facet_labels.facet_label(name)
        found.append(Facet(name, label, tuple(first), tuple(more), chosen))
    return found


def _tells_nothing(counts: list[FacetCount], total: int) -> bool:
    """One value that all results have leaves nothing to choose."""
    return len(counts) == 1 and counts[0].count == total and not counts[0].chosen


def _in_order(name: str, counts: tuple[FacetCount, ...]) -> list[FacetCount]:
    """Steps as they follow each other, everything else the most first."""
    if name not in _STEPS:
        return list(counts)
    return sorted(counts, key=lambda count: (_number_in(count.value), count.value))


def _number_in(value: str) -> int:
    digits = "".join(sign if sign.isdecimal() else " " for sign in value).split()
    return int(digits[0]) if digits else 0


def _value(name: str, count: FacetCount, labels: Mapping[str, str], link: Links) -> Value:
    return Value(
        value=count.value,
        label=labels.get(count.value) or count.value,
        count=count.count,
        chosen=count.chosen,
        address=link.toggled(name, count.value),
    )


def _chips(facets: tuple[Facet, ...]) -> list[Chip]:
    return [
        Chip(facet.label, value.label, value.address)
        for facet in facets
        for value in (*facet.shown, *facet.more)
        if value.chosen
    ]


def _orders(chosen: Order, link: Links) -> tuple[Value, ...]:
    names = {
        Order.RELEVANCE: _("Best match"),
        Order.NEWEST: _("Newest"),
        Order.TITLE: _("Title"),
    }
    return tuple(
        Value(str(order), name, 0, order is chosen, link.with_("sort", str(order)))
        for order, name in names.items()
    )


def _ways_on(reading: Reading, results: Results, link: Links) -> list[WayOn]:
    """Fewer choices with what they would give, then the same search in other kinds."""
    ways = [
        WayOn(
            _("without the choice in “%(facet)s”") % {"facet": facet_labels.facet_label(name)},
            link.without(name),
            total,
        )
        for name, total in without_each(reading.query).items()
        if total
    ]
    labels = {kind.name: capfirst(kind.label_plural) for kind in kinds.every()}
    for count in results.facets.get("kind", ()):
        if count.count and not count.chosen:
            address = link.with_("kind", count.value)
            ways.append(WayOn(labels.get(count.value, count.value), address, count.count))
    return ways
