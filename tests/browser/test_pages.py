"""Every page as people meet it: in two writing directions, two schemes, two widths."""

import pytest

pytestmark = pytest.mark.needs("chromium")

PLACES = (
    "", "patterns/", "patterns/circle/", "patterns/asamblea/", "techniques/", "techniques/round/",
    "cases/", "cases/well/", "communities/", "communities/valley/", "toolkit/",
    "toolkit/governance/", "toolkit/governance/deciding/", "glossary/", "tutors/", "about/",
    "search/?q=circle", "search/?q=zzzz", "nowhere/",
)  # fmt: skip
EXPECTED_CONSOLE = "Failed to load resource: the server responded with a status of 404"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_page_keeps_anybody_out(language, site, opened, violations):
    found = {}
    for place in PLACES:
        for scheme, width in (("light", 1280), ("dark", 320)):
            page = opened(f"{site}/{language}/{place}", width=width, scheme=scheme)
            problems = [*violations(page), *_said(page, place), *_too_wide(page)]
            if problems:
                found[f"/{language}/{place} {scheme} {width}"] = problems

    assert not found, "\n".join(f"{where}: {what}" for where, what in found.items())


def test_readers_need_no_script(site, opened):
    page = opened(f"{site}/en/search/?q=circle", scripts=False)

    assert page.get_by_role("link", name="Circle").first.is_visible()


def test_a_search_is_walked_with_the_keyboard_alone(site, opened):
    page = opened(f"{site}/en/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#")
    page.get_by_role("searchbox").first.focus()
    page.keyboard.type("circle")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")

    page.get_by_role("link", name="Circle").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/patterns/circle/**")


def _said(page, place):
    """Whatever stands in the console; a page that isn't there may say so."""
    return [line for line in page.said if place != "nowhere/" or EXPECTED_CONSOLE not in line]


def _too_wide(page):
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return [f"scrolls sideways by {wide} px"] if wide > 0 else []
