"""Vocabularies and people, loaded again."""

import pytest
from wagtail_localize.models import StringTranslation

from patterns.credits import credits_of
from patterns.models import Concept, ConceptLabel, Person, Scheme
from tests.library.looking import loaded_again, page, said
from tests.library.packages import FILES


@pytest.mark.parametrize("label", ["changed on the site", None])
def test_a_concept_follows_the_package_unless_somebody_changed_it(loaded, label):
    if label:
        ConceptLabel.objects.filter(concept__notation="water").update(text=label)
    loaded.edit("concepts/domain.yaml", "domain water", "Fresh water")
    loaded.edit("concepts/domain.yaml", "title: {en: domain}", "title: {en: Fields}")
    loaded_again(loaded)

    found = ConceptLabel.objects.get(concept__notation="water", language="en")
    assert found.text == (label or "Fresh water")
    assert Scheme.objects.get(pk="domain").title == {"en": "Fields"}


def test_another_package_adds_the_words_a_concept_lacks(loaded):
    loaded.edit("library.yaml", "name: small", "name: other")
    for path in [path for path in FILES if path.endswith(".md")]:
        loaded.remove(path)
    loaded.edit("concepts/domain.yaml", "labels: {en: domain water}",
                "labels: {en: Wet, es: Agua}, alternative: {en: [H2O]}")  # fmt: skip
    loaded_again(loaded)

    words = ConceptLabel.objects.filter(concept__notation="water")
    assert set(words.values_list("language", "kind", "text")) == {
        ("en", "pref", "domain water"), ("es", "pref", "Agua"), ("en", "alt", "H2O"),
    }  # fmt: skip


def test_a_person_follows_the_package_unless_somebody_changed_them(loaded):
    loaded.edit("people.yaml", "name: Ada", "name: Ada of the well")
    loaded_again(loaded)
    assert Person.objects.get().name == "Ada of the well"

    Person.objects.update(name="Somebody")
    loaded.edit("people.yaml", "name: Ada of the well", "name: Ada")
    report = loaded_again(loaded)

    assert said(report, "kept") == {("people.yaml", "ada")}
    assert Person.objects.get().name == "Somebody"


def test_words_of_translators_survive_a_loading_that_is_not_about_them(loaded):
    page("circle", "es")
    StringTranslation.objects.filter(context__path="problem", locale__language_code="es").update(
        data="palabras de una traductora"
    )
    loaded.edit("patterns/map.en.md", "Draw it.", "Draw it well.")
    loaded_again(loaded)

    assert StringTranslation.objects.filter(data="palabras de una traductora").exists()


def test_what_was_loaded_names_its_translators(loaded):
    circle = page("circle", "es")

    assert [credit.named for credit in credits_of(circle.translation_key, "es")] == ["Ada"]


def test_concepts_that_left_the_package_are_told(loaded):
    inquiry = "  - {notation: 'inquiry', labels: {en: purpose inquiry}}\n"
    loaded.edit("concepts/purpose.yaml", inquiry, "")
    report = loaded_again(loaded)

    assert said(report, "gone") == {("concepts/purpose.yaml", "purpose/inquiry")}
    assert Concept.objects.filter(notation="inquiry").exists()
