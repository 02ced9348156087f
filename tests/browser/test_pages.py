"""Every page as people meet it: in two writing directions, two schemes, two widths."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.test.signals import template_rendered

from patterns.languages_table import language as row_of
from search.rebuilding import rebuild
from tests import factories
from tests.browser.conftest import served
from tests.browser.places import PLACES, templates

#: Shown by itself where nothing else works any more.
LAST_RESORT = "500.html"
#: Bases that are shown as what extends them.
BASES = {"base.html", "patterns/work_page.html", "patterns/guide/page.html"}
EXPECTED_CONSOLE = "Failed to load resource: the server responded with a status of 404"
OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true })"


@pytest.fixture
def library(world):
    """The small library with its index, and a pattern that only Spanish has."""
    factories.pattern("Fuente", slug="fuente", number=9, language="es")
    rebuild()
    return world


@pytest.fixture
def site(library):
    with served() as address:
        yield address


@pytest.fixture(scope="session")
def looks(count):
    """Scheme and width, each pair in turn; the usual run takes the two that differ most."""
    few = [("light", 1280), ("dark", 320)]
    return count(few, [*few, ("dark", 1280), ("light", 320)])


def test_every_template_has_its_place(library):
    shown = set(BASES) | {LAST_RESORT}
    note = lambda template, **_rest: shown.add(template.name)  # noqa: E731
    template_rendered.connect(note, weak=False)
    try:
        for language in ("en", "ar"):
            for place in PLACES:
                Client().get(f"/{language}/{place}")
    finally:
        template_rendered.disconnect(note)

    assert len(templates()) > 15
    missing = sorted(templates() - shown)
    assert not missing, f"Add an address that shows {missing} to PLACES in tests/browser/places.py."


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_page_keeps_anybody_out(language, site, opened, violations, looks):
    found = {}
    page = opened(f"{site}/{language}/", motion="reduce")
    for place in PLACES:
        page.said.clear()
        page.goto(f"{site}/{language}/{place}")
        for scheme, width in looks:
            problems = _seen(page, scheme, width, violations) + _said(page, place)
            if problems:
                found[f"/{language}/{place} {scheme} {width}"] = problems

    assert not found, "\n".join(f"{where}: {what}" for where, what in found.items())


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("place", ["", "search/?q=circle", "patterns/circle/", "toolkit/"])
def test_whatever_unfolds_keeps_nobody_out(language, place, site, opened, violations, looks):
    page = opened(f"{site}/{language}/{place}", motion="reduce")
    page.evaluate(OPEN_ALL)

    for scheme, width in looks:
        assert not _seen(page, scheme, width, violations)
    assert not page.said


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_last_resort_keeps_nobody_out(language, site, opened, violations, looks):
    page = opened(f"{site}/{language}/", motion="reduce")
    page.set_content(render_to_string(LAST_RESORT, {"reader": row_of(language)}))

    for scheme, width in looks:
        assert not _seen(page, scheme, width, violations)


@pytest.mark.needs("chromium")
def test_readers_need_no_script(site, opened):
    page = opened(f"{site}/en/search/?q=circle", scripts=False)

    assert page.get_by_role("link", name="Circle").first.is_visible()


def _seen(page, scheme, width, violations):
    """What is wrong with a page in one of its looks."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    return [*violations(page), *_too_wide(page)]


def _said(page, place):
    """Whatever stands in the console; a page that isn't there may say so."""
    return [line for line in page.said if place != "nowhere/" or EXPECTED_CONSOLE not in line]


def _too_wide(page):
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return [f"scrolls sideways by {wide} px"] if wide > 0 else []
