"""The whole library in every language: what is the reader's is theirs, what isn't says so."""

import re

import pytest
from django.test import Client
from wagtail.models import Page

from patterns.languages_table import LANGUAGE_TABLE
from tests import factories
from tests.site.shown import shown
from tests.worlds import translated

CODES = [row.code for row in LANGUAGE_TABLE]


@pytest.mark.parametrize("row", LANGUAGE_TABLE, ids=CODES)
@pytest.mark.parametrize(
    "place", ["", "patterns/", "patterns/asamblea/", "toolkit/governance/deciding/", "glossary/"]
)
def test_a_page_is_in_its_readers_language_and_direction(world, row, place):
    page = shown(f"/{row.code}/{place}")

    assert page.status == 200
    assert (page.html["lang"], page.html["dir"]) == (row.code, row.direction)


def test_a_stand_in_says_so_and_where_it_is_at_home(world):
    page = shown("/fr/patterns/garden/")
    notice = page.main.find(attrs={"role": "note"})

    assert page.head("canonical") == {0: "http://testserver/en/patterns/garden/"}
    assert page.meta("robots") == "noindex"
    assert page.head("alternate") == {}
    assert notice.a["href"] == "/en/patterns/garden/"
    assert (notice.a["lang"], notice.a["hreflang"], notice.a.text) == ("en", "en", "English")


def test_the_words_of_a_stand_in_are_marked_with_their_language(world):
    page = shown("/ar/patterns/garden/")
    garden = world.page("garden")

    assert (page.soup.h1["lang"], page.soup.h1["dir"]) == ("en", "ltr")
    for text in (garden.summary, garden.problem, garden.solution, "Where people begin."):
        element = page.main.find(string=lambda found, text=text: found and text in found).parent
        assert page.language_of(element) == "en", text


def test_headings_of_a_stand_in_stay_in_the_readers_language(world):
    page = shown("/ar/patterns/garden/")

    assert {page.language_of(heading) for heading in page.main.find_all("h2")} == {"ar"}


def test_a_title_from_another_language_says_which(world):
    links = shown("/ar/patterns/circle/").main.find_all("a", href="/ar/patterns/baseline/")

    assert {(link["lang"], link["dir"]) for link in links} == {("en", "ltr")}


def test_a_version_of_the_readers_own_is_at_home_and_listed(world):
    page = shown("/es/patterns/circle/")

    assert page.head("canonical") == {0: "http://testserver/es/patterns/circle/"}
    assert page.meta("robots") is None
    assert not page.main.find(attrs={"role": "note"})


def test_languages_name_each_other_and_a_default(world):
    everywhere = {
        "en": "http://testserver/en/patterns/circle/",
        "es": "http://testserver/es/patterns/circle/",
        "ar": "http://testserver/ar/patterns/circle/",
        "x-default": "http://testserver/en/patterns/circle/",
    }

    # French is a draft and isn't named.
    for code in ("en", "es", "ar"):
        assert shown(f"/{code}/patterns/circle/").head("alternate") == everywhere


def test_pages_and_sitemap_name_the_same_languages(world):
    world.page("asamblea", "en").unpublish()
    entries = re.findall("<url>(.*?)</url>", Client().get("/sitemap.xml").text, re.DOTALL)
    places = ("/es/", "/ar/patterns/", "/es/patterns/asamblea/", "/ar/toolkit/governance/",
              "/en/cases/well/", "/fr/about/", "/el/glossary/", "/pt/tutors/")  # fmt: skip
    for place in places:
        (entry,) = [e for e in entries if f"<loc>http://testserver{place}</loc>" in e]
        named = dict(re.findall('hreflang="(.*?)" href="(.*?)"', entry))
        assert shown(place).head("alternate") == named, place
        # Each names itself, and is named by all the others in the same way.
        assert f"http://testserver{place}" in named.values()
        for code in named.keys() - {"x-default"}:
            other = named[code].removeprefix("http://testserver")
            assert shown(other).head("alternate") == named, other


def test_a_work_without_the_sites_own_language_has_a_default_all_the_same(world):
    world.page("asamblea", "en").unpublish()

    named = shown("/es/patterns/asamblea/").head("alternate")

    assert named["x-default"] == "http://testserver/es/patterns/asamblea/"
    assert set(named) == {"es", "x-default"}


def test_an_alias_is_no_translation(world):
    world.page("garden").copy_for_translation(factories.locale("it"), copy_parents=True, alias=True)
    Page.objects.filter(slug="garden").update(live=True)

    assert "it" not in shown("/en/patterns/garden/").head("alternate")


@pytest.mark.parametrize("place", ["", "patterns/", "about/", "glossary/", "tutors/"])
def test_places_name_themselves_in_every_language(world, place):
    named = shown(f"/pt/{place}").head("alternate")

    assert {code: named[code] for code in CODES} == {
        code: f"http://testserver/{code}/{place}" for code in CODES
    }


@pytest.mark.parametrize(
    "place",
    ["", "patterns/", "patterns/garden/", "techniques/round/?at=18:00", "glossary/", "about/"],
)
def test_the_menu_leads_to_the_same_place_in_each_language(world, place):
    menu = shown(f"/es/{place}").languages

    for button, row in zip(menu, LANGUAGE_TABLE, strict=True):
        assert button.text == row.own_name
        assert (button["lang"], button["dir"]) == (row.code, row.direction)
        answer = Client().post(button["formaction"], {"language": button["value"]})
        assert answer.headers["Location"] == f"/{row.code}/{place}"
    assert [button["lang"] for button in menu if button.get("aria-current")] == ["es"]


def test_a_search_keeps_its_words_and_choices_when_the_language_changes(world):
    asked = "search/?q=circle&kind=pattern&topic=domain/water&topic=sdg/6&page=1&sort=title"
    button = shown(f"/en/{asked}").languages[3]
    answer = Client().post(button["formaction"], {"language": "ar"})

    assert answer.headers["Location"] == f"/ar/{asked}"


def test_a_choice_is_remembered_and_reading_is_not(world):
    browser = Client()
    page = shown("/en/patterns/circle/", browser)
    assert not browser.cookies

    browser.post(page.languages[1]["formaction"], {"language": "es"})
    assert browser.get("/", headers={"accept-language": "el"}).headers["Location"] == "/es/"
    # An address says its language, whatever was chosen before.
    assert shown("/fr/patterns/circle/", browser).html["lang"] == "fr"


def test_the_menu_says_which_languages_a_work_is_not_in_yet(world):
    page = shown("/en/patterns/circle/")
    notes = {
        button["lang"]: page.text(page.soup.find(id=button["aria-describedby"]))
        for button in page.languages
        if button.get("aria-describedby")
    }

    assert notes == {
        "fr": "not yet; shown in English",
        "pt": "not yet; shown in Spanish",
        "el": "not yet; shown in English",
        "it": "not yet; shown in Spanish",
    }
    assert not [b for b in shown("/en/patterns/").languages if b.get("aria-describedby")]


def test_an_address_without_a_language_leads_nobody_to_one(world):
    for wanted in ("es", "ar"):
        answer = Client().get("/patterns/circle/", headers={"accept-language": wanted})
        assert answer.status_code == 404
        assert "Accept-Language" in answer.headers["Vary"]
    assert shown("/patterns/circle/").link("Circle (English)")["href"] == "/en/patterns/circle/"


def test_the_parts_of_the_library_stand_in_one_order_everywhere(world):
    parts = [a["href"] for a in shown("/ar/").soup.header.find_all("nav")[-1].find_all("a")]

    assert parts == [
        f"/ar/{place}/" for place in ("patterns", "techniques", "cases", "communities", "toolkit")
    ]


def test_a_translators_words_are_never_taken_for_the_sources(world):
    translated(world.page("garden"), "es")

    page = shown("/es/patterns/garden/")

    assert page.soup.h1.text == "Español: Garden"
    assert not page.soup.h1.get("lang")
