"""Feeds: what is new, in the version its reader gets, said to programs that follow the library."""

import xml.etree.ElementTree as Xml

import pytest
from django.test import Client

from patterns.languages_table import LANGUAGE_CODES
from tests import factories
from tests.site.shown import shown
from tests.worlds import translated

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
PLACES = ("patterns", "techniques", "cases", "communities", "toolkit")


def feed(path):
    answer = Client().get(path)
    assert answer.headers["Content-Type"].startswith("application/atom+xml"), path
    return Xml.fromstring(answer.content)  # noqa: S314 - the site's own words


def entries(path):
    return {entry.find(f"{ATOM}title").text: entry for entry in feed(path).iter(f"{ATOM}entry")}


@pytest.mark.parametrize("code", LANGUAGE_CODES)
@pytest.mark.parametrize("place", ["", *(f"{place}/" for place in PLACES)])
def test_every_place_has_a_feed_in_every_language(world, code, place):
    found = feed(f"/{code}/feed/{place}")

    assert found.get(LANGUAGE) == code
    assert list(found.iter(f"{ATOM}entry"))


def test_an_entry_is_the_readers_version_at_the_readers_address(world):
    found = entries("/ar/feed/patterns/")

    circle = found["بالعربية: Circle"]
    assert circle.get(LANGUAGE) == "ar"
    assert circle.find(f"{ATOM}link").get("href") == "http://testserver/ar/patterns/circle/"
    assert found["Garden"].get(LANGUAGE) == "en"


def test_a_translation_is_news(world):
    before = entries("/es/feed/patterns/")["Garden"].find(f"{ATOM}id").text
    translated(world.page("garden"), "es")

    first, *_rest = feed("/es/feed/patterns/").iter(f"{ATOM}entry")

    assert first.find(f"{ATOM}title").text == "Español: Garden"
    assert first.find(f"{ATOM}id").text != before


def test_nothing_is_told_of_what_nobody_may_read(world):
    world.page("garden").unpublish()

    assert "Garden" not in entries("/en/feed/")


def test_a_summary_is_words_for_programs_that_take_it_for_html(world):
    factories.pattern("Sharp", summary="Less than <b>ten</b> people & a table, in any small room.")

    said = entries("/en/feed/")["Sharp"].find(f"{ATOM}summary").text

    assert said.startswith("Less than &lt;b&gt;ten&lt;/b&gt; people &amp; a table")


def test_there_is_no_feed_of_a_place_there_is_not(world):
    assert shown("/en/feed/nothing/").status == 404


@pytest.mark.parametrize("place", PLACES)
def test_a_listing_names_its_feed(world, place):
    page = shown(f"/ar/{place}/")

    feeds = [link["href"] for link in page.soup.head.find_all("link", type="application/atom+xml")]
    assert feeds == ["/ar/feed/", f"/ar/feed/{place}/"]
    assert f"/ar/feed/{place}/" in page.links(page.main)
