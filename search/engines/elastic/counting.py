"""How the values of facets are counted, and hits narrowed by what is chosen.

Any of the values inside a facet, all facets together; a facet's own choice doesn't narrow its own
counts. So hits are narrowed after counting, and each chosen facet is counted under the others'
choices; all that nobody chose in share one filter.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from search.contract import FacetCount
from search.engines.elastic import packages as es

#: More values of one facet than any library has.
VALUES = 1000
#: The facets that nobody chose in, and how many works match before facets narrow them.
_OTHERS, _MATCHED = "others", "matched"

Choices = Mapping[str, frozenset[str]]


def counted(search: es.Search, choices: Choices, facets: Sequence[str]) -> es.Search:
    """The search with counts of all facets, its hits narrowed by every choice."""
    chosen = tuple(
        sorted((name, tuple(sorted(values))) for name, values in choices.items() if values)
    )
    return search.extra(**_narrowing(chosen, tuple(facets)))


def matched(answer: Mapping) -> int:
    """How many works match, before facets narrow them."""
    about = answer["aggregations"].get(_MATCHED)
    return about["doc_count"] if about else answer["hits"]["total"]["value"]


def facet_counts(
    answer: Mapping, choices: Choices, names: Sequence[str]
) -> dict[str, tuple[FacetCount, ...]]:
    """Every facet's values with works, the most first; what is chosen stays, even at nought."""
    counts = {}
    for name in dict.fromkeys((*names, *choices)):
        chosen = choices.get(name, frozenset())
        known = {each["key"]: each["doc_count"] for each in _buckets(answer["aggregations"], name)}
        values = [FacetCount(value, count, value in chosen) for value, count in known.items()]
        values += [FacetCount(value, 0, True) for value in chosen if value not in known]
        if values:
            counts[name] = tuple(sorted(values, key=lambda one: (-one.count, one.value)))
    return counts


@lru_cache(maxsize=256)
def _narrowing(chosen: tuple, facets: tuple[str, ...]) -> dict[str, object]:
    """Made once for each choice: building it takes longer than asking."""
    made = es.Search()
    filters = {name: es.Q("terms", **{f"facets.{name}": values}) for name, values in chosen}
    others = made.aggs
    if filters:
        made = made.post_filter("bool", filter=[*filters.values()])
        made.aggs.bucket(_MATCHED, "filter", es.Q("match_all"))
        others = made.aggs.bucket(_OTHERS, "filter", es.Q("bool", filter=[*filters.values()]))
    for name in facets:
        place = others
        if name in filters:
            rest = [query for other, query in filters.items() if other != name]
            place = made.aggs.bucket(name, "filter", es.Q("bool", filter=rest))
        place.bucket(name, "terms", field=f"facets.{name}", size=VALUES)
    return made.to_dict()


def _buckets(found: Mapping, name: str) -> Sequence[Mapping]:
    """A facet's counts, wherever among the aggregations they are."""
    around = found.get(name, {})
    around = around if "buckets" in around else around.get(name) or found.get(_OTHERS, {}).get(name)
    return around["buckets"] if around else ()
