"""Lists of one kind are the same search; every work's page leads to works near it."""

import pytest
from django.test import Client

from tests.search.views.pages import visit


def test_a_list_offers_what_its_works_can_be_narrowed_by(indexed):
    page = visit("/en/techniques/")
    names = {box.get("name") for box in page.all("input[@type='checkbox']")}

    assert {"purpose", "mode", "language"} <= names
    assert "kind" not in names
    assert page.all("ul[@class='hand']")


def test_a_choice_leaves_the_cards_that_have_it(indexed):
    page = visit("/es/techniques/?purpose=purpose/decision-making")
    titles = ["".join(h.itertext()).strip() for h in page.all("article//h2")]

    assert titles == ["Español: Round"]
    assert page.all("ul[@class='hand']")
    assert "/es/techniques/" in page.links().values()


def test_words_leave_the_cards_of_works_that_have_them(indexed):
    page = visit("/en/patterns/?q=listen")

    assert [" ".join(h.itertext()).strip() for h in page.all("article//h2")] == ["Circle"]


@pytest.mark.parametrize("asked", ["", "?q=listen"])
def test_a_list_says_which_engine_answered(indexed, asked):
    assert Client().get(f"/en/patterns/{asked}")["X-Search-Engine"] == "embedded"


def test_without_an_index_a_list_says_so_too(world):
    assert Client().get("/en/patterns/?q=listen")["X-Search-Engine"] == "titles"


def test_a_page_that_searches_nothing_names_no_engine(indexed):
    assert "X-Search-Engine" not in Client().get("/en/about/")


def test_an_order_alone_is_a_search_of_all(indexed):
    assert len(visit("/en/patterns/?sort=newest").all("article")) == 4


def test_a_mistake_is_told_and_leaves_the_list_whole(indexed):
    page = visit("/en/patterns/?topic=nonsense")

    assert len(page.all("article")) == 4


@pytest.mark.parametrize("query", ["?q=%00", "?page=x", "?page=99", "?kind=case", "?sort=luck"])
def test_nothing_that_is_asked_of_a_list_is_an_error(indexed, query):
    visit(f"/en/patterns/{query}")


def test_without_an_index_a_list_is_still_whole(world):
    assert len(visit("/en/patterns/").all("article")) == 4


def test_every_work_leads_to_works_near_it(indexed):
    places = (
        "patterns/garden", "techniques/round", "cases/well", "communities/valley",
        "toolkit/governance", "toolkit/governance/deciding",
    )  # fmt: skip
    without = [
        place for place in places
        if not visit(f"/ar/{place}/").all("section[@aria-labelledby='related-works']")
    ]  # fmt: skip

    assert without == []


def test_a_page_without_anything_near_it_answers_all_the_same(world):
    assert Client().get("/en/patterns/garden/").status_code == 200
