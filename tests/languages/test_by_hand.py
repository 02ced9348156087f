"""A translation that was written by hand: both texts are looked at before either is taken."""

import re

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from tests import factories
from tests.languages.people import FOREIGN, account
from tests.languages.writes import written
from tests.patterns import editing
from tests.worlds import translation_of

BY_HAND = "حلقة بخط اليد"


@pytest.fixture
def stopped(guarded):
    """Arabic, stopped as on an older site, its problem written anew on the page."""
    page = guarded.page("circle", "ar")
    editing.stop_translation(None, page)
    write(guarded, problem=BY_HAND)
    return guarded


def write(world, publish=True, name="editor", **changes):
    page = world.page("circle", "ar").get_latest_revision_as_object()
    for field, value in changes.items():
        setattr(page, field, value)
    answer = editing.submit(world.client(name), page, publish=publish)
    assert not editing.errors_of(answer)


def address(world, slug="circle", language="ar"):
    return reverse("translation_by_hand", args=[world.key(slug), language])


def is_open(world):
    return translation_of(world.page("circle"), "ar").enabled


def kept(world, path):
    return StringTranslation.objects.get(
        context__path=path, context__object_id=world.key("circle"),
        locale__language_code="ar", translation_of__segments__source__object_id=world.key("circle"),
    )  # fmt: skip


def form_of(answer, **choices):
    data = {"seal": answer.context["seal"]}
    for one in answer.context["differences"]:
        data[one.name] = choices.get(one.heading, "page")
    return data


def test_starting_again_leads_to_a_look_and_does_nothing(stopped):
    page = stopped.page("circle", "ar")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    browser = stopped.client("editor")
    assert "localize-restart-translation" in browser.get(edit).content.decode()

    with written() as tables:
        answer = browser.post(edit, {"localize-restart-translation": "1"})

    assert answer.headers["Location"] == address(stopped)
    assert not is_open(stopped)
    assert not tables


def test_both_stand_beside_the_sentence_of_the_source(stopped):
    browser = stopped.client("editor")
    with written() as tables:
        answer = browser.get(address(stopped))

    (one,) = [one for one in answer.context["differences"] if one.heading == "Problem"]
    assert (one.source, one.words, one.kept) == (
        "Nobody knows who decides.", BY_HAND, "بالعربية: Nobody knows who decides.",
    )  # fmt: skip
    shown = answer.content.decode()
    assert f'lang="ar" dir="rtl">{BY_HAND}</span>' in shown
    assert 'lang="en" dir="ltr">Nobody knows who decides.</p>' in shown
    assert not tables


def test_what_somebody_wrote_becomes_a_translators_sentence_and_is_published(stopped):
    browser = stopped.client("editor")
    readers = stopped.page("circle", "ar").problem

    answer = browser.post(address(stopped), form_of(browser.get(address(stopped))))

    assert answer.headers["Location"].endswith(f"/of/{stopped.key('circle')}/ar/")
    row = kept(stopped, "problem")
    assert (row.data, row.translation_type, row.has_error) == (BY_HAND, "manual", False)
    assert row.last_translated_by == account("editor")
    assert is_open(stopped)
    assert stopped.page("circle", "ar").problem == readers
    editing.publish_translation(browser, stopped.page("circle", "ar"))
    assert stopped.page("circle", "ar").problem == BY_HAND


def test_what_was_translated_before_can_be_chosen(stopped):
    browser = stopped.client("editor")

    browser.post(address(stopped), form_of(browser.get(address(stopped)), Problem="memory"))
    assert stopped.page("circle", "ar").problem == BY_HAND
    editing.publish_translation(browser, stopped.page("circle", "ar"))

    assert stopped.page("circle", "ar").problem == "بالعربية: Nobody knows who decides."


def test_a_draft_is_what_was_written_last(stopped):
    write(stopped, publish=False, problem="مسودة بخط اليد")
    browser = stopped.client("editor")

    browser.post(address(stopped), form_of(browser.get(address(stopped))))

    assert kept(stopped, "problem").data == "مسودة بخط اليد"
    assert stopped.page("circle", "ar").problem == BY_HAND


def test_a_sentence_nobody_translated_takes_the_words_of_the_page(stopped):
    circle = stopped.page("circle")
    circle.problem = "Nobody knows who decides now."
    circle.save_revision().publish()
    browser = stopped.client("editor")
    answer = browser.get(address(stopped))

    (one,) = [one for one in answer.context["differences"] if one.heading == "Problem"]
    assert (one.words, one.kept) == (BY_HAND, "")
    # A forged choice can't throw them away.
    browser.post(address(stopped), form_of(answer, Problem="memory"))

    assert kept(stopped, "problem").data == BY_HAND


def test_a_text_in_other_sentences_is_shown_and_stays_on_the_page(stopped):
    write(stopped, context="<p>واحد.</p><p>اثنان.</p>")
    browser = stopped.client("editor")
    answer = browser.get(address(stopped))
    (text,) = answer.context["otherwise"]
    assert (text.heading, text.words) == ("Context", ["واحد.", "اثنان."])

    browser.post(address(stopped), form_of(answer))
    editing.publish_translation(browser, stopped.page("circle", "ar"))

    assert re.sub(r' data-block-key="\w+"', "", stopped.page("circle", "ar").context) == (
        "<p>واحد.</p><p>اثنان.</p>"
    )
    assert kept(stopped, "context").has_error


def test_what_changed_meanwhile_is_looked_at_again(stopped):
    browser = stopped.client("editor")
    data = form_of(browser.get(address(stopped)))
    write(stopped, problem="حلقة أخرى")

    with written() as tables:
        answer = browser.post(address(stopped), data)

    assert answer.status_code == 409
    assert "Look again" in answer.content.decode()
    assert "حلقة أخرى" in answer.content.decode()
    assert not is_open(stopped)
    assert not {name for name in tables if "localize" in name}


def test_a_copy_that_became_a_page_can_be_taken_up(guarded):
    """Nobody ever gave it to translators; the map leads there."""
    garden, browser = guarded.page("garden"), guarded.client("editor")
    alias = garden.copy_for_translation(factories.locale("ar"), alias=True)
    browser.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
    page = guarded.page("garden", "ar")
    page.title, page.problem = "حديقة", "لا أحد يعرف"
    page.save_revision()

    assert address(guarded, "garden") in browser.get(
        "/admin/translation/works/?words=garden"
    ).content.decode()
    answer = browser.get(address(guarded, "garden"))
    assert {one.words for one in answer.context["differences"]} >= {"حديقة", "لا أحد يعرف"}
    browser.post(address(guarded, "garden"), form_of(answer))

    assert translation_of(garden, "ar").enabled
    bench = reverse("translation_bench", args=[guarded.key("garden"), "ar"])
    assert browser.get(bench).status_code == 200
    rows = StringTranslation.objects.filter(context__object_id=garden.translation_key)
    assert set(rows.values_list("data", flat=True)) == {"حديقة", "لا أحد يعرف"}


def test_its_translators_may_and_no_others(stopped):
    data = form_of(stopped.client("arabic").get(address(stopped)))
    for name in FOREIGN:
        browser = stopped.client(name)
        with written() as tables:
            answers = browser.get(address(stopped)), browser.post(address(stopped), data)
        assert [one.headers["Location"] for one in answers] == ["/admin/", "/admin/"]
        assert not tables

    stopped.client("arabic").post(address(stopped), data)

    assert kept(stopped, "problem").data == BY_HAND


def test_a_locked_page_waits(stopped):
    browser = stopped.client("arabic")
    data = form_of(browser.get(address(stopped)))
    page = stopped.page("circle", "ar")
    page.locked = True
    page.save(clean=False)

    browser.post(address(stopped), data)

    assert not is_open(stopped)


@pytest.mark.parametrize(("slug", "language"), [("circle", "en"), ("circle", "es"), ("walk", "it")])
def test_there_is_nothing_to_take_up_of_a_source_or_of_what_translators_have(
    guarded, slug, language
):
    before = list(Translation.objects.values_list("pk", "enabled"))

    for method in ("get", "post"):
        answer = getattr(guarded.client("editor"), method)(address(guarded, slug, language))
        assert answer.headers["Location"] == "/admin/"
    assert list(Translation.objects.values_list("pk", "enabled")) == before
