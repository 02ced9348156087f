"""The translators' memory: kept when pages are written by hand, handed over, or deleted."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    TemplateSegment,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
)

from patterns import handing_over, memory
from patterns.models import Work
from tests.copies import on_both_databases
from tests.worlds import translation_of


def locale(language):
    return Locale.objects.get(language_code=language)


def progress(world, slug, language):
    source = world.page(slug)
    return Translation.objects.get(
        source__object_id=source.translation_key, source__locale=source.locale,
        target_locale__language_code=language,
    ).get_progress()  # fmt: skip


def words_of(world, slug, language, path):
    return [
        row.data
        for row in StringTranslation.objects.filter(
            context__object_id=world.key(slug), context__path=path,
            locale__language_code=language,
        ).order_by("pk")
    ]  # fmt: skip


def rows():
    """The ids of everything that refreshing writes."""
    models = (String, StringSegment, TemplateSegment, TranslationContext, TranslationSource)
    return [list(model.objects.order_by("pk").values_list("pk", flat=True)) for model in models]


@on_both_databases
def test_refreshing_twice_changes_no_row(world):
    memory.refresh(world.page("circle"))
    before = rows()

    memory.refresh(world.page("circle"))

    assert rows() == before


def test_refreshing_takes_in_what_was_published_and_forgets_what_went(world):
    page = world.page("circle")
    page.problem, page.solution_text = "Another problem.", "<p>One.</p><p>Two.</p>"
    page.forces = [("item", "Only one new"), ("item", "And another")]
    page.save_revision().publish()
    source = memory.refresh(world.page("circle"))

    said = list(StringSegment.objects.filter(source=source).values_list("string__data", flat=True))
    assert {"Another problem.", "One.", "Two.", "Only one new"} <= set(said)
    assert "Some speak" not in said
    assert TemplateSegment.objects.filter(source=source, context__path="solution_text").count() == 1


def test_refreshing_keeps_the_translations_of_what_stayed(world):
    total, done = progress(world, "circle", "es")
    page = world.page("circle")
    page.problem = "Another problem."
    page.save_revision().publish()
    memory.refresh(world.page("circle"))

    assert progress(world, "circle", "es") == (total, done - 1)


@on_both_databases
def test_what_was_written_by_hand_is_learned(world):
    page = world.page("circle", "es")
    page.problem = "Escrito a mano"
    page.context = page.context.replace("Español: ", "A mano: ")
    page.save_revision().publish()

    unpaired = memory.learn(world.page("circle", "es"))

    assert unpaired == []
    assert words_of(world, "circle", "es", "problem") == ["Escrito a mano"]
    translation_of(world.page("circle"), "es").save_target(publish=True)
    assert world.page("circle", "es").problem == "Escrito a mano"
    assert "A mano: " in world.page("circle", "es").context


def test_text_that_is_cut_otherwise_is_named_and_left_to_the_translator(world):
    before = words_of(world, "circle", "es", "context")
    page = world.page("circle", "es")
    page.context = "<p>Uno.</p><p>Dos.</p>"
    page.save_revision().publish()

    assert memory.learn(world.page("circle", "es")) == ["context"]
    assert words_of(world, "circle", "es", "context") == before


def test_words_of_the_source_are_not_taken_for_a_translation(world):
    page = world.page("circle", "fr")
    StringTranslation.objects.filter(context__object_id=page.translation_key,
                                     locale=page.locale).delete()  # fmt: skip
    page.problem = world.page("circle").problem
    page.save_revision()

    memory.learn(page)

    assert words_of(world, "circle", "fr", "problem") == []


@on_both_databases
def test_a_work_is_handed_over_with_all_its_sentences(world):
    work = world.work("circle")
    before = {code: world.page("circle", code).problem for code in ("en", "es", "ar")}

    unpaired = handing_over.hand_over(work, locale("es"))

    assert not unpaired
    assert world.work("circle").source_locale == locale("es")
    assert world.page("circle").language == "es"
    assert TranslationSource.objects.get(object_id=work.key).locale == locale("es")
    for language in ("en", "ar"):
        total, done = progress(world, "circle", language)
        assert total == done > 0
        translation = Translation.objects.get(
            source__object_id=work.key, target_locale__language_code=language
        )
        translation.save_target(publish=True)
    assert before == {code: world.page("circle", code).problem for code in ("en", "es", "ar")}


def test_handing_over_and_back_loses_nothing(world):
    before = {code: progress(world, "circle", code) for code in ("es", "ar")}

    handing_over.hand_over(world.work("circle"), locale("ar"))
    handing_over.hand_over(world.work("circle"), locale("en"))

    assert before == {code: progress(world, "circle", code) for code in ("es", "ar")}


def test_the_next_source_is_the_default_language_where_there_is_one(world):
    source = world.page("asamblea")
    assert source.language == "es"

    handing_over.keep_strings(source)

    assert world.work("asamblea").source_locale == locale("en")


def test_else_the_next_source_is_a_version_that_readers_see(world):
    handing_over.keep_strings(world.page("circle"))

    heir = world.work("circle").source_locale.language_code
    assert heir in ("es", "ar")


def test_a_deleted_source_leaves_its_sentences_to_the_others(world):
    world.page("circle").delete()

    assert world.page("circle").language in ("es", "ar")
    other = {"es": "ar", "ar": "es"}[world.page("circle").language]
    total, done = progress(world, "circle", other)
    assert total == done > 0


def test_deleting_a_translation_hands_nothing_over(world):
    assert handing_over.keep_strings(world.page("circle", "es")) is None
    assert world.work("circle").source_locale == locale("en")


def test_an_alias_hands_nothing_over(world):
    alias = world.page("garden").copy_for_translation(locale("es"), alias=True)

    assert handing_over.keep_strings(alias) is None


@on_both_databases
def test_letting_go_forgets_a_work_and_nothing_else(world):
    others = StringTranslation.objects.exclude(context__object_id=world.key("circle")).count()

    memory.let_go(world.key("circle"))

    assert not TranslatableObject.objects.filter(pk=world.key("circle")).exists()
    assert not TranslationSource.objects.filter(object_id=world.key("circle")).exists()
    assert StringTranslation.objects.count() == others > 0


@pytest.mark.parametrize("slug", ["circle", "garden"])
def test_a_whole_work_can_be_deleted_version_by_version(world, slug):
    key = world.key(slug)
    for version in list(world.work(slug).versions()):
        type(version).objects.get(pk=version.pk).delete()

    assert Work.objects.get(pk=key).gone_at
    assert not TranslatableObject.objects.filter(pk=key).exists()
