"""Results as the search page shows them: words, addresses, chips, the way on.

Turns what an engine says into finished labels and links, so that templates only lay out. Knows
the query string; knows no engine.
"""

import math
from collections.abc import Mapping
from dataclasses import replace

from django.http import QueryDict
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from patterns import kinds
from patterns.phrases import language_name
from search import facet_labels, form
from search.contract import Excerpt, FacetCount, Hit, Order, Query, Results
from search.find import facet_values, find, without_each
from search.links import Links, readers_address
from search.shown import Chip, Facet, Found, SearchPage, Value, WayOn

_SHOWN_AT_FIRST = 8
_LISTED_AT_MOST = 40
#: Facets whose values are steps, in which order says more than number.
_STEPS = frozenset({"minutes", "group", "difficulty", "sdg", "phase"})


def presented(given: QueryDict, action: str, language: str, kind: str = "") -> SearchPage:
    """What a query string asks, found and in words; a page too far is the last one.

    With a `kind` the search is of that kind only, as on the page that lists it.
    """
    reading = form.read(given, language, facet_values())
    query = reading.query
    if kind:
        query = replace(query, facets={**query.facets, "kind": frozenset({kind})})
    results = find(query)
    last = math.ceil(results.total / query.size)
    if query.page > last > 0:
        query = replace(query, page=last)
        results = find(query)
    reading = replace(reading, query=query)
    return present(reading, results, Links(given, action), language, is_fixed=bool(kind))


def present(
    reading: form.Reading, results: Results, link: Links, language: str, *, is_fixed: bool = False
) -> SearchPage:
    """Everything the page needs, in the reader's language; a fixed kind is no choice."""
    query = reading.query
    facets = tuple(_facets(results, language, "kind" if is_fixed else ""))
    pages = math.ceil(results.total / query.size)
    return SearchPage(
        words=query.words,
        action=link.action,
        is_asked=bool(query.words or len(query.facets) > is_fixed),
        hits=tuple(as_found(hit, language) for hit in results.hits),
        total=results.total,
        first=(query.page - 1) * query.size + 1,
        page=query.page,
        pages=pages,
        previous=link.page(query.page - 1) if query.page > 1 else "",
        following=link.page(query.page + 1) if query.page < pages else "",
        facets=facets,
        chips=tuple(_chips(facets, link)),
        without_choices=link.without(*facet_labels.facet_names()),
        orders=_orders(query),
        # An address may carry what other programs put there.
        mistakes=tuple(m for m in reading.mistakes if m.parameter in form.parameters()),
        relaxed=results.relaxed,
        degraded=results.degraded,
        engine=results.engine,
        spelling=results.spelling,
        spelling_address=link.with_("q", results.spelling) if results.spelling else "",
        ways_on=() if results.total else tuple(_ways_on(query, results, link, is_fixed)),
    )


def as_found(hit: Hit, language: str) -> Found:
    elsewhere = hit.matched not in ("", hit.language)
    text_language = hit.text_language or hit.language
    here = hit.excerpt.spans and not elsewhere and hit.title not in hit.excerpt.text
    return Found(
        key=hit.key,
        title=hit.title,
        address=readers_address(hit.address, language),
        kind=hit.kind,
        kind_label=_kind_label(hit.kind),
        language=hit.language,
        in_other_language=text_language != language,
        text_language=text_language,
        text=hit.excerpt if here else Excerpt(hit.lead),
        elsewhere=hit.excerpt if elsewhere else None,
        matched_language=hit.matched,
        matched_name=language_name(hit.matched) if hit.matched else "",
    )


def _kind_label(name: str) -> str:
    label = next((kind.label for kind in kinds.every() if kind.name == name), name)
    return capfirst(str(label))


def _facets(results: Results, language: str, but: str) -> list[Facet]:
    listed = {
        name: _listed(name, results.facets[name])
        for name in facet_labels.facet_names()
        if name != but and _leaves_a_choice(results.facets.get(name, ()), results.total)
    }
    values = {name: [count.value for count in counts] for name, counts in listed.items()}
    labels = facet_labels.value_labels(values, language)
    found = []
    for name, counts in listed.items():
        values = [_value(count, labels[name]) for count in counts]
        first, rest = values[:_SHOWN_AT_FIRST], values[_SHOWN_AT_FIRST:]
        first += [value for value in rest if value.chosen]
        more = [value for value in rest if not value.chosen]
        chosen = sum(value.chosen for value in values)
        label = facet_labels.facet_label(name)
        found.append(Facet(name, label, tuple(first), tuple(more), chosen))
    return found


def _leaves_a_choice(counts: tuple[FacetCount, ...], total: int) -> bool:
    """One value that all results have leaves nothing to choose."""
    if len(counts) == 1:
        return counts[0].count != total or counts[0].chosen
    return bool(counts)


def _listed(name: str, counts: tuple[FacetCount, ...]) -> list[FacetCount]:
    """The first values in their order; what is chosen can always be taken off again."""
    ordered = _in_order(name, counts)
    return [count for at, count in enumerate(ordered) if at < _LISTED_AT_MOST or count.chosen]


def _in_order(name: str, counts: tuple[FacetCount, ...]) -> list[FacetCount]:
    """Kinds as everywhere, steps as they follow each other, all else the most first."""
    if name == "kind":
        places = {kind.name: place for place, kind in enumerate(kinds.every())}
        return sorted(counts, key=lambda count: places.get(count.value, len(places)))
    if name not in _STEPS:
        return list(counts)
    return sorted(counts, key=lambda count: (_number_in(count.value), count.value))


def _number_in(value: str) -> int:
    digits = "".join(sign if sign.isdecimal() else " " for sign in value).split()
    return int(digits[0]) if digits else 0


def _value(count: FacetCount, labels: Mapping[str, str]) -> Value:
    return Value(
        value=count.value,
        label=labels.get(count.value) or count.value,
        count=count.count,
        chosen=count.chosen,
    )


def _chips(facets: tuple[Facet, ...], link: Links) -> list[Chip]:
    return [
        Chip(facet.label, value.label, link.without_value(facet.name, value.value))
        for facet in facets
        for value in (*facet.shown, *facet.more)
        if value.chosen
    ]


def _orders(query: Query) -> tuple[Value, ...]:
    """The orders there are; without words nothing matches better than another, so titles order."""
    names = {Order.TITLE: _("Title"), Order.NEWEST: _("Newest")}
    chosen = query.order
    if query.words:
        names = {Order.RELEVANCE: _("Best match"), **names}
    elif chosen is Order.RELEVANCE:
        chosen = Order.TITLE
    return tuple(Value(str(order), name, 0, order is chosen) for order, name in names.items())


def _ways_on(query: Query, results: Results, link: Links, is_fixed: bool) -> list[WayOn]:
    """Fewer choices with what they would give, then the same search in other kinds."""
    ways = [
        WayOn(
            _("without the choice in “%(facet)s”") % {"facet": facet_labels.facet_label(name)},
            link.without(name),
            total,
        )
        for name, total in without_each(query).items()
        if total and not (is_fixed and name == "kind")
    ]
    labels = {kind.name: capfirst(kind.label_plural) for kind in kinds.every()}
    everywhere = link.at(reverse("search:results")) if is_fixed else link
    for count in results.facets.get("kind", ()):
        if count.count and not count.chosen:
            address = everywhere.with_("kind", count.value)
            ways.append(WayOn(labels.get(count.value, count.value), address, count.count))
    return ways
