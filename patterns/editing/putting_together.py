"""One page out of two: what somebody typed, and what somebody else has saved meanwhile.

Knows forms and pages; doesn't know requests. Nothing that was typed is dropped because a rule
refuses it: a draft may be unfinished.
"""

import json
import re
from dataclasses import dataclass
from functools import partial

from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, TextField
from django.forms.utils import ErrorDict
from modelcluster.fields import ParentalManyToManyField
from taggit.managers import TaggableManager
from wagtail.admin import compare
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField

# What the rich text editor adds: a key for each paragraph, and a paragraph where there is none.
_NUMBERING = re.compile(r' data-block-key=\\?"[^"]*"|^<p data-block-key="[^"]*"></p>$')
TYPED, THERE = "typed", "there"


@dataclass(frozen=True)
class Apart:
    """A field in which what was typed differs from what is there now."""

    name: str
    comparison: object
    choice: str  # what stays if nobody says otherwise
    by_both: bool


def typed_page(form):
    """(the page as it was typed, (field, what was typed, why it can't be kept) of what can't)."""
    refused = dict(form.errors)
    lost = [row for name in refused if (row := _keep_raw(form, name, refused[name]))]
    form._errors = ErrorDict()
    return form.save(commit=False), lost


def _keep_raw(form, name, errors):
    """Set on the page what a field refused; where the page can't hold it, tell."""
    if name not in form.fields:
        return None
    raw = form.fields[name].widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
    try:
        field = form.instance._meta.get_field(name)
    except FieldDoesNotExist:
        field = None
    if isinstance(field, CharField | TextField | StreamField):
        setattr(form.instance, name, raw)
        return None
    return form.fields[name].label or name, raw, " ".join(map(str, errors))


def apart(typed, there, shown, panel):
    """Every field that differs; `shown` is what both began with, or None where it is gone."""
    found = []
    for compared in _comparisons(typed, panel):
        comparison = compared(there, typed)
        if _differ(comparison):
            mine = shown is None or _differ(compared(shown, typed))
            theirs = shown is None or _differ(compared(shown, there))
            choice = THERE if theirs and not mine else TYPED
            found.append(Apart(comparison.field.name, comparison, choice, mine and theirs))
    return found


def _comparisons(page, panel):
    yield from panel.get_comparison()
    if hasattr(page, "concepts"):
        # What the roles of the form have ticked.
        yield partial(compare.M2MFieldComparison, page._meta.get_field("concepts"))


def _differ(comparison):
    """Whether there is another text, not only another numbering of its paragraphs."""
    if isinstance(comparison.field, RichTextField | StreamField):
        return _text(comparison.val_a) != _text(comparison.val_b)
    return comparison.has_changed()


def _text(value):
    if isinstance(value, StreamValue):
        return _NUMBERING.sub("", json.dumps(value.get_prep_value()))
    return _NUMBERING.sub("", value or "")


def take(page, other, name):
    """Give `page`, in memory, a field of `other`."""
    field = page._meta.get_field(name)
    if isinstance(field, ParentalManyToManyField | TaggableManager):
        getattr(page, name).set(list(getattr(other, name).all()))
    elif hasattr(field, "attname"):
        setattr(page, field.attname, getattr(other, field.attname))
    else:
        setattr(page, name, list(getattr(other, name).all()))
