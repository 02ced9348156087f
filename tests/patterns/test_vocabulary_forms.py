"""Concepts, keywords and people in the admin."""

import pytest
from django.urls import reverse

from patterns.models import Concept, ConceptLabel, Keyword, Person
from patterns.vocabulary import vocabulary
from tests import factories


@pytest.fixture
def editor(world):
    return world.client("editor")


def address(model, action, *args):
    return reverse(f"wagtailsnippets_patterns_{model}:{action}", args=args)


def words(*rows, initial=0):
    data = {
        "labels-TOTAL_FORMS": len(rows), "labels-INITIAL_FORMS": initial,
        "labels-MIN_NUM_FORMS": 0, "labels-MAX_NUM_FORMS": 1000,
    }  # fmt: skip
    for place, (language, kind, text, *pk) in enumerate(rows):
        names = {"language": language, "kind": kind, "text": text, "id": pk[0] if pk else ""}
        data |= {f"labels-{place}-{name}": value for name, value in names.items()}
    return data


def concept_data(concept=None, **changes):
    data = {
        "scheme": "domain", "notation": "soil", "order": 0, "broader": "", "exact_match": "",
        "close_match": "",
    }  # fmt: skip
    return data | changes


def test_a_concept_is_made_with_its_words_in_one_form(editor):
    rows = words(("en", "pref", "Soil"), ("ar", "pref", "تربة"), ("en", "alt", "Ground"))
    data = concept_data(exact_match="https://example.org/soil") | rows

    answer = editor.post(address("concept", "add"), data)

    assert answer.status_code == 302
    soil = Concept.objects.get(scheme="domain", notation="soil")
    assert soil.exact_match == ["https://example.org/soil"]
    assert vocabulary("ar").label("domain/soil") == "تربة"


@pytest.mark.parametrize("target", ["https://example.org/soil", "domain/water"])
def test_what_a_concept_equals_is_an_address_or_a_concept_of_ours(editor, target):
    data = concept_data(exact_match=target) | words(("en", "pref", "Soil"))

    assert editor.post(address("concept", "add"), data).status_code == 302
    assert Concept.objects.get(notation="soil").exact_match == [target]


@pytest.mark.parametrize("target", ["domain/nothing", "water", "javascript://x", "https://"])
def test_anything_else_it_cannot_equal(editor, target):
    data = concept_data(exact_match=target) | words(("en", "pref", "Soil"))

    answer = editor.post(address("concept", "add"), data)

    assert answer.context["form"].errors.keys() == {"exact_match"}
    assert not Concept.objects.filter(notation="soil").exists()


def test_two_names_in_one_language_are_an_error_in_the_form(editor):
    rows = words(("es", "pref", "Suelo"), ("es", "pref", "Tierra"))

    answer = editor.post(address("concept", "add"), concept_data() | rows)

    assert answer.status_code == 200
    labels = answer.context["form"].formsets["labels"]
    assert "One name and one definition for each language." in labels.non_form_errors()
    assert not Concept.objects.filter(notation="soil").exists()


def test_a_name_and_another_name_can_change_places(editor):
    water = factories.concept("domain/rain", es="Lluvia")
    other = ConceptLabel.objects.create(
        concept=water, language="es", kind="alt", text="Agua de lluvia"
    )
    name = water.labels.get(kind="pref")
    rows = words(
        ("es", "alt", "Lluvia", name.pk), ("es", "pref", "Agua de lluvia", other.pk), initial=2
    )

    answer = editor.post(address("concept", "edit", water.pk), concept_data(notation="rain") | rows)

    assert answer.status_code == 302
    assert vocabulary("es").label("domain/rain") == "Agua de lluvia"
    assert water.labels.count() == 2


def test_the_code_of_a_concept_cannot_be_changed_by_its_form(editor):
    water = Concept.objects.get(scheme="domain", notation="water")
    rows = words(*((w.language, w.kind, w.text, w.pk) for w in water.labels.all()), initial=2)

    editor.post(address("concept", "edit", water.pk), concept_data(notation="wine") | rows)

    water.refresh_from_db()
    assert water.code == "domain/water"


def test_only_concepts_of_the_vocabulary_are_offered_as_broader(editor):
    water = Concept.objects.get(scheme="domain", notation="water")
    Concept.objects.filter(scheme="domain", notation="food").update(retired=True)

    form = editor.get(address("concept", "edit", water.pk)).context["form"]

    assert {c.code for c in form.fields["broader"].queryset} == {"domain/energy"}


def test_a_keyword_is_promoted_in_its_form(editor, world):
    well = Keyword.objects.get(name="Well")
    food = Concept.objects.get(scheme="domain", notation="food")

    answer = editor.post(address("keyword", "edit", well.pk), {"name": "Well", "concept": food.pk})

    assert answer.status_code == 302
    circle = world.page("circle", "es")
    assert food in circle.concepts.all()
    assert not circle.keywords.all()


def test_a_keyword_that_differs_in_case_only_is_refused(editor):
    Keyword.objects.create(name="Énergie")

    answer = editor.post(address("keyword", "add"), {"name": "énergie", "concept": ""})

    assert answer.context["form"].errors["name"]


def test_a_person_is_introduced_in_several_languages(editor):
    data = {
        "name": "Ada", "slug": "ada", "roles": ["tutor"], "languages": "es, ca",
        "places": "Hills\nValley", "bio_es": "Acompaña.", "bio_ar": "ترافق.",
    }  # fmt: skip

    answer = editor.post(address("person", "add"), data)

    assert answer.status_code == 302
    ada = Person.objects.get(slug="ada")
    assert ada.bio == {"es": "Acompaña.", "ar": "ترافق."}
    assert (ada.languages, ada.places, ada.roles) == (["es", "ca"], ["Hills", "Valley"], ["tutor"])


def test_a_mail_address_in_an_introduction_is_refused(editor):
    data = {"name": "Ada", "slug": "ada", "bio_es": "Escriba a ada@example.org"}

    answer = editor.post(address("person", "add"), data)

    assert "ada@example.org" in str(answer.context["form"].errors)
    assert not Person.objects.filter(slug="ada").exists()


def test_every_list_and_form_of_words_opens(editor):
    factories.person()
    for model, pk in (
        ("concept", Concept.objects.first().pk), ("keyword", Keyword.objects.first().pk),
        ("person", Person.objects.first().pk),
    ):  # fmt: skip
        for page in (address(model, "list"), address(model, "add"), address(model, "edit", pk)):
            assert editor.get(page).status_code == 200, page
