"""The toolkit's three matrices as tables: what their rows and columns are called, what is marked.

The axes of the grid are concepts. Those of the other two are no concepts of ours, only their cells
are, so they are worded here.
"""

from dataclasses import dataclass

from django import template
from django.utils.translation import gettext_lazy as _

from patterns.vocabulary import ACTIONS, ACTORS, vocabulary

register = template.Library()

DELIVERERS = (
    ("D1", _("Professionals deliver alone")),
    ("D2", _("Professionals and users deliver together")),
    ("D3", _("Users and communities deliver alone")),
)
PLANNERS = (
    ("P1", _("Professionals plan alone")),
    ("P2", _("Professionals and users plan together")),
    ("P3", _("No professional planning")),
)
PARTNERS = (
    ("A", _("Suppliers")),
    ("B", _("Owners and financial partners")),
    ("C", _("Employees")),
    ("D", _("Customers and other companies")),
    ("E", _("Social environment")),
)
VALUES = (
    ("1", _("Human dignity")),
    ("2", _("Solidarity and social justice")),
    ("3", _("Environmental sustainability")),
    ("4", _("Transparency and co-determination")),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words, and whether it is marked."""

    text: str
    language: str
    is_marked: bool


def _words(context):
    read = context.get("read")
    return read.words if read else vocabulary()


@register.simple_tag(takes_context=True)
def grid_table(context, cells):
    """The 7 x 7 grid with these cells marked."""
    words = _words(context)
    rows, columns = (
        [(code.partition("/")[2], words.label(code)) for code in words.of(scheme)]
        for scheme in (ACTORS, ACTIONS)
    )
    marked = set(cells or ())
    return _table(rows, columns, lambda a, b: Cell(f"{a}-{b}", "", f"{a}-{b}" in marked))


@register.simple_tag(takes_context=True)
def coproduction_table(context, cell):
    """Who delivers and who plans, with one cell marked."""
    return _named(_words(context), "cp-model", DELIVERERS, PLANNERS, {cell})


@register.simple_tag(takes_context=True)
def common_good_table(context, cells):
    """Whom a business touches and what it values, with some cells marked."""
    return _named(_words(context), "ecg", PARTNERS, VALUES, set(cells or ()))


def _named(words, scheme, rows, columns, marked):
    def cell(row, column):
        wording = words.wording(f"{scheme}/{row}{column}")
        return Cell(wording.text, wording.language, f"{row}{column}" in marked)

    return _table(rows, columns, cell)


def _table(rows, columns, cell):
    return {
        "columns": [label for _code, label in columns],
        "rows": [(label, [cell(row, column) for column, _name in columns]) for row, label in rows],
    }
