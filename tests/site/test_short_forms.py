"""A work that isn't translated yet has a name for its reader; its text says where it is."""

import pytest
from django.utils.translation import gettext, override

from patterns import short_forms
from patterns.listing import listed
from tests import factories
from tests.factories import SUMMARY
from tests.site.shown import shown
from tests.worlds import translated

TOLD = f"بالعربية: {SUMMARY}"


@pytest.fixture
def named(world):
    """`garden` and `asamblea` have an Arabic name, `garden` an Italian one, too."""
    for slug, title in (("garden", "بستان"), ("asamblea", "مجلس")):
        short_forms.publish(world.work(slug), "ar", title=title, summary=TOLD)
    short_forms.publish(world.work("garden"), "it", title="Giardino", summary=f"it: {SUMMARY}")
    return world


def text_in_english(reader):
    """What tells a reader of this language that the text itself is in English."""
    with override(reader):
        return gettext("text %(in_language)s") % {"in_language": gettext("in English")}


def card(path, title):
    page = shown(path)
    return page, next(a for a in page.main.find_all("article") if title in a.text)


def test_a_listing_shows_name_and_summary_and_where_the_text_is(named):
    page, article = card("/ar/patterns/", "بستان")

    assert TOLD in article.text
    assert text_in_english("ar") in page.text(article)
    assert page.language_of(article.h2) == page.language_of(article.h2.a) == "ar"
    assert article.a["href"] == "/ar/patterns/garden/"


def test_a_listing_is_ordered_by_the_names_it_shows(world):
    short_forms.publish(world.work("garden"), "it", title="Aaa", summary=SUMMARY)

    assert listed("pattern", "it")[0].title == "Aaa"
    assert listed("pattern", "en")[0].title != "Aaa"


def test_the_page_says_its_name_beside_the_text_it_has(named):
    page = shown("/ar/patterns/garden/")
    notice = page.main.find(attrs={"role": "note"})

    with override("ar"):
        told = gettext("Not yet %(in_wanted)s; shown %(in_other)s.") % {
            "in_wanted": gettext("in Arabic"), "in_other": gettext("in English"),
        }  # fmt: skip
    assert told in page.text(notice)
    assert "بستان" in notice.text
    assert TOLD in notice.text
    assert page.language_of(notice.b) == "ar"
    # The text itself stays in one language.
    assert (page.soup.h1.text, page.soup.h1["lang"]) == ("Garden", "en")
    assert page.head("alternate") == {}
    assert page.meta("robots") == "noindex"


def test_its_neighbours_call_it_by_its_name(named):
    page = shown("/ar/patterns/circle/")
    link = page.link("3 مجلس")

    assert page.language_of(link) == "ar"
    assert text_in_english("ar") in page.text(link.parent)


def test_the_first_page_calls_it_by_its_name(named):
    # Nothing of this kind is in Portuguese, so the newest of it is shown by its name.
    newest = factories.pattern("Pond")
    short_forms.publish(newest.work, "pt", title="Charco", summary=TOLD)

    assert shown("/pt/").link("Charco")


def test_a_concept_lists_it_under_its_name(named):
    page = shown("/ar/concepts/domain/water/")

    assert text_in_english("ar") in page.text(page.link("بستان").parent)


def test_the_nearest_name_of_the_readers_chain_is_taken(named):
    # A reader of Portuguese falls back to Spanish, English, French: Italian isn't among them.
    _page, article = card("/pt/patterns/", "Garden")
    assert "Giardino" not in article.text
    short_forms.publish(named.work("garden"), "es", title="Huerto", summary=SUMMARY)

    page, article = card("/pt/patterns/", "Huerto")
    assert (article.h2["lang"], article.h2["dir"]) == ("es", "ltr")
    assert text_in_english("pt") in page.text(article)


def test_no_name_is_taken_where_the_text_is_nearer(named):
    short_forms.publish(named.work("circle"), "fr", title="Le cercle", summary=SUMMARY)

    # French comes next for readers of Arabic, but the text is in Arabic.
    assert "Le cercle" not in shown("/ar/patterns/").text()
    assert "Le cercle" in shown("/fr/patterns/").text()


def test_it_gives_way_to_a_translation(named):
    translated(named.page("garden"), "it")

    page = shown("/it/patterns/garden/")
    assert text_in_english("it") != "text in English"
    assert page.soup.h1.text == "Giardino"
    assert not page.main.find(attrs={"role": "note"})
    assert text_in_english("it") not in page.text(card("/it/patterns/", "Giardino")[1])


@pytest.mark.parametrize("path", ["/ar/", "/ar/patterns/", "/ar/patterns/asamblea/"])
def test_nobody_is_told_the_name_of_what_they_may_not_read(named, path):
    named.page("garden").unpublish()

    assert "بستان" not in shown(path).text()


def test_the_sitemap_knows_versions_only(named):
    from django.test import Client

    assert "/ar/patterns/garden/" not in Client().get("/sitemap.xml").content.decode()


@pytest.mark.parametrize("count", [3, 30])
def test_names_cost_one_query(world, count, django_assert_max_num_queries):
    from tests.site.test_budgets import PATTERN, counted

    target = factories.pattern("Middle", slug="middle")
    for number in range(count):
        one = factories.pattern(f"In {number}", links=[factories.link("completes", target)])
        short_forms.publish(one.work, "fr", title=f"Dans {number}", summary=SUMMARY)

    counted("/fr/patterns/middle/", django_assert_max_num_queries(PATTERN))
