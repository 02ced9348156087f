"""A query string read: what is understood, and every mistake."""

import pytest
from django.http import QueryDict
from django.utils.http import urlencode

from cms_config import serving
from search import form
from search.contract import Order

KNOWN = {"topic": ("domain/food", "domain/water"), "language": ("en", "es")}


def read(text, language="en", known=KNOWN):
    return form.read(QueryDict(text), language, known)


def mistakes(text):
    return [mistake.parameter for mistake in read(text).mistakes]


def test_everything_has_a_sensible_default():
    query = read("").query

    assert (query.words, query.order, query.page, query.size) == ("", Order.RELEVANCE, 1, 20)
    assert query.facets == {}


def test_a_repeated_parameter_is_one_facet():
    query = read("topic=domain/food&topic=domain/water&kind=case").query

    assert query.facets == {
        "topic": frozenset({"domain/food", "domain/water"}),
        "kind": frozenset({"case"}),
    }


def test_empty_values_are_no_values():
    reading = read("q=&topic=&kind=&sort=&page=&lang=")

    assert reading.mistakes == ()
    assert reading.query.facets == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("q=+two++words+", "two words"),
        ("q=a%00b", "a b"),
        ("q=%FF%FE", "\N{REPLACEMENT CHARACTER}" * 2),
        ("q=%F0%9F%99%82", "🙂"),
        ("q=a%0D%0Ab%09c", "a b c"),
    ],
)
def test_words_are_cleaned(text, words):
    assert read(text).query.words == words


def test_too_many_words_are_cut_and_said_to_be():
    reading = read("q=" + "x" * 100_000)

    assert len(reading.query.words) == form.LONGEST
    assert [mistake.parameter for mistake in reading.mistakes] == ["q"]


def test_the_longest_search_fits_in_an_address_with_room_for_choices():
    assert len(urlencode({"q": "共" * form.LONGEST})) < serving.limit_request_line - 3000


@pytest.mark.parametrize("page", ["0", "-1", "1000000000", "x", "1.5", "٣", "1e3", "9" * 5000])
def test_a_page_that_is_none_is_a_mistake_and_the_first_is_shown(page):
    reading = read(f"page={page}")

    assert reading.query.page == 1
    assert [mistake.parameter for mistake in reading.mistakes] == ["page"]


@pytest.mark.parametrize(
    ("text", "parameter", "allowed"),
    [
        ("kind=poem", "kind", "pattern"),
        ("topic=domain/poems", "topic", "domain/food"),
        ("sort=luck", "sort", "newest"),
        ("lang=xx", "lang", "ar"),
        ("language=tlh", "language", "es"),
        ("colour=red", "colour", "topic"),
    ],
)
def test_a_mistake_says_what_is_allowed(text, parameter, allowed):
    (mistake,) = read(text).mistakes

    assert mistake.parameter == parameter
    assert allowed in mistake.allowed
    assert mistake.sentence.endswith(".")


def test_a_mistake_leaves_the_rest_as_it_is():
    reading = read("q=town&topic=domain/food&topic=nonsense&sort=luck")

    assert reading.query.words == "town"
    assert reading.query.facets == {"topic": frozenset({"domain/food"})}
    assert mistakes("q=town&topic=nonsense&sort=luck") == ["topic", "sort"]


def test_without_an_index_any_value_may_be_right():
    assert read("topic=whatever", known={}).mistakes == ()


def test_the_readers_languages_are_their_own_first():
    assert read("", "es").query.languages[0] == "es"
    assert read("lang=ar", "es").query.languages[0] == "ar"


def test_one_chosen_language_is_the_readers():
    assert read("language=es", "en").query.languages[0] == "es"
    assert read("language=es&language=en", "ar").query.languages[0] == "ar"
    assert read("language=es&lang=fr", "en").query.languages[0] == "fr"


def test_an_empty_library_knows_no_values_and_no_mistakes():
    assert read("language=ar", known={}).mistakes == ()
