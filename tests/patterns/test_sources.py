"""A work has one source, in whatever language; translations always start from it."""

import pytest
from django.core.exceptions import ValidationError
from wagtail_localize.models import SegmentOverride, Translation, TranslationSource
from wagtail_localize.operations import TranslationCreator

from patterns.models import PatternPage
from tests import factories
from tests.patterns import editing
from tests.patterns.test_facts import with_other_facts
from tests.samples import facts_of
from tests.worlds import translated, translation_of


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_source_in_any_language_gives_its_facts_to_all(world, language):
    source = factories.pattern("Première", slug="premiere", language=language)
    english = translated(source, "en")
    facts = facts_of(english)

    with_other_facts(english).save()
    assert facts_of(PatternPage.objects.get(pk=english.pk)) == facts

    source = PatternPage.objects.get(pk=source.pk)
    source.grid_cells, source.status = ["A7-B7"], "reviewed"
    source.save_revision().publish()
    assert facts_of(world.page("premiere", "en")) == facts_of(world.page("premiere", language))


def test_from_a_translation_one_is_led_to_the_source(world):
    spanish, circle = world.page("circle", "es"), world.page("circle")

    answer = editing.submit_for_translation(world.client("editor"), spanish, "it")

    assert answer.status_code == 302
    assert answer.url.endswith(f"/submit/page/{circle.pk}/")
    assert TranslationSource.objects.filter(object_id=circle.translation_key).count() == 1


def test_from_the_source_a_translation_starts(world):
    answer = editing.submit_for_translation(world.client("editor"), world.page("circle"), "it")

    assert answer.status_code == 302
    assert world.page("circle", "it").number == 1
    assert translation_of(world.page("circle"), "it").enabled


def test_code_can_t_make_a_second_source_either(world):
    spanish = world.page("circle", "es")

    with pytest.raises(ValidationError, match="start from its English version"):
        TranslationCreator(None, [factories.locale("it")]).create_translations(spanish)

    key = spanish.translation_key
    assert TranslationSource.objects.filter(object_id=key).count() == 1
    assert Translation.objects.filter(source__object_id=key).count() == 3


def test_those_who_translate_can_submit_and_publish_their_language(world):
    translator = world.client("translator")
    spanish = world.page("baseline", "es")
    translation = translation_of(spanish, "es")
    segment = translation.source.stringsegment_set.get(context__path="title")

    answer = editing.put(
        translator, "edit_string_translation", translation, segment, "Línea de base"
    )
    editing.publish_translation(translator, spanish)

    assert answer.status_code == 200
    assert world.page("baseline", "es").title == "Línea de base"
    assert world.page("baseline").title == "Baseline"


def test_a_fact_is_no_string_that_could_be_put(world):
    spanish = world.page("round", "es")
    translation = translation_of(spanish, "es")
    paths = set(translation.source.stringsegment_set.values_list("context__path", flat=True))

    facts = ("minutes", "grouping", "kind", "target", "url", "slug", "licence", "outcome")
    assert not [path for path in paths if path.rpartition(".")[2] in facts]
    missing = type("Segment", (), {"pk": 10**6})
    editing.put(world.client("editor"), "edit_override", translation, missing, "999")
    assert not SegmentOverride.objects.exists()
