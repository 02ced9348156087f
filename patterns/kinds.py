"""The registry of kinds: what the library holds, and how each kind is found, listed and addressed.

Search, packages, listings, sitemap and walls go through it. A page type registers itself by being
a `WorkPage` with a `kind`; what is no page registers here by name.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps

Versions = Callable[[Iterable[str] | None], Iterator[tuple[str, list[Any]]]]


@dataclass(frozen=True)
class Kind:
    """One kind of thing readers look for.

    `versions(keys)` streams (work key as text, its live public language versions, the source
    first) for these works or for all, in constant memory.
    """

    name: str
    plural: str
    model: type
    label: Any
    label_plural: Any
    place: str  # the first part of its addresses: /en/<place>/...
    versions: Versions

    @property
    def search_fields(self):
        return self.model.search_fields


@cache
def every() -> tuple[Kind, ...]:
    """All kinds, in the order readers meet them."""
    from patterns.models.work_page import WorkPage
    from patterns.records import page_versions
    from patterns.terms import TERM
    from patterns.tutors import TUTOR

    order = ("pattern", "technique", "case", "community", "module", "section")
    pages = [m for m in apps.get_models() if issubclass(m, WorkPage) and m.kind]
    pages.sort(key=lambda m: order.index(m.kind) if m.kind in order else len(order))
    return (
        *(
            Kind(
                name=model.kind,
                plural=model.plural,
                model=model,
                label=model._meta.verbose_name,
                label_plural=model._meta.verbose_name_plural,
                place="toolkit" if model.kind in ("module", "section") else model.plural,
                versions=page_versions(model),
            )
            for model in pages
        ),
        TERM,
        TUTOR,
    )


def by_name(name: str) -> Kind:
    """The kind of that name; a KeyError names those there are."""
    for kind in every():
        if kind.name == name:
            return kind
    names = ", ".join(kind.name for kind in every())
    raise KeyError(f'There is no kind "{name}". Kinds are {names}.')


def of_page(page: Any) -> Kind:
    """The kind of a page or of a bare row of one."""
    model = page.specific_class
    return next(kind for kind in every() if kind.model is model)
