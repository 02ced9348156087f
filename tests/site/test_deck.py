"""A hand of cards: what the address names, both sides, as they fill sheets."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from patterns.deck import MOST, each_once, hand, hands, sheets
from patterns.languages_table import LANGUAGE_CODES
from patterns.models import CasePage, PatternPage, TechniquePage
from tests import factories
from tests.site.shown import shown, words

HAND = "/en/cards/?card=techniques/round&card=patterns/circle&card=cases/well"


def sides(page, label):
    """The words of every card on the sides of this name, side by side."""
    return [
        [words(card.text) for card in side.find_all("article")]
        for side in page.main.find_all("ul", attrs={"aria-label": label})
    ]


def test_each_card_has_its_back_in_the_same_place(world):
    page = shown(HAND)
    ((*fronts,), (*backs,)) = (*sides(page, "Fronts"), *sides(page, "Backs"))

    for names, side in (
        (("Round", "Circle", "Well"), fronts),
        (("Run sheet", "Therefore", "How it went"), backs),
    ):
        assert len(side) == 3
        assert all(name in card for name, card in zip(names, side, strict=True))


def test_a_back_says_what_to_do(world):
    round_, circle, well = sides(shown(HAND), "Backs")[0]

    assert "Gather 10 min" in round_
    assert "testserver/en/techniques/round/" in round_
    assert world.page("circle").solution in circle
    assert "Circle" in well


@pytest.mark.parametrize(
    ("place", "heading"),
    [
        ("communities/valley", "What we "), ("toolkit/governance", "Objective"),
        ("toolkit/governance/deciding", "Aim"),
    ],
)  # fmt: skip
def test_every_kind_has_a_back(world, place, heading):
    (back,) = sides(shown(f"/en/cards/?card={place}"), "Backs")[0]

    assert heading in back


def test_a_hand_is_in_its_readers_language_and_the_rest_says_in_which(world):
    page = shown("/ar/cards/?card=patterns/circle&card=patterns/garden")
    circle, garden = page.main.find_all("article", attrs={"data-back": True})

    assert page.language_of(circle.find(class_="card__strong")) == "ar"
    assert page.language_of(garden.find(class_="card__strong")) == "en"


def test_the_names_of_used_patterns_say_their_own_language(world):
    page = shown("/fr/cards/?card=cases/well")
    names = page.main.find(attrs={"data-back": True}).select(".card__lines span")

    assert [(name.text, page.language_of(name)) for name in names] == [
        ("Circle", "en"), ("English: Asamblea", "en"),
    ]  # fmt: skip


def test_what_cannot_be_read_is_left_out(world):
    world.page("garden").unpublish()
    places = ["patterns/garden", "patterns/nothing", "techniques/circle", "", "patterns/circle/"]

    assert [card.place for card in hand([*places, "patterns/circle"], "en")] == ["patterns/circle"]


def test_an_empty_hand_says_how_to_fill_it(world):
    assert "No card is chosen." in shown("/en/cards/").text()


def test_cards_fill_sheets_of_eight_or_of_four(world):
    for number in range(9):
        factories.pattern(f"Pattern {number}", slug=f"p-{number}")
    address = "/en/cards/?" + "&".join(f"card=patterns/p-{number}" for number in range(9))

    assert [len(side) for side in sides(shown(address), "Fronts")] == [8, 1]
    assert [len(side) for side in sides(shown(f"{address}&size=a6"), "Backs")] == [4, 4, 1]
    assert [len(side) for side in sides(shown(f"{address}&size=b9"), "Fronts")] == [8, 1]


def test_an_address_may_not_ask_for_everything(world):
    assert len(hand([f"patterns/{number}" for number in range(10 * MOST)], "en")) == 0
    assert sheets([], "a7") == []


def test_too_many_cards_are_offered_hand_by_hand_and_none_is_lost(world):
    asked = [f"techniques/t-{number}" for number in range(2 * MOST + 1)]
    page = shown("/en/cards/?size=a6&" + "&".join(f"card={place}" for place in asked))

    assert f"{2 * MOST + 1} cards are too many for one hand, which has {MOST}" in page.text()
    offered = [parse_qs(urlsplit(link).query) for link in page.links() if link.startswith("?card")]
    assert [place for hand in offered for place in hand["card"]] == asked
    assert {hand["size"][0] for hand in offered} == {"a6"}
    assert not sides(page, "Fronts")


@pytest.mark.parametrize("model", [TechniquePage, PatternPage, CasePage])
def test_no_hand_of_what_ships_is_heavier_than_a_page_may_be(starter, model):
    slugs = model.objects.live().order_by("slug").values_list("slug", flat=True)
    places = each_once(f"{model.plural}/{slug}" for slug in slugs)
    weights = {
        (language, at): len(Client().get(f"/{language}/cards/", {"card": places}).content)
        for at, places in enumerate(hands(places))
        for language in LANGUAGE_CODES
    }

    assert len(weights) > len(LANGUAGE_CODES)
    assert not {which: weight for which, weight in weights.items() if weight > 150_000}


def test_what_an_address_names_in_vain_is_said(world):
    page = shown("/en/cards/?card=patterns/circle&card=patterns/nothing")

    assert "There is nothing to print at this address" in page.text()
    assert "patterns/nothing" in page.text()
    assert "nothing to print" not in shown("/en/cards/?card=patterns/circle").text()


def test_cards_are_a_step_away_from_where_they_are_found(world):
    assert "/en/cards/?card=techniques/round" in shown("/en/techniques/round/").links()
    assert any("card=cases/well" in link for link in shown("/en/cases/").links())
    assert any("card=patterns/circle" in link for link in shown("/en/search/?q=circle").links())


def test_a_hand_costs_as_many_queries_for_many_cards(world, django_assert_max_num_queries):
    for number in range(20):
        factories.pattern(f"Pattern {number}", slug=f"p-{number}")

    def counted(count):
        with django_assert_max_num_queries(30) as queries:
            assert len(hand([f"patterns/p-{number}" for number in range(count)], "en")) == count
        return len(queries)

    counted(1)
    assert counted(20) == counted(1)
