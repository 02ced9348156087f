"""What facets and their values are called, for readers of a language.

Knows the kinds and their declared facets; knows no engine.
"""

from collections.abc import Iterable
from functools import cache

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from patterns import kinds
from patterns.facets import FacetField
from patterns.phrases import language_name
from search.record import facet_fields

#: The order in which readers meet the facets; any other that a kind declares comes after these.
IN_ORDER = (
    "kind", "function", "phase", "purpose", "actor", "action", "topic", "sdg", "minutes", "group",
    "mode", "difficulty", "community", "country", "scenario", "outcome", "keyword", "language",
)  # fmt: skip


@cache
def declared() -> dict[str, FacetField]:
    """Every facet that a kind declares, by name; the first declaration gives it its words."""
    found: dict[str, FacetField] = {}
    for kind in kinds.every():
        for field in facet_fields(kind):
            found.setdefault(field.name, field)
    return found


def facet_names() -> tuple[str, ...]:
    """Every facet there is, in the order of the page."""
    known = {"kind", "language", *declared()}
    first = [name for name in IN_ORDER if name in known]
    return (*first, *(name for name in declared() if name not in first))


def facet_label(name: str) -> str:
    if name == "kind":
        return _("Kind")
    if name == "language":
        return _("Language")
    return str(declared()[name].label)


def value_labels(name: str, values: Iterable[str], language: str) -> dict[str, str]:
    """What readers of `language` call these values; a few queries, however many values."""
    values = list(values)
    if name == "kind":
        with override(language):
            names = {kind.name: capfirst(str(kind.label_plural)) for kind in kinds.every()}
        return {value: names.get(value, value) for value in values}
    if name == "language":
        return {value: language_name(value) for value in values}
    field = declared().get(name)
    return field.labels_for(values, language) if field else {}
