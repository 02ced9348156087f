"""A translation is put together from its sentences, and readers never lose words they had."""

import pytest
from wagtail_localize.models import StringSegment, StringTranslation

from patterns.composing import NotPublished
from patterns.models import PatternPage
from tests import factories
from tests.patterns import editing
from tests.patterns.editing import set_stream, stream
from tests.worlds import translate_strings, translated, translation_of

CONTEXT = "<p>Where people begin.</p><p>Where they end.</p>"


@pytest.fixture
def spanish(world):
    """A Spanish translation with two paragraphs of context and tips nobody needs."""
    page = factories.pattern("Bench", slug="bench", context=CONTEXT, solution_text="<p>Sit.</p>")
    return translated(page, "es")


def republished(page, **changes):
    page = PatternPage.objects.get(slug=page.slug, locale__language_code="en")
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def say(page, sentence, words):
    """What a translator enters for one sentence."""
    segment = StringSegment.objects.get(
        source__object_id=page.translation_key, string__data=sentence
    )
    StringTranslation.objects.update_or_create(
        translation_of=segment.string, context=segment.context, locale=page.locale,
        defaults={"data": words},
    )  # fmt: skip


def publish(world, page):
    editing.publish_translation(world.client("translator"), page)
    return type(page).objects.get(pk=page.pk)


def test_a_changed_sentence_leaves_the_old_words_in_its_place(world, spanish):
    republished(spanish, context="<p>Where people start.</p><p>Where they end.</p>")
    say(spanish, "Where they end.", "Donde acaban.")

    page = publish(world, spanish)

    assert "Español: Where people begin." in page.context
    assert "Donde acaban." in page.context
    total, done = translation_of(page, "es").get_progress()
    assert done == total - 1


def test_a_new_paragraph_waits_and_the_text_stays_whole(world, spanish):
    republished(spanish, context=CONTEXT + "<p>And what comes then.</p>")

    page = publish(world, spanish)

    assert page.context == spanish.context
    say(spanish, "And what comes then.", "Y lo que viene.")
    assert "Y lo que viene." in publish(world, spanish).context


def test_sentences_that_change_places_keep_their_own_words(world, spanish):
    republished(spanish, context="<p>Where they end.</p><p>Where people start.</p>")

    assert publish(world, spanish).context == spanish.context
    say(spanish, "Where people start.", "Donde empiezan.")

    context = publish(world, spanish).context
    assert context.index("Español: Where they end.") < context.index("Donde empiezan.")


def test_a_changed_line_leaves_the_old_one(world, spanish):
    republished(spanish, problem="Somebody decides.", seo_title="New for engines")

    page = publish(world, spanish)

    assert page.problem == spanish.problem
    assert page.seo_title == ""


def test_a_field_that_may_be_empty_is_empty_until_all_of_it_is_translated(world, spanish):
    republished(spanish, solution_text="<p>Sit.</p><p>Wait.</p>")
    PatternPage.objects.filter(pk=spanish.pk).update(solution_text="")

    assert publish(world, spanish).solution_text == ""
    say(spanish, "Wait.", "Espera.")

    assert "Espera." in publish(world, spanish).solution_text


def test_what_readers_need_is_refused_while_half_of_it_is_the_source_s(world):
    page = factories.pattern("Well", slug="well-2", context=CONTEXT)
    editing.submit_for_translation(world.client("editor"), page, "es")
    spanish = world.page("well-2", "es")
    translate_strings(translation_of(page, "es"))
    StringTranslation.objects.filter(
        context__object_id=page.translation_key, translation_of__data="Where they end."
    ).delete()

    answer = world.client("translator").post(
        f"/admin/pages/{spanish.pk}/edit/", {"action": "publish"}, follow=True
    )

    said = " ".join(str(message) for message in answer.context["messages"])
    assert "Context is still in the language it is translated from" in said
    assert not world.page("well-2", "es").live
    with pytest.raises(NotPublished):
        translation_of(page, "es").save_target(publish=True)


def test_a_new_block_shows_all_its_words_or_all_of_the_source_s(world):
    round_ = world.page("round")
    new = {"type": "step", "id": "new", "value": {
        **stream(round_, "steps")[0]["value"], "title": "Rest", "minutes": 1,
        "instruction": "<p>Sit down.</p><p>Say nothing.</p>",
    }}  # fmt: skip
    republished_steps(round_, [*stream(round_, "steps"), new])
    arabic = world.page("round", "ar")
    for sentence in ("Rest", "Sit down."):
        say(arabic, sentence, f"بالعربية: {sentence}")

    draft = preview(arabic)
    assert "بالعربية: Sit down." in draft["instruction"]
    translation_of(arabic, "ar").save_target(publish=False)
    with pytest.raises(NotPublished, match="Steps"):
        translation_of(arabic, "ar").save_target(publish=True)
    say(arabic, "Say nothing.", "بالعربية: Say nothing.")
    translation_of(arabic, "ar").save_target(publish=True)

    assert "بالعربية: Say nothing." in last_step(world.page("round", "ar"))["instruction"]


def republished_steps(page, steps):
    set_stream(page, "steps", steps)
    page.save_revision().publish()


def preview(page):
    translation = translation_of(page, "ar")
    shown = translation.source.get_ephemeral_translated_instance(page.locale, fallback=True)
    return last_step(shown)


def last_step(page):
    return stream(page, "steps")[-1]["value"]


def test_a_draft_of_a_live_translation_leaves_the_live_one_alone(world, spanish):
    say(spanish, "Nobody knows who decides.", "Nadie sabe quién decide.")

    translation_of(spanish, "es").save_target(publish=False)

    row = PatternPage.objects.get(pk=spanish.pk)
    assert row.problem == spanish.problem
    assert row.live
    assert row.get_latest_revision_as_object().problem == "Nadie sabe quién decide."
    assert row.has_unpublished_changes


def test_publishing_is_one_thing_with_a_name(world, spanish):
    editor = world.client("editor")
    say(spanish, "Nobody knows who decides.", "Nadie sabe quién decide.")

    editing.publish_translation(editor, spanish)

    entry = spanish.latest_revision and PatternPage.objects.get(pk=spanish.pk)
    assert entry.live_revision == entry.latest_revision
    assert entry.live_revision.user.username == "editor"


def test_a_refused_publication_changes_nothing_at_all(world, spanish):
    republished(spanish, problem="Somebody decides.")
    say(spanish, "Somebody decides.", "Escribid a ada@example.org.")
    before = PatternPage.objects.get(pk=spanish.pk)

    with pytest.raises(NotPublished, match="ada@example.org"):
        translation_of(spanish, "es").save_target(publish=True)

    after = PatternPage.objects.get(pk=spanish.pk)
    assert (after.problem, after.latest_revision) == (before.problem, before.latest_revision)
    assert StringTranslation.objects.filter(data="Escribid a ada@example.org.").exists()


def test_a_sentence_localize_calls_wrong_isn_t_dropped_from_the_page(world, spanish):
    wrong = StringTranslation.objects.filter(
        context__object_id=spanish.translation_key, context__path="problem", locale=spanish.locale
    )
    wrong.update(data="<b>Nadie</b><div>", has_error=True)

    page = publish(world, spanish)

    assert page.problem == spanish.problem
    assert wrong.get().data == "<b>Nadie</b><div>"


def test_words_of_a_field_that_are_too_long_are_named_at_their_sentence(world, spanish):
    say(spanish, factories.SUMMARY, "Corto.")

    with pytest.raises(NotPublished, match="at least 40"):
        translation_of(spanish, "es").save_target(publish=True)

    row = StringTranslation.objects.get(data="Corto.")
    assert row.has_error
    assert "at least 40" in row.get_error()
    assert PatternPage.objects.get(pk=spanish.pk).summary == spanish.summary
