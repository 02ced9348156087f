"""The glossary: each term once, in the reader's order, named and explained as near as can be."""

from patterns.models import Concept, Scheme
from tests.site.shown import shown, words
from tests.site.terms import define, name


def test_every_term_stands_at_its_anchor_with_its_definition(world):
    define("domain/water", "en", "What falls and flows.")

    term = shown("/en/glossary/").soup.find(id="domain-water")

    assert words(term.dd.text) == "What falls and flows."
    assert term.a["href"] == "/en/concepts/domain/water/"


def test_a_term_is_explained_in_the_nearest_language_and_says_which(world):
    name(define("domain/water", "en", "What falls."), "ar", "ماء")

    term = shown("/ar/glossary/").soup.find(id="domain-water")

    assert words(term.dt.text) == "ماء"
    assert not term.a.get("lang")
    assert (term.dd["lang"], term.dd["dir"]) == ("en", "ltr")


def test_terms_are_in_the_readers_alphabetical_order_with_other_names(world):
    define("domain/food", "en", "What grows.", "zucchini")
    name(define("domain/water", "en", "What falls.", "water"), "en", "rain", "alt")

    page = shown("/en/glossary/")

    assert [words(dt.a.text) for dt in page.main.find_all("dt")] == ["food", "water"]
    assert "rain" in page.soup.find(id="domain-water").dt.text


def test_terms_of_one_name_say_which_vocabulary_they_are_of(world):
    define("domain/flow", "en", "What falls.")
    define("sdg/flow", "en", "What all need.")
    define("domain/food", "en", "What grows.")

    page = shown("/en/glossary/")
    told = {code: page.soup.find(id=code).dt.find("small") for code in ("domain-flow", "sdg-flow")}

    assert {code: words(small.text) for code, small in told.items()} == {
        "domain-flow": Scheme.objects.get(pk="domain").title_in("en"),
        "sdg-flow": Scheme.objects.get(pk="sdg").title_in("en"),
    }
    assert page.soup.find(id="domain-food").dt.find("small") is None


def test_hidden_names_and_retired_terms_are_not_shown(world):
    name(define("domain/water", "en", "What falls."), "en", "wotter", "hidden")
    define("domain/food", "en", "What grows.")
    Concept.objects.filter(notation="food").update(retired=True)
    Concept.objects.get(notation="food").save()

    text = shown("/en/glossary/").text() + shown("/en/concepts/domain/water/").text()

    assert "wotter" not in text
    assert not shown("/en/glossary/").soup.find(id="domain-food")
