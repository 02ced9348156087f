"""How many works each value of each facet would give.

Any of the values inside a facet, all facets together; a facet's own choice doesn't narrow its own
counts, so that choosing a second value shows beforehand what it adds.
"""

from collections.abc import Mapping

from search.contract import FacetCount
from search.engines.embedded.catalogue import Catalogue

Choices = Mapping[str, frozenset[str]]


def narrowed(catalogue: Catalogue, matched: int, choices: Choices, but: str = "") -> int:
    """The matched works that satisfy every choice, or every one but that in facet `but`."""
    for facet, values in choices.items():
        if values and facet != but:
            matched &= catalogue.chosen(facet, values)
    return matched


def counts(
    catalogue: Catalogue, matched: int, choices: Choices
) -> dict[str, tuple[FacetCount, ...]]:
    """Every facet's values with works, the most first; what is chosen stays, even at nought."""
    under_all = narrowed(catalogue, matched, choices)
    under = {
        facet: narrowed(catalogue, matched, choices, but=facet)
        for facet, values in choices.items()
        if values
    }
    found: dict[str, list[FacetCount]] = {}
    for (facet, value), works in catalogue.bits.items():
        count = (works & under.get(facet, under_all)).bit_count()
        chosen = value in choices.get(facet, ())
        if count or chosen:
            found.setdefault(facet, []).append(FacetCount(value, count, chosen))
    for facet, values in choices.items():
        known = {count.value for count in found.get(facet, ())}
        unknown = [FacetCount(value, 0, True) for value in sorted(values) if value not in known]
        found.setdefault(facet, []).extend(unknown)
    return {facet: tuple(sorted(values, key=_most_first)) for facet, values in found.items()}


def _most_first(count: FacetCount) -> tuple[int, str]:
    return -count.count, count.value
