"""Two versions of a work on one page, each in its language and direction."""

import pytest
from django.test import Client

from tests import factories
from tests.site.shown import shown
from tests.worlds import translated

CIRCLE = "/en/beside/en/ar/patterns/circle/"


def pieces(page, heading):
    """(language, words) of each piece below a heading, in reading order."""
    section = page.clause(heading)
    return [(each["lang"], page.text(each)) for each in section.find_all(attrs={"class": "piece"})]


def test_each_version_keeps_its_language_and_direction(world):
    page = shown(CIRCLE)

    assert pieces(page, "Title") == [("en", "Circle"), ("ar", "بالعربية: Circle")]
    found = page.main.find_all(attrs={"class": "piece", "lang": "ar"})
    assert {each["dir"] for each in found} == {"rtl"}


def test_lists_stand_item_beside_item(world):
    told = pieces(shown(CIRCLE), "Forces")

    assert [language for language, _words in told] == ["en", "ar"] * 2
    assert [words for language, words in told if language == "en"] == ["Some speak", "Some listen"]


def test_paragraphs_stand_beside_each_other_where_both_have_as_many(world):
    page = world.page("circle")
    page.context = "<p>One.</p><p>Two.</p>"
    page.save_revision().publish()

    # The Arabic text is behind: it has one paragraph still.
    assert [w for code, w in pieces(shown(CIRCLE), "Context") if code == "en"] == ["One. Two."]
    arabic = world.page("circle", "ar")
    arabic.context = "<p>واحد</p><ul><li>اثنان</li></ul>"
    arabic.save()
    told = pieces(shown(CIRCLE), "Context")
    assert told == [("en", "One."), ("ar", "واحد"), ("en", "Two."), ("ar", "اثنان")]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("techniques/round", "Do: Gather."),
        ("cases/well", "Every month"),
        ("toolkit/governance/deciding", "Consent means no reasoned objection."),
    ],
)
def test_every_kind_can_be_compared(world, place, words):
    languages = "en/es" if "cases" in place else "en/ar"
    page = shown(f"/fr/beside/{languages}/{place}/")

    assert page.status == 200
    assert page.html["lang"] == "fr"
    found = page.main.find(string=lambda text: words in text)
    assert page.language_of(found.parent) == "en"


def test_it_is_for_readers_not_for_machines(world):
    page = shown(CIRCLE)

    assert page.meta("robots") == "noindex"
    assert page.head("alternate") == {}
    assert "/beside/" not in Client().get("/sitemap.xml").content.decode()


def test_either_side_can_be_another_language(world):
    links = [a["href"] for nav in shown(CIRCLE).main.find_all("nav")[1:] for a in nav.find_all("a")]

    assert links == [
        CIRCLE, "/en/beside/es/ar/patterns/circle/", "/en/beside/ar/en/patterns/circle/",
        "/en/beside/ar/en/patterns/circle/", "/en/beside/en/es/patterns/circle/", CIRCLE,
    ]  # fmt: skip
    for link in links:
        assert shown(link).status == 200


def test_the_menu_changes_the_language_of_the_site_alone(world):
    answer = Client().post(shown(CIRCLE).languages[1]["formaction"], {"language": "es"})

    assert answer.headers["Location"] == "/es/beside/en/ar/patterns/circle/"


def test_a_work_in_two_languages_leads_there(world):
    assert shown("/ar/patterns/circle/").link("جنبًا إلى جنب")["href"] == (
        "/ar/beside/ar/en/patterns/circle/"
    )
    assert shown("/fr/patterns/circle/").link("Côte à côte")["href"] == (
        "/fr/beside/en/es/patterns/circle/"
    )
    assert shown("/en/patterns/circle/").link("Side by side")
    assert not shown("/en/patterns/garden/").link("Side by side")


@pytest.mark.parametrize("pair", ["en/fr", "en/en", "en/xx", "xx/en", "el/it"])
def test_where_there_are_not_two_the_work_is_shown(world, pair):
    answer = Client().get(f"/en/beside/{pair}/patterns/circle/")

    assert answer.headers["Location"] == "/en/patterns/circle/"


def test_what_nobody_may_read_is_not_compared(world):
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(page=world.page("circle", "ar"), restriction_type="login")

    assert Client().get(CIRCLE).status_code == 302
    assert Client().get("/en/beside/en/ar/patterns/", follow=True).status_code == 200


def test_links_lead_to_the_readers_own_addresses(world):
    page = world.page("garden")
    page.context = f'<p>See <a linktype="work" key="{world.key("circle")}">it</a>.</p>'
    page.save_revision().publish()
    translated(page, "es")

    shown_page = shown("/fr/beside/en/es/patterns/garden/")
    assert shown_page.links(shown_page.main).count("/fr/patterns/circle/") == 2


def test_it_costs_the_same_however_much_there_is(world, django_assert_max_num_queries):
    from tests.site.test_budgets import counted

    few = counted(CIRCLE, django_assert_max_num_queries(20))
    page = world.page("circle")
    page.links = [factories.link("works_with", factories.pattern(f"P {n}")) for n in range(9)]
    page.save_revision().publish()

    assert counted(CIRCLE, django_assert_max_num_queries(20)) == few
