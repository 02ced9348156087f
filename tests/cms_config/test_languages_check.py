"""What is missing for the readers of a language is named, with what to do."""

import pytest
from django.core.management import CommandError, call_command

from cms_config.whole_languages import lacks
from patterns import short_forms
from patterns.languages_table import Language, language
from patterns.models import Concept, ConceptLabel, Work
from tests.factories import SUMMARY


def told(row):
    return " ".join(lacks(row))


def test_a_row_alone_is_not_a_language(world):
    said = told(Language("sq", "shqip", "Albanian", "in Albanian"))

    assert "no catalogue. Run makemessages --locale sq" in said
    assert "no fallbacks" in said
    assert "no first page" in said
    assert "concepts have no name in it" in said
    assert "works have neither a version nor a short form" in said
    assert "no stemmer" in said
    assert "Elasticsearch has no analyzer" in said


def test_a_language_django_does_not_know_is_told(world):
    said = told(Language("vec", "vèneto", "Venetian", "in Venetian", ("it", "xx")))

    assert "Django doesn't know it" in said
    assert "falls back to xx" in said


def test_the_languages_there_are_have_all_that_a_language_needs(world):
    for code in ("en", "es", "ar"):
        said = told(language(code))
        for need in ("catalogue.", "Django", "fallbacks", "first page", "stemmer", "stop words"):
            assert need not in said, code


def test_a_label_and_a_name_are_no_longer_missing_once_they_are_there(world):
    it = language("it")
    for concept in Concept.objects.all():
        ConceptLabel.objects.create(concept=concept, language="it", text=concept.notation)
    for work in Work.objects.all():
        short_forms.publish(work, "it", title="Nome", summary=SUMMARY)

    assert "name in it" not in told(it)
    assert "short form" not in told(it)
    world.page("garden").unpublish()
    short_forms.withdraw(world.work("garden"), "it")
    assert "short form" not in told(it)


def test_the_command_says_it_and_its_status_too(world, capsys):
    with pytest.raises(CommandError, match="miss something"):
        call_command("languages_check", "el")

    assert capsys.readouterr().out.startswith("el ελληνικά: ")


def test_a_language_nobody_has_is_refused(world):
    with pytest.raises(CommandError, match="The table has no language de"):
        call_command("languages_check", "de")
