"""The toolkit as one way through: its modules in order, each followed by its sections.

A module or section is named in the version its reader gets; what they can't read is left out.
"""

from dataclasses import dataclass

from patterns.fallback import address
from patterns.models.relations import Relation, RelationKind
from patterns.naming import Name, name_of
from patterns.neighbours import readable, reading_order


@dataclass(frozen=True, slots=True)
class Step:
    """One module or section on the way."""

    key: str
    module: str  # the key of its module; its own for a module
    number: str
    name: Name
    address: str


class Toolkit:
    """The whole way, seen from one of its steps: two queries beside the restrictions."""

    def __init__(self, key, language):
        self.key = key
        self.steps = way(language)
        self.place = next((i for i, step in enumerate(self.steps) if step.key == key), None)

    @property
    def module(self):
        """The key of the module one is in."""
        return None if self.place is None else self.steps[self.place].module

    @property
    def sections(self):
        """The sections of the module one is in."""
        return [s for s in self.steps if s.module == self.module and s.key != s.module]

    @property
    def position(self):
        """Which of `sections` one is in, from 0; None in a module."""
        return next((i for i, step in enumerate(self.sections) if step.key == self.key), None)

    @property
    def previous(self):
        return self.steps[self.place - 1] if self.place else None

    @property
    def next(self):
        if self.place is None or self.place + 1 == len(self.steps):
            return None
        return self.steps[self.place + 1]


def way(language):
    """Every step of the toolkit in the order it is learned."""
    rows = Relation.objects.filter(kind=RelationKind.BELONGS_TO).select_related("source", "target")
    works = {}
    for row in rows:
        module = (reading_order(row.target.number or ""), str(row.target_id))
        works[str(row.target_id)] = (*module, (), row.target.number or "")
        place = reading_order(row.source.number or "")
        works[str(row.source_id)] = (*module, place, row.source.number or "")
    versions = readable(works, language)
    return [
        _step(key, works[key], versions[key][0], language)
        for key in sorted(works, key=works.get)
        if key in versions
    ]


def _step(key, work, page, language):
    _order, module, _place, number = work
    return Step(
        key=key, module=module, number=number, name=name_of(page),
        address=address(page.url_path, language),
    )  # fmt: skip
