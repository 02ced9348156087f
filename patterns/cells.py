"""Cells of the MiT grid: a kind of actor and a kind of action, written `A5-B6`.

The axes are concepts that editors may reword (Macedo et al. 2020, Sustainability 12(3) 795); a
cell is kept as the two notations.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from patterns.vocabulary import ACTIONS, ACTORS, vocabulary

NO_GRID = _(
    "The grid is empty: its vocabularies “mit-actor” and “mit-action” are missing. Load the "
    "starter library, or a package that brings them."
)


def axes(language=None):
    """((notation, label) of each actor, (notation, label) of each action), in order."""
    words = vocabulary(language)
    return tuple(
        tuple((code.partition("/")[2], words.label(code)) for code in words.of(scheme))
        for scheme in (ACTORS, ACTIONS)
    )


def unknown_cells(cells):
    """Those of `cells` that are no cell of the grid."""
    words = vocabulary()
    known = {
        f"{actor.partition('/')[2]}-{action.partition('/')[2]}"
        for actor in words.of(ACTORS)
        for action in words.of(ACTIONS)
    }
    return [cell for cell in cells if cell not in known]


class CellsWidget(forms.CheckboxSelectMultiple):
    """The grid as a table of boxes to tick."""

    template_name = "patterns/widgets/cells.html"

    class Media:
        css = {"all": ["css/editing.css"]}

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        actors, actions = axes()
        chosen = set(value or [])
        context["actions"] = actions
        context["missing"] = "" if actors and actions else NO_GRID
        context["rows"] = [
            (
                actor,
                label,
                [
                    (f"{actor}-{action}", f"{label}, {word}", f"{actor}-{action}" in chosen)
                    for action, word in actions
                ],
            )
            for actor, label in actors
        ]
        return context


def every_cell():
    actors, actions = axes()
    return [(f"{a}-{b}", f"{a}-{b}") for a, _label in actors for b, _word in actions]


class CellsFormField(forms.MultipleChoiceField):
    """Cells as an editor ticks them."""

    widget = CellsWidget

    def __init__(self, **kwargs):
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        super().__init__(choices=every_cell, **kwargs)

    def has_changed(self, initial, data):
        return super().has_changed(initial or [], data or [])


class CellsField(models.JSONField):
    """A page's cells: a list of codes, in the order of the grid."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        return CellsFormField(
            required=False, label=capfirst(self.verbose_name), help_text=self.help_text,
            initial=list,
        )  # fmt: skip

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        if value and not every_cell():
            raise ValidationError(NO_GRID)
        unknown = unknown_cells(value) if isinstance(value, list) else [str(value)]
        if unknown:
            raise ValidationError(
                _("There is no cell %(cells)s. Cells are written like A5-B6."),
                params={"cells": ", ".join(map(str, unknown))},
            )
