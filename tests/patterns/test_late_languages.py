"""What translators have to do follows what is published, and nothing they did is lost by it."""

from wagtail_localize.models import StringSegment

from tests.patterns import editing
from tests.worlds import translation_of


def test_a_language_submitted_late_starts_from_what_is_published_now(world):
    circle = world.page("circle")
    circle.solution, circle.status = "Pass a stone around.", "established"
    circle.save_revision().publish()
    circle = world.page("circle")
    circle.solution = "Only drafted."
    circle.save_revision()

    editing.submit_for_translation(world.client("editor"), circle, "it")

    italian = world.page("circle", "it")
    assert (italian.solution, italian.status) == ("Pass a stone around.", "established")
    strings = StringSegment.objects.filter(source__object_id=circle.translation_key)
    words = set(strings.values_list("string__data", flat=True))
    assert "Pass a stone around." in words
    assert "Only drafted." not in words


def test_a_changed_sentence_is_work_for_translators_and_readers_keep_theirs(world):
    before = world.page("circle", "es").solution
    total, done = translation_of(world.page("circle"), "es").get_progress()
    assert total == done
    circle = world.page("circle")
    circle.solution = "Pass a stone around."

    circle.save_revision().publish()

    assert world.page("circle", "es").solution == before
    assert translation_of(circle, "es").get_progress() == (total, total - 1)


def test_a_required_sentence_is_never_published_in_the_source_s_language(world):
    before = world.page("circle", "es").solution
    circle = world.page("circle")
    circle.solution = "Pass a stone around."
    circle.save_revision().publish()

    answer = editing.publish_translation(world.client("translator"), world.page("circle", "es"))

    assert answer.status_code == 302
    assert world.page("circle", "es").solution == before
    assert world.page("circle", "es").live
