"""The count of the scenarios sees what they must not do: each loss and each publication, made."""

import pytest
from wagtail_localize.models import StringTranslation

from patterns import kept, memory, receivers
from patterns.models import KeptSentence, SectionPage
from tests.factories import locale
from tests.languages.scenarios.counting import BY_HAND
from tests.languages.scenarios.telling import tell
from tests.languages.scenarios.told import STEPS, Step, Told


@pytest.fixture
def told(library):
    return Told(library, "en")


@pytest.fixture
def after(told, monkeypatch):
    """What is found after these steps and one more, which does what it says."""

    def run(names, act, **does):
        monkeypatch.setitem(STEPS, "harm", Step(act, **does))
        return tell(told, [*names.split(), "harm"])

    return run


def rows(told):
    return StringTranslation.objects.filter(context__object_id=told.key, locale=locale(told.target))


def test_a_step_that_does_nothing_is_nothing(after):
    assert after("put", lambda told: None) == []


def test_a_lost_row_of_the_memory_is_seen(after):
    def harm(told):
        rows(told).filter(data__startswith=BY_HAND).delete()

    found = after("reword put", harm)

    assert len(found) == 2
    assert all(one.startswith("harm: lost ('es', '✎ ") for one in found)


def test_a_sentence_in_the_memory_and_on_the_page_is_lost_with_both(after):
    def harm(told):
        SectionPage.objects.filter(pk=told.page("es").pk).update(aim="x")
        told.page("es").revisions.all().delete()

    assert not [one for one in after("", harm) if "lost" in one]
    assert after("", lambda told: rows(told).delete()) == ["harm: lost ('es', 'Español: Know en.')"]


def test_what_is_put_by_and_not_brought_back_is_lost(told, monkeypatch):
    monkeypatch.setattr(kept, "bring_back", lambda key: None)

    found = tell(told, ["put", "remove_language", "add_language", "begin_target"])

    assert KeptSentence.objects.exists()
    assert found
    assert all(one.startswith("begin_target: lost") for one in found)


@pytest.mark.parametrize(
    ("where", "name", "steps"),
    [
        (kept, "keep", "remove_language"),
        (memory, "keep", "stop write_by_hand restart publish_target"),
        (receivers, "keep_strings", "stop write_by_hand delete_target"),
    ],
)  # fmt: skip
def test_without_what_keeps_them_sentences_are_lost(told, monkeypatch, where, name, steps):
    monkeypatch.setattr(where, name, lambda *words, **more: None)

    assert any(": lost (" in one for one in tell(told, steps.split()))


def live(told):
    SectionPage.objects.filter(pk=told.page(told.target).pk).update(live=True)


def changed(told):
    SectionPage.objects.filter(pk=told.page(told.third).pk).update(aim="Know the source.")


def copied(told):
    told.source.copy_for_translation(locale("el"), copy_parents=True, alias=True)


@pytest.mark.parametrize(
    ("steps", "act", "does", "seen"),
    [
        ("unpublish_target", live, {}, "live unasked"),
        ("", changed, {}, "changed unasked"),
        ("", changed, {"publishes": "source"}, "published unasked"),
        ("", copied, {}, "copies live unasked"),
        ("", STEPS["unpublish_target"].act, {}, "gone"),
    ],
)  # fmt: skip
def test_what_readers_get_unasked_is_seen(after, steps, act, does, seen):
    assert any(one.startswith(f"harm: {seen}") for one in after(steps, act, **does))
