"""The search as readers of the library that ships meet it."""

import pytest

pytestmark = pytest.mark.needs("chromium")

DECISION = "قرار"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_an_arabic_reader_on_a_phone_without_scripts_finds_the_right_one(shipped, opened):
    """From some fifty works about decisions to the card for a short round of a small group."""
    page = opened(f"{shipped}/ar/search/", width=320, scripts=False)
    page.locator("#search-words").fill(DECISION)
    page.locator("#search-words").press("Enter")
    assert page.locator(".hit").count() == 20
    assert page.locator(".pager, .pages").first.is_visible()

    for name, value in (("kind", "technique"), ("minutes", "30"), ("group", "6-12")):
        page.locator(".narrow > summary").click()
        page.locator(f"input[name='{name}'][value='{value}']").check()
        page.locator(".narrow__do button").click()
        assert page.locator(f"input[name='{name}'][value='{value}']").is_checked()
        assert page.evaluate(SIDEWAYS) <= 0

    assert 1 <= page.locator(".hit").count() <= 3
    assert page.locator(".chips a").count() >= 3
    page.locator(".hit h2 a").first.click()
    assert "/ar/techniques/" in page.url
    assert page.locator("html").get_attribute("dir") == "rtl"
