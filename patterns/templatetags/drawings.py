"""Pictures for templates: which shapes, and the words that say the same.

The shapes come from `pictures`; a component draws them.
"""

from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from patterns import cards, phrases, pictures
from patterns.compass import compass
from patterns.languages_table import LANGUAGE_CODES
from patterns.languages_table import language as row_of
from patterns.vocabulary import ACTIONS, ACTORS

register = template.Library()


@register.simple_tag
def icon(name):
    """One of the small drawings in `icons/`; it says nothing that words beside it don't.

    A page that shows some has all of them once, from `icon_sheet`.
    """
    return _used(name if name in _drawings() else "work")


@cache
def _used(drawn):
    return format_html('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>', drawn)


@register.simple_tag
def icon_sheet():
    """All small drawings, to be shown by `icon`."""
    return mark_safe("".join(_drawings().values()))  # noqa: S308 - our own files


@cache
def _drawings():
    """By name."""
    folder = Path(settings.SITE_DIR, "templates", "icons")
    names = sorted(path.stem for path in folder.glob("*.svg"))
    return {name: render_to_string(f"icons/{name}.svg").strip() for name in names}


@register.simple_tag
def grid_picture(cells, words, shape="squares"):
    """Cells of the grid as shapes."""
    actors, actions = _axes(words)
    return pictures.grid(cells, actors, actions, shape)


def _axes(words):
    return [[code.partition("/")[2] for code in words.of(scheme)] for scheme in (ACTORS, ACTIONS)]


@register.simple_tag
def grid_words(cells, words):
    """The same cells as words: (name of an actor, names of its actions), by actor."""
    found = {}
    for cell in cells:
        actor, _dash, action = cell.partition("-")
        actions = found.setdefault(words.label(f"{ACTORS}/{actor}"), [])
        actions.append(words.label(f"{ACTIONS}/{action}"))
    return list(found.items())


@register.simple_tag
def time_bar(page):
    """A technique's steps as parts of a bar, in the direction its reader reads."""
    code = get_language()
    is_mirrored = code in LANGUAGE_CODES and row_of(code).is_right_to_left
    return pictures.bar(cards.timed_steps(page), is_mirrored)


@register.simple_tag
def run_sheet(page, at=""):
    """A technique's steps, each with the time it begins: from 0:00 or from the time `at`."""
    start, offset, sheet = phrases.minute_of_day(at), 0, []
    for step in page.steps:
        length = step.value["minutes"] or 0
        sheet.append({"step": step.value, "clock": phrases.clock(offset, start), "id": step.id})
        offset += length
    return {"steps": sheet, "minutes": offset, "end": phrases.clock(offset, start),
            "is_set": start is not None}  # fmt: skip


@register.simple_tag
def hour_picture(page):
    """A technique as a silhouette: as high as it is long, as wide as people talk."""
    return pictures.hour(cards.timed_steps(page))


@register.simple_tag
def stairs_picture(count, here=None):
    """A module's sections as stairs."""
    return pictures.stairs(count, here)


@register.simple_tag
def compass_picture(read):
    """A pattern among its neighbours; None where it has hardly any."""
    return compass(read.around.links, *_axes(read.words))


@register.filter
def group_sign(grouping):
    """The dots of a grouping, as an SVG path."""
    return pictures.GROUPS.get(grouping, pictures.GROUPS["plenary"])


@register.filter
def has_small_dots(grouping):
    """Whether a grouping's sign has many dots, drawn smaller."""
    return grouping in pictures.SMALL_DOTS


@register.filter
def outcome_marks(counts):
    """The outcome of each mark to draw."""
    return pictures.marks(counts)
