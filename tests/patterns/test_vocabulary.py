"""Concepts: one for all languages, never re-coded, retired instead of deleted, read once."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from patterns.models import Concept, ConceptLabel, Filing, Person, Scheme
from patterns.roles import roles_of
from patterns.vocabulary import vocabulary
from tests import factories
from tests.copies import on_both_databases


def water():
    return Concept.objects.get(scheme="domain", notation="water")


def test_the_vocabulary_is_read_once_until_something_changes(world, django_assert_num_queries):
    vocabulary("es")

    with django_assert_num_queries(1):
        assert vocabulary("es").label("domain/water") == "water (es)"


@pytest.mark.parametrize("change", ["label", "new label", "retired", "deleted", "scheme"])
def test_any_change_of_words_is_read_at_once(world, change, django_assert_max_num_queries):
    kept = vocabulary("es")
    label = ConceptLabel.objects.get(concept=water(), language="es")
    if change == "label":
        label.text = "Agua"
        label.save()
    elif change == "new label":
        ConceptLabel.objects.create(concept=water(), language="es", kind="definition", text="H2O")
    elif change == "retired":
        concept = water()
        concept.retired = True
        concept.save()
    elif change == "deleted":
        Concept.objects.get(scheme="sdg", notation="11").delete()
    else:
        Scheme.objects.get(code="sdg").save()

    assert vocabulary("es") is not kept


def test_a_change_taken_back_leaves_no_false_word(world):
    with transaction.atomic():
        ConceptLabel.objects.filter(concept=water(), language="es").first().delete()
        assert vocabulary("es").label("domain/water") == "water"
        transaction.set_rollback(True)
    ConceptLabel.objects.filter(concept=water(), language="en").first().save()

    assert vocabulary("es").label("domain/water") == "water (es)"


def test_a_name_comes_from_the_reader_s_chain_with_its_language(world):
    wording = vocabulary("pt").wording("domain/water")
    assert (wording.text, wording.language) == ("water (es)", "es")

    wording = vocabulary("el").wording("domain/water")
    assert (wording.text, wording.language) == ("water", "en")


def test_a_notation_never_changes(world):
    concept = water()
    concept.notation = "wine"

    with pytest.raises(ValidationError, match="Retire this concept and make a new one"):
        concept.save()
    with pytest.raises(ValidationError):
        concept.full_clean()
    assert water().key == concept.key


def test_a_concept_has_the_same_key_wherever_it_is_made(world):
    key = factories.concept("domain/soil").key
    Concept.objects.filter(notation="soil").delete()

    assert factories.concept("domain/soil").key == key


def test_a_retired_concept_stays_on_its_pages_and_out_of_pickers(world):
    concept = water()
    concept.retired = True
    concept.save()
    role = roles_of(type(world.page("circle")))["topics"]

    field = role.form_field()
    field.offer([])
    assert concept not in field.queryset
    field.offer([concept])
    assert concept in field.queryset
    assert "domain/water" in world.page("circle").topics
    assert Filing.objects.filter(concept=concept, work=world.key("circle")).exists()


def test_a_concept_in_use_is_not_deleted(world):
    with pytest.raises(ValidationError, match="Retire it instead"):
        water().delete()

    assert "domain/water" in world.page("circle").topics


def test_a_concept_is_never_broader_than_itself(world):
    soil, mud = factories.concept("domain/soil"), factories.concept("domain/mud")
    soil.broader = mud
    soil.save()
    mud.broader = soil

    with pytest.raises(ValidationError, match="broader than itself"):
        mud.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Concept.objects.filter(pk=mud.pk).update(broader=mud)


def test_a_broader_concept_is_of_the_same_vocabulary(world):
    soil = factories.concept("domain/soil")
    soil.broader = Concept.objects.get(scheme="sdg", notation="6")

    with pytest.raises(ValidationError, match="of the same vocabulary"):
        soil.full_clean()


@on_both_databases
def test_a_concept_has_one_name_a_language(world):
    with pytest.raises(IntegrityError), transaction.atomic():
        ConceptLabel.objects.create(concept=water(), language="es", kind="pref", text="Otra")


def test_works_under_a_concept_are_announced_when_its_words_change(world, told):
    label = ConceptLabel.objects.get(
        concept__scheme="sdg", concept__notation="6", language="es"
    )
    label.text = "Agua limpia"

    label.save()

    assert told == {world.key("circle"), str(label.concept.key)}


def test_works_in_a_cell_are_announced_when_its_axis_is_renamed(world, told):
    factories.concept("mit-actor/A5").save()

    assert world.key("circle") in told


def test_a_person_s_works_are_announced_with_the_person(world, told):
    ada = factories.person()
    garden = world.page("garden")
    garden.authors = [ada]
    garden.save_revision().publish()
    told.clear()

    ada.name = "Ada of the hills"
    ada.save()

    assert told == {world.key("garden"), str(ada.key)}


def test_telephone_numbers_of_people_are_refused(world):
    with pytest.raises(ValidationError, match="telephone number"):
        Person(slug="x", name="X", bio={"es": "Llame al +34 600 100 200"}).full_clean()
