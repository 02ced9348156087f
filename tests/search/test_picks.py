"""What editors put first for a search."""

import pytest

from search.models import Pick
from tests.search.views.pages import visit


def pick(searches, *keys, language=""):
    works = [{"type": "work", "value": key} for key in keys]
    made = Pick(searches=searches, language=language)
    made.works = made._meta.get_field("works").to_python(works)
    made.save()
    return made


def suggested(address):
    (section,) = visit(address).all("section[@aria-labelledby='picks']") or [None]
    return [] if section is None else ["".join(a.itertext()) for a in section.findall(".//a")]


@pytest.fixture
def picked(indexed):
    pick("how to decide\nDécider", indexed.key("round"), indexed.key("circle"))
    return indexed


@pytest.mark.parametrize("typed", ["how to decide", "How To  DECIDE?", "decider"])
def test_works_come_first_for_the_searches_they_were_picked_for(picked, typed):
    assert suggested(f"/en/search/?q={typed}") == ["Round", "Circle"]


@pytest.mark.parametrize(
    "query",
    ["q=how to", "q=decide", "q=how to decide&kind=case", "q=how to decide&page=2&size=1", "q="],
)
def test_and_for_no_others(picked, query):
    assert suggested(f"/en/search/?{query}") == []


def test_each_reader_sees_them_in_their_language(picked):
    assert suggested("/es/search/?q=decider")[1] == "Español: Circle"


def test_a_choice_for_one_language_is_for_its_readers_only(indexed):
    pick("agua", indexed.key("well"), language="es")

    assert suggested("/es/search/?q=agua") == ["Español: Well"]
    assert suggested("/en/search/?q=agua") == []


def test_what_is_picked_isn_t_listed_again(indexed):
    pick("circle", indexed.key("circle"))
    page = visit("/en/search/?q=circle")

    titles = ["".join(h.itertext()).strip() for h in page.all("article//h2")]
    assert "Circle" not in titles
    assert "works found" in page.text("p[@class='status']")


def test_what_nobody_may_read_is_left_out(picked):
    picked.page("circle").unpublish()
    for page in ("es", "ar"):
        picked.page("circle", page).unpublish()

    assert suggested("/en/search/?q=decider") == ["Round"]


def test_without_a_hit_the_choice_is_shown_all_the_same(indexed):
    pick("zzzz", indexed.key("round"))

    assert suggested("/en/search/?q=zzzz") == ["Round"]


def test_without_an_index_too(world):
    pick("zzzz", world.key("round"))

    assert suggested("/en/search/?q=zzzz") == ["Round"]


def test_a_choice_is_shown_until_it_goes(indexed):
    assert suggested("/en/search/?q=agua") == []

    chosen = pick("agua", indexed.key("well"))
    assert suggested("/en/search/?q=agua") == ["Well"]

    chosen.searches = "water"
    chosen.save()
    assert suggested("/en/search/?q=agua") == []
    assert suggested("/en/search/?q=water") == ["Well"]

    chosen.delete()
    assert suggested("/en/search/?q=water") == []
