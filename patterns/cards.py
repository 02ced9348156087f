"""Works as cards: a name, an emblem, a sentence, a line of facts, and how it went.

A card is made from a page and what was counted for many pages at once, so that fifty cards cost
no more queries than one. Knows no HTML.
"""

from dataclasses import dataclass

from django.utils.translation import ngettext

from patterns import kinds, phrases, pictures
from patterns.fallback import address
from patterns.models.evidence import Evidence
from patterns.models.facts import raw
from patterns.models.relations import Outcome
from patterns.naming import name_of
from patterns.vocabulary import ACTIONS, ACTORS, vocabulary


@dataclass(frozen=True, slots=True)
class Card:
    """One work as a reader meets it in a list."""

    kind: str
    label: str
    number: str
    title: str
    summary: str
    language: str
    text_language: str
    address: str
    emblem: pictures.Emblem | None
    marks: tuple
    facts: tuple[str, ...]
    is_noncommercial: bool = False
    is_candidate: bool = False


def card(page, language, told=None, cells=(), sections=0, places=(), axes=None):
    """The card of a specific page; what it doesn't hold itself is given."""
    kind, name = kinds.of_page(page), name_of(page)
    return Card(
        kind=kind.name,
        label=str(kind.label),
        number=str(getattr(page, "number", "") or ""),
        title=name.title,
        summary=name.summary,
        language=name.language,
        text_language=name.text_language,
        address=address(page.url_path, language),
        emblem=emblem(page, axes or grid_axes(language), cells, sections),
        marks=(told or outcomes_of(page)).marks(),
        facts=tuple(filter(None, _facts(page, sections, places))),
        is_noncommercial="NC" in page.licence,
        is_candidate=getattr(page, "status", "") == "candidate",
    )


def grid_axes(language):
    """The notations of actors and of actions, in order; one query."""
    words = vocabulary(language)
    return tuple(
        tuple(code.partition("/")[2] for code in words.of(scheme)) for scheme in (ACTORS, ACTIONS)
    )


def emblem(page, axes, cells=(), sections=0):
    """The picture of a page, drawn from what it holds."""
    match page.kind:
        case "pattern" | "case":
            return pictures.grid(page.grid_cells, *axes)
        case "technique":
            return pictures.hour(timed_steps(page))
        case "community":
            return pictures.grid(cells, *axes, shape="discs")
        case "module":
            return pictures.stairs(sections)
        case "section":
            place = int(page.number.rpartition(".")[2] or 0) if page.number else 0
            return pictures.stairs(max(sections, place), max(place - 1, 0))
    return None


def timed_steps(page):
    """(minutes, grouping) of each step of a technique."""
    values = [item["value"] for item in raw(page, page._meta.get_field("steps"))]
    return [(value.get("minutes") or 0, value.get("grouping") or "") for value in values]


def outcomes_of(page):
    """How a case's patterns went, counted; nothing for other kinds."""
    if page.kind != "case":
        return Evidence()
    uses = [use["value"].get("outcome") for use in raw(page, page._meta.get_field("uses"))]
    return Evidence(*(uses.count(outcome.value) for outcome in Outcome))


def _facts(page, sections, places):
    match page.kind:
        case "technique":
            yield phrases.minutes(page.minutes_min, page.minutes_max)
            yield phrases.people(page.group_min, page.group_max)
        case "case":
            yield " · ".join(places) or page.place or (page.country.name if page.country else "")
            yield phrases.period(page.start, page.end, page.ongoing)
        case "community":
            yield page.country.name if page.country else ""
            if page.population:
                counted = ngettext("%(n)s person", "%(n)s people", page.population)
                yield counted % {"n": phrases.whole(page.population)}
        case "module":
            yield phrases.hours(page.hours) if page.hours else ""
            if sections:
                yield ngettext("%(n)s section", "%(n)s sections", sections) % {"n": sections}
        case "section":
            yield phrases.minutes(page.minutes)
