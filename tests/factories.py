"""Works for tests: one function a kind, named as the kind, that makes a published page.

Each knows the least its publish gate asks for; a test states what it is about. Pages are made as
editors make them: added below their place, saved as a revision, published. `draft=True` stops
before that.
"""

from itertools import count

from wagtail.models import Locale

from patterns import models
from patterns.models import (
    CasePage,
    CommunityPage,
    Concept,
    ConceptLabel,
    ListingPage,
    ModulePage,
    PatternPage,
    Scheme,
    SectionPage,
    TechniquePage,
)

SUMMARY = "What this work tells in a sentence, long enough for a card to be useful."
numbers = count(100)


def locale(language):
    return Locale.objects.get(language_code=language)


def concept(code, **labels):
    """The concept `scheme/notation`, made with its scheme and its names by language if need be."""
    scheme, _slash, notation = code.partition("/")
    Scheme.objects.get_or_create(code=scheme, defaults={"title": {"en": scheme}})
    found, made = Concept.objects.get_or_create(scheme_id=scheme, notation=notation)
    for language, text in (labels or {"en": notation}).items() if made else ():
        ConceptLabel.objects.create(concept=found, language=language, text=text)
    return found


def person(slug="ada", **facts):
    return models.Person.objects.create(slug=slug, **{"name": slug.title(), **facts})


def link(kind, page, reason=""):
    """A block of `PatternPage.links`."""
    return ("link", {"kind": kind, "target": str(page.translation_key), "reason": reason})


def use(page, outcome="worked", how="", note=""):
    """A block of `CasePage.uses`."""
    key = str(page.translation_key)
    return ("use", {"pattern": key, "outcome": outcome, "how": how, "note": note})


def step(title, minutes, grouping="plenary"):
    """A block of `TechniquePage.steps`."""
    words = {"title": title, "instruction": f"<p>Do: {title}.</p>"}
    return ("step", {**words, "minutes": minutes, "grouping": grouping})


def pattern(title="A pattern", **given):
    facts = {
        "number": next(numbers),
        "context": "<p>Where people begin.</p>",
        "problem": "Nobody knows who decides.",
        "solution": "Sit in a circle and ask.",
        "grid_cells": ["A1-B1"],
        "concepts": ["domain/water", "mit-function/F1"],
    }
    return _page(PatternPage, title, facts | given)


def technique(title="A technique", **given):
    facts = {
        "invitation": "What do you see here?",
        "steps": [step("Gather", 10), step("Speak in turn", 20, "pairs")],
        "minutes_min": 25,
        "minutes_max": 45,
        "group_min": 4,
        "difficulty": 1,
        "outputs": [("item", "A list of what was seen")],
        "inclusion": "<p>Ask who could not come.</p>",
        "concepts": ["domain/water", "purpose/inquiry", "mode/in-person"],
    }
    return _page(TechniquePage, title, facts | given)


def case(title="A case", *, communities=(), **given):
    if "uses" not in given:
        given["uses"] = [use(pattern(f"Pattern of {title}"))]
    facts = {
        "communities": [
            ("community", {"community": str(c.translation_key)})
            for c in communities or [community(f"Community of {title}")]
        ],
        "start": "2019",
        "stage": "running",
        "grid_cells": ["A2-B2"],
        "purpose": "<p>The well was dry.</p>",
        "story": "<p>They met and dug.</p>",
        "evidence": "<p>There is water.</p>",
        "results": [("result", {"claim": "There is water", "evidence": "reported"})],
        "concepts": ["domain/water", "mit-scenario/CIV"],
    }
    return _page(CasePage, title, facts | given)


def community(title="A community", **given):
    facts = {
        "community_kind": "municipality",
        "country": "IT",
        "region": "Hills",
        "lat": "45.7",
        "lon": "11.4",
        "languages": ["it"],
        "mit_status": "active",
        "profile": "<p>A village that shares its water.</p>",
        "concepts": ["domain/water"],
    }
    return _page(CommunityPage, title, facts | given)


def module(title="A module", **given):
    facts = {
        "number": next(numbers),
        "hours": "8",
        "objective": "Decide together.",
        "outcomes": [("item", "You can host a round")],
        "concepts": ["domain/water"],
    }
    return _page(ModulePage, title, facts | given)


def section(title="A section", *, parent=None, **given):
    facts = {
        "number": f"9.{next(numbers) % 90 + 10}",
        "minutes": 30,
        "aim": "Know what consent is.",
        "body": [("text", "<p>Consent means no reasoned objection.</p>")],
        "concepts": ["domain/water"],
    }
    return _page(SectionPage, title, facts | given, parent or module(f"Module of {title}"))


def _page(model, title, facts, parent=None):
    """A page of `model`, published unless `draft` says no; freshly read from the database."""
    language = facts.pop("language", parent.language if parent else "en")
    is_draft = facts.pop("draft", False)
    concepts, keywords = facts.pop("concepts"), facts.pop("keywords", ())
    words = {"title": title, "summary": SUMMARY, "original": True, "author_names": "The library"}
    page = model(live=False, locale=locale(language), **{**words, **facts})
    page.concepts = [concept(code) for code in concepts]
    if keywords:
        page.keywords.add(*keywords)
    place = parent or ListingPage.objects.get(kind=model.kind, locale=page.locale)
    place.refresh_from_db()
    place.add_child(instance=page)
    revision = page.save_revision()
    if not is_draft:
        revision.publish()
    return model.objects.get(pk=page.pk)
