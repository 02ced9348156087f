"""Pages that hold no work of their own: home, listings, glossary, concepts, tutors, statements."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from patterns.models import Concept, ListingPage, PatternPage
from tests import factories
from tests.patterns.editing import form_data
from tests.site.shown import shown, words
from tests.site.terms import define
from tests.worlds import translated


def test_each_cell_of_the_grid_says_how_many_patterns_it_has(world):
    page = shown("/en/")
    table = page.main.find("table")
    link = table.find("a", attrs={"aria-label": "A5, B6: 1"})

    assert len(table.tbody.find_all("tr")) == 7
    assert link["href"].startswith("/en/search/?kind=pattern&actor=mit-actor%2FA5&action=")
    assert {cell.text.strip() for cell in table.find_all("td")} > {"0", "1"}


def test_the_first_page_leads_everybody_to_their_first_step(world):
    links = shown("/ar/").links()
    cases = ListingPage.objects.get(kind="case", locale__language_code="ar")

    for place in ("techniques/", "cases/", "communities/", "toolkit/", "glossary/", "tutors/"):
        assert f"/ar/{place}" in links
    assert "/ar/techniques/?minutes=60" in links
    assert reverse("wagtailadmin_pages:add", args=["patterns", "casepage", cases.pk]) in links
    assert reverse("wagtail_localize:translations_report") in links


@pytest.mark.parametrize("language", ["en", "el"])
def test_the_first_page_shows_the_newest_of_each_kind_that_can_be_read(world, language):
    translated(world.page("garden"), "el")

    cards = shown(f"/{language}/").main.find_all("article")

    newest = {"en": "English: Asamblea", "el": "el: Garden"}[language]
    assert [card["data-kind"] for card in cards] == ["pattern", "technique", "case", "community"]
    assert words(cards[0].h3.text) == newest


def test_the_first_page_tells_failures_first(world):
    told = shown("/en/").clause("How it went")

    assert [words(link.text) for link in told.find_all("a")][0] == "Well"
    assert "Did not work" in told.text


def test_the_first_page_counts_works_and_not_their_versions(world):
    count = PatternPage.objects.filter(live=True).values("translation_key").distinct().count()

    assert f"Here are {count} of them" in shown("/en/").text()


def test_a_list_shows_each_work_as_a_card_with_a_heading(world):
    page = shown("/ar/patterns/")
    cards = {words(card.h2.text): card for card in page.main.find_all("article")}

    assert cards["Garden"].h2["lang"] == "en"
    assert not cards["بالعربية: Circle"].h2.get("lang")
    assert cards["Garden"].a["href"] == "/ar/patterns/garden/"


def test_a_long_list_has_pages_that_name_themselves(world, monkeypatch):
    monkeypatch.setattr("patterns.listing.AT_ONCE", 2)

    second = shown("/en/patterns/?page=2")
    pager = second.main.find("nav", attrs={"aria-label": "Pages of this list"})

    assert pager.find(attrs={"aria-current": "page"}).text == "2"
    assert pager.find_all("a")[0]["href"] == "/en/patterns/"
    assert second.head("canonical") == {0: "http://testserver/en/patterns/?page=2"}
    assert "page 2" in second.soup.title.text


@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 30])
def test_a_wrong_page_of_a_list_shows_a_page_that_is_there(world, number):
    assert shown(f"/en/patterns/?page={number}").status == 200


def test_a_list_without_works_says_so(world):
    for page in PatternPage.objects.all():
        page.unpublish()
    call_command("search_rebuild", stdout=StringIO())

    assert "There is nothing here yet." in shown("/en/patterns/").text()


def test_terms_are_linked_data_as_well(world):
    define("domain/water", "en", "What falls.")

    term = shown("/en/concepts/domain/water/").data

    assert (term["name"], term["termCode"]) == ("water", "water")
    assert term["description"] == "What falls."
    assert term["alternateName"] == ["water (es)"]
    assert term["inDefinedTermSet"]["@id"] == shown("/en/glossary/").data["@id"]


def test_a_concept_shows_what_is_filed_under_it(world):
    page = shown("/es/concepts/domain/water/")

    assert page.link("Español: Circle")
    assert page.link("Garden")["lang"] == "en"
    assert page.soup.h1.text == "water (es)"


def test_a_concept_names_its_wider_and_narrower_ones(world):
    Concept.objects.filter(scheme="domain", notation="water").update(
        broader=Concept.objects.get(scheme="domain", notation="energy")
    )

    assert shown("/en/concepts/domain/water/").link("energy")
    assert shown("/en/concepts/domain/energy/").link("water")


@pytest.mark.parametrize("code", ["domain/nothing", "nothing/water", "domain/%00", "a/..%2f"])
def test_a_concept_that_is_none_is_not_found(world, code):
    assert shown(f"/en/concepts/{code}/").status == 404


def test_only_tutors_who_agreed_are_listed(world):
    facts = {"roles": ["tutor"], "places": ["Alto Vicentino"], "languages": ["it", "vec"]}
    factories.person("ada", consent_to_list=True, bio={"it": "Accompagna comuni."}, **facts)
    factories.person("bo", **facts)
    factories.person("cy", consent_to_list=True, roles=["author"])

    page = shown("/en/tutors/")

    assert [h.text for h in page.main.find_all("h2")] == ["Ada"]
    assert page.main.find(string="Accompagna comuni.").find_parent(lang="it")
    assert {"italiano", "vec", "Alto Vicentino"} <= {s.strip() for s in page.main.strings}


def test_a_community_names_its_tutors_who_agreed(world):
    page = world.page("valley")
    page.tutors = [factories.person("ada"), factories.person("bo", consent_to_list=True)]
    page.save_revision().publish()

    found = shown("/en/communities/valley/")

    assert found.link("Bo")["href"] == "/en/tutors/#bo"
    assert not found.link("Ada")


@pytest.mark.parametrize("place", ["about", "accessibility", "licences", "glossary", "tutors"])
def test_what_every_page_ends_with_is_there(world, place):
    end = shown("/pt/").soup.footer

    assert end.find("a", href=f"/pt/{place}/")
    assert shown(f"/pt/{place}/").status == 200


def test_an_editor_sees_a_draft_as_readers_will(world):
    page, browser = world.page("garden"), world.client("editor")
    page.problem = "Nobody waters it."
    page.links = [factories.link("leads_to", world.page("circle"), "Soon")]
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])

    assert browser.post(address, form_data(page)).json()["is_valid"]
    seen = shown(address, browser)

    assert "Nobody waters it." in seen.text()
    assert "Soon" in seen.clause("Its neighbours").get_text()
    assert "Soon" not in shown("/en/patterns/garden/").text()


@pytest.mark.parametrize("kind", ["", "pattern", "technique", "case"])
def test_the_authors_guide_has_a_page_for_each_kind(world, kind):
    page = shown(f"/en/guide/{kind}/" if kind else "/en/guide/")

    here = page.main.find("a", attrs={"aria-current": "page"})
    assert here["href"] == page.path
    assert "/en/licences/" in page.links(page.main)
    assert "/en/guide/" in page.links(page.soup.footer)


def test_there_is_no_guide_to_what_nobody_writes(world):
    assert shown("/en/guide/term/").status == 404


def test_about_begins_with_what_a_pattern_is(world):
    page = shown("/en/about/")

    first = page.main.find("div", class_="text").p
    assert first.text.startswith("A pattern is a recurring problem together with what has worked")
    assert {"/en/patterns/", "/en/toolkit/", "/en/guide/"} <= set(page.links(page.main))


@pytest.mark.parametrize("place", ["about", "accessibility", "licences"])
@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("library@example.org", "mailto:library@example.org"),
        ("https://example.org/write", "https://example.org/write"),
    ],
)
def test_readers_are_told_whom_to_write_to(world, settings, place, contact, address):
    settings.CONTACT = contact

    page = shown(f"/ar/{place}/")

    assert page.link(contact)["href"] == address


def test_a_library_of_nobody_in_particular_says_so(world, settings):
    settings.CONTACT = ""

    assert "ask whoever started it" in shown("/en/licences/").text()


def test_a_concept_leads_to_the_same_one_of_another_vocabulary(world):
    water = define("domain/water", "en", "What flows.")
    water.exact_match = ["sdg/6", "https://example.org/water"]
    water.close_match = ["domain/energy"]
    water.save()

    page = shown("/ar/concepts/domain/water/")

    assert page.link("6")["href"] == "/ar/concepts/sdg/6/"
    assert page.link("energy")["href"] == "/ar/concepts/domain/energy/"
    assert page.link("https://example.org/water")["rel"] == ["external"]
    assert page.data["sameAs"] == [
        "http://testserver/ar/concepts/sdg/6/", "https://example.org/water",
    ]  # fmt: skip


def test_headings_of_a_text_have_places_of_their_own_in_every_script(world):
    parent = world.page("governance")
    heading = ("heading", {"text": "عنوان", "level": "2"})
    factories.section("Two", slug="two", parent=parent, number="4.2", body=[heading, heading])

    body = shown("/en/toolkit/governance/two/").main.find("div", class_="body")
    found = [each["id"] for each in body.find_all("h2")]

    assert len(found) == len(set(found)) == 2
    assert all(len(each) > 2 for each in found)
