"""What facets and their values are called, for readers of a language.

Knows the kinds and their declared facets; knows no engine.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from patterns import kinds
from patterns.facets import FacetField, Labelling
from patterns.labels import language_labels
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


def value_labels(
    values: Mapping[str, Iterable[str]], language: str
) -> dict[str, Mapping[str, str]]:
    """What readers of `language` call these values, by facet.

    Facets with values of one sort are asked together: a few queries, however many facets.
    """
    alike: dict[object, list[str]] = defaultdict(list)
    for name in values:
        alike[_labelling(name)].append(name)
    found: dict[str, Mapping[str, str]] = {}
    for labelling, names in alike.items():
        keys = list(dict.fromkeys(key for name in names for key in values[name]))
        found.update(dict.fromkeys(names, labelling(keys, language)))
    return found


def _labelling(name: str) -> Labelling:
    return _OF_EVERY_KIND.get(name) or declared()[name].labelling


def _kinds(names: Iterable[str], language: str) -> dict[str, str]:
    with override(language):
        known = {kind.name: capfirst(str(kind.label_plural)) for kind in kinds.every()}
    return {name: known.get(name, name) for name in names}


#: Those that no kind declares, as every work has them.
_OF_EVERY_KIND: dict[str, Labelling] = {"kind": _kinds, "language": language_labels}
