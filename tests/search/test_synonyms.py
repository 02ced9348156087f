"""What else a search could be written as: editors' terms and the names of concepts, at once."""

import pytest
from django.db import transaction

from patterns.models import Concept, ConceptLabel
from search import find as front
from search.contract import Also, Query
from search.models import Meaning, Term
from search.synonyms import MOST, OF_A_CONCEPT, Thesaurus, also
from tests.search.views.pages import visit


def meaning(*wordings, **given):
    found = Meaning.objects.create()
    for language, text in wordings:
        Term.objects.create(meaning=found, language=language, text=text, **given)
    return found


def said(text, *groups):
    thesaurus = Thesaurus()
    for group in groups:
        thesaurus.add([(language, text, 1.0) for language, text in group])
    return [(one.words, one.language, one.text) for one in thesaurus.also(text)]


HALL = (("en", "town hall"), ("en", "city hall"), ("es", "ayuntamiento"), ("el", "δημαρχείο"))


def test_one_wording_stands_for_all_others_of_its_meaning():
    assert said("the town halls of Italy", HALL) == [
        (("town", "halls"), "en", "city hall"),
        (("town", "halls"), "es", "ayuntamiento"),
        (("town", "halls"), "el", "δημαρχείο"),
    ]
    assert (("δημαρχειο",), "es", "ayuntamiento") in said("δημαρχειο", HALL)


def test_a_part_of_a_wording_is_not_the_wording():
    assert said("a hall in town", HALL) == []


def test_the_longest_wording_is_meant():
    groups = (HALL, (("en", "hall"), ("en", "corridor")))

    assert "corridor" not in [text for _, _, text in said("town hall", *groups)]
    assert "corridor" in [text for _, _, text in said("a hall", *groups)]


@pytest.mark.parametrize("text", ["", " ", '"', "the", "\x00", "x" * 100_000, "town " * 1000])
def test_nothing_typed_is_an_error(text):
    assert len(said(text, HALL)) <= MOST


def test_what_all_texts_have_stands_for_nothing():
    assert said("the", (("en", "the"), ("en", "article"))) == []


def test_terms_take_effect_at_once_and_go_at_once(indexed):
    assert also("zanahoria") == ()

    group = meaning(("en", "zanahoria"), ("en", "garden"))
    assert also("zanahoria") == (Also(("zanahoria",), "en", "garden", 1.0),)

    group.terms.filter(text="garden").delete()
    assert also("zanahoria") == ()


def test_what_isn_t_in_use_is_not_searched_for(indexed):
    meaning(("en", "zanahoria"), ("en", "garden"), approved=False)

    assert also("zanahoria") == ()


def test_a_change_that_is_taken_back_was_none(indexed):
    with transaction.atomic():
        meaning(("en", "zanahoria"), ("en", "garden"))
        assert also("zanahoria")
        transaction.set_rollback(True)

    assert also("zanahoria") == ()


def test_the_names_of_a_concept_are_one_meaning_until_it_is_retired(indexed):
    water = Concept.objects.get(scheme="domain", notation="water")
    ConceptLabel.objects.create(concept=water, language="en", kind="hidden", text="H2O")

    found = {(one.language, one.text): one.weight for one in also("h2o")}
    assert found == {("en", "water"): OF_A_CONCEPT**2, ("es", "water (es)"): OF_A_CONCEPT**2}

    water.retired = True
    water.save()
    assert also("h2o") == ()


def test_an_unchanged_thesaurus_costs_one_query(indexed, django_assert_num_queries):
    also("anything")

    with django_assert_num_queries(1):
        also("anything else")


def test_words_that_editors_use_are_known_in_every_language_and_form():
    thesaurus = Thesaurus()
    for group in (HALL, (("en", "gardin"), ("en", "well"))):
        thesaurus.add([(language, text, 1.0) for language, text in group])

    # "Well" is too common to be searched for: "gardin" stands for nothing, but is no slip.
    assert thesaurus.also("gardin") == ()
    assert thesaurus.known("two gardins, one ayuntamiento, no gardn") == {"gardins", "ayuntamiento"}


def test_a_search_finds_what_is_called_otherwise(indexed):
    assert front.find(Query("allotment")).total == 0

    meaning(("en", "allotment"), ("en", "garden"))
    assert [hit.key for hit in front.find(Query("allotment")).hits] == [indexed.key("garden")]
    assert "Garden" in visit("/en/search/?q=allotment").links()


def test_a_word_that_editors_know_is_no_slip(indexed):
    meaning(("en", "gardin"), ("en", "well"))

    assert front.find(Query("gardin")).spelling == ""
    assert front.find(Query("gardn")).spelling == "garden"
