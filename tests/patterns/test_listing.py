"""All works of a kind as cards: the reader's order, best versions, a page at a time."""

from wagtail.models import PageViewRestriction

from patterns.listing import AT_ONCE, listed
from tests import factories


def titles(listing):
    return [card.title for card in listing]


def test_every_work_is_listed_once_in_the_version_its_reader_gets(world):
    cards = {card.number: card for card in listed("pattern", "es")}

    assert cards["1"].title == "Español: Circle"
    assert cards["3"].title == "Asamblea"
    assert (cards["4"].title, cards["4"].language) == ("Garden", "en")
    assert cards["4"].address == "/es/patterns/garden/"


def test_the_order_is_alphabetical_in_the_readers_language(world):
    factories.pattern("The bench", slug="the-bench")
    factories.pattern("apple", slug="apple")

    found = titles(listed("pattern", "en"))

    # An article at the beginning doesn't count, nor does a capital letter.
    assert found.index("apple") < found.index("Baseline") < found.index("The bench")


def test_modules_stand_in_the_order_they_are_learned(world):
    factories.module("A later one", slug="later", number=10)
    factories.module("Z earlier", slug="earlier", number=9)

    assert titles(listed("module", "en")) == ["Governance", "Z earlier", "A later one"]


def test_what_nobody_may_read_is_not_listed(world):
    factories.pattern("Draft", slug="draft", draft=True)
    PageViewRestriction.objects.create(page=world.page("garden"), restriction_type="login")

    found = titles(listed("pattern", "en"))

    assert "Draft" not in found
    assert "Garden" not in found


def test_a_wrong_page_number_leads_to_the_nearest_page(world):
    assert listed("pattern", "en", "nonsense").number == 1
    assert listed("pattern", "en", "999").number == 1
    assert listed("pattern", "en", None).number == 1


def test_a_long_list_has_pages_that_fill_sheets_of_cards(world, monkeypatch):
    monkeypatch.setattr("patterns.listing.AT_ONCE", 2)

    first, second = listed("pattern", "en", 1), listed("pattern", "en", 2)

    assert AT_ONCE % 8 == 0
    assert len(first.object_list) == len(second.object_list) == 2
    assert not set(titles(first)) & set(titles(second))
    assert first.has_next()


def test_a_patterns_card_counts_what_happened(world):
    (card,) = [card for card in listed("pattern", "en") if card.number == "3"]

    assert {outcome: count for outcome, count, _label in card.marks if count} == {"did-not-work": 1}


def test_a_case_counts_how_its_own_patterns_went(world):
    (card,) = [card for card in listed("case", "en") if card.title == "Well"]

    told = {outcome: count for outcome, count, _label in card.marks if count}
    assert told == {"worked": 1, "did-not-work": 1}


def test_a_community_is_drawn_where_its_cases_acted(world):
    (card,) = [card for card in listed("community", "en") if card.title == "Valley"]

    assert card.emblem.discs


def test_the_number_of_queries_does_not_grow_with_the_list(world, django_assert_max_num_queries):
    def counted():
        with django_assert_max_num_queries(8) as queries:
            listed("pattern", "en")
        return len(queries)

    listed("pattern", "en")  # words and content types are read once in a process
    few = counted()
    for number in range(30):
        factories.pattern(f"Pattern {number}")

    assert counted() == few
