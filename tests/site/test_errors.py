"""What isn't there, and what broke: a sentence, a way on, and never a second failure."""

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.utils.translation import override

from patterns.views import server_error
from tests.site.shown import shown


@pytest.mark.parametrize("language", ["en", "ar", "el"])
def test_what_is_not_there_says_so_in_the_readers_language(world, language):
    page = shown(f"/{language}/nothing/here/")

    assert page.status == 404
    assert page.html["lang"] == language
    assert page.meta("robots") == "noindex"
    assert page.main.find("form", role="search")


def test_a_language_the_site_does_not_have_leads_to_those_it_has(world):
    page = shown("/en/de/patterns/circle/")

    assert page.link("Circle (English)")["href"] == "/en/patterns/circle/"
    assert page.link("Español: Circle (español)")["lang"] == "es"


def test_the_search_box_holds_the_words_of_the_address(world):
    page = shown("/en/patterns/good-enough-to-try/")

    assert page.main.find("input", attrs={"name": "q"})["value"] == "good enough to try"


def test_a_draft_is_not_given_away(world):
    world.page("garden").unpublish()

    page = shown("/en/patterns/garden/")

    assert page.status == 404
    assert "Garden" not in page.text(page.main)


def test_the_menu_of_a_missing_page_leads_to_first_pages(world):
    menu = shown("/en/nothing/").languages

    assert menu[1]["formaction"].endswith("?next=%2Fes%2F")


@pytest.mark.parametrize(
    "path", ["/en/" + "a/" * 80, "/en/%ff%fe/", "/en/<script>/", "/en/a%00b/", "/xx/", "/en//x//"]
)
def test_odd_addresses_are_answered(world, path):
    page = shown(path)

    assert page.status in (301, 302, 404)
    assert not page.soup.find_all("script", src=True)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_failure_is_told_without_the_database(world, language):
    connection.close()

    def refuse(*args):
        raise AssertionError("The page of failures asked the database.")

    with connection.execute_wrapper(refuse), override(language):
        answer = server_error(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert f'<html lang="{language}"'.encode() in answer.content


def test_a_failure_is_told_where_no_language_is_known(world):
    with override(None):
        assert b'<html lang="en" dir="ltr">' in server_error(RequestFactory().get("/")).content


def test_a_page_that_breaks_shows_that_page(world, monkeypatch):
    def broken(*args):
        raise RuntimeError

    monkeypatch.setattr("patterns.reading.evidence", broken)
    browser = Client(raise_request_exception=False)

    page = shown("/ar/patterns/circle/", browser)

    assert page.status == 500
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert page.links(page.main) == ["/ar/"]
