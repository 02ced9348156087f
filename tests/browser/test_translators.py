"""Two translators at one sentence in a browser: on the bench, in a table, in localize's editor.

Whoever comes second sees both texts, still has what was typed, and can put it in its place.
"""

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail_localize.models import StringTranslation

from patterns.languages.writing import GONE
from patterns.models import ConceptLabel
from tests import factories
from tests.browser.conftest import served
from tests.browser.test_editors import signed_in, too_wide
from tests.languages.people import translator

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.parametrize("language", ["en", "ar"])]
FIRST, SECOND = "كلماتُ الأولى؟", "كلماتُ الثانية!"
SOURCE = "Sit in a circle and ask."


@pytest.fixture
def two(world, opened, language):
    """`two(address)`: the pages of two translators into Arabic, both opened there."""
    factories.concept("glossary/consent", en="Consent", ar="القبول")
    for name in ("arabic", "noor"):
        translator(name, "ar")
    with served() as site:

        def both(address):
            found = []
            for name in ("arabic", "noor"):
                page = opened(f"{site}/admin/login/")
                signed_in(world, page, site, language, name)
                page.goto(f"{site}{address}")
                found.append(page)
            return found

        yield both


def said(world, path="solution"):
    return StringTranslation.objects.get(
        context__path=path, context__object_id=world.key("circle"), locale=factories.locale("ar")
    ).data  # fmt: skip


def sentence(page):
    """The place of the solution in localize's editor."""
    return page.locator(".js-translation-editor li", has=page.get_by_text(SOURCE)).last


def write(page, text):
    place = sentence(page)
    place.locator("button").last.click()
    place.locator("textarea").fill(text)
    place.locator("button").last.click()


def settled(page):
    place = sentence(page)
    place.locator(".icon-spinner").wait_for(state="detached")
    return place


def test_localizes_editor_shows_both_and_keeps_what_was_typed(world, two, language):
    edit = reverse("wagtailadmin_pages:edit", args=[world.page("circle", "ar").pk])
    first, second = two(edit)
    write(first, FIRST)
    settled(first)
    write(second, SECOND)
    place = settled(second)

    shown = place.inner_text()
    assert FIRST in shown
    assert SECOND in shown
    assert "Server error" not in shown
    assert said(world) == FIRST
    direction = second.evaluate(
        "text => getComputedStyle([...document.querySelectorAll('.js-translation-editor p')]"
        ".find(one => one.textContent === text)).unicodeBidi", SECOND,
    )  # fmt: skip
    assert direction == "plaintext"

    place.locator("button").last.click()
    assert place.locator("textarea").input_value() == SECOND
    place.locator("button").last.click()
    settled(second)
    assert said(world) == SECOND


def test_localizes_editor_says_that_emptied_words_are_kept(world, two, language):
    edit = reverse("wagtailadmin_pages:edit", args=[world.page("circle", "ar").pk])
    page, _other = two(edit)
    before, told = said(world), []
    page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.accept()))
    write(page, "")
    settled(page).locator(".icon-warning").wait_for()

    with override(language):
        assert told == [str(GONE)]
    assert said(world) == before
    page.reload()
    assert before in sentence(page).inner_text()


def both_are_seen(world, page, violations):
    """The bench shows what is there beside what was sent, which the button then saves."""
    stale = page.locator(".bench__place--stale")
    assert stale.locator(".bench__kept").inner_text() == FIRST
    assert stale.locator("textarea").input_value() == SECOND
    assert not [*violations(page, ".bench"), *too_wide(page)]
    page.locator("[name=do][value=save]").click()
    assert said(world) == SECOND


@pytest.mark.parametrize("width", [1280, 320])
def test_the_bench_shows_both(world, two, language, width, violations):
    first, second = two(reverse("translation_bench", args=[world.key("circle"), "ar"]))
    for page, text in ((first, FIRST), (second, SECOND)):
        page.set_viewport_size({"width": width, "height": 900})
        place = page.locator(".bench__place", has=page.get_by_text(SOURCE)).first
        place.locator("textarea").fill(text)
        page.locator("[name=do][value=save]").click()

    both_are_seen(world, second, violations)


@pytest.mark.parametrize("width", [1280, 320])
def test_the_table_of_a_vocabulary_shows_both(world, two, language, width, violations):
    first, second = two(reverse("translation_vocabulary", args=["ar", "glossary"]))
    for page, text in ((first, FIRST), (second, SECOND)):
        page.set_viewport_size({"width": width, "height": 900})
        page.locator(".bench__place input[type=text]").first.fill(text)
        page.locator(".bench__end button").click()

    assert second.locator(".bench__kept").inner_text() == FIRST
    assert not [*violations(second, ".bench"), *too_wide(second)]
    second.locator(".bench__end button").click()
    assert ConceptLabel.objects.get(language="ar", kind="pref", text=SECOND)


def test_a_file_that_others_overtook_is_shown_beside_their_words(
    world, two, language, tmp_path, violations
):
    first, second = two(reverse("translation_bench", args=[world.key("circle"), "ar"]))
    with second.expect_download() as coming:
        second.locator("a[href*=pofile]").click()
    file, old = tmp_path / "a.po", said(world)
    coming.value.save_as(file)
    file.write_text(file.read_text("utf-8").replace(old, SECOND), "utf-8")
    place = first.locator(".bench__place", has=first.get_by_text(SOURCE)).first
    place.locator("textarea").fill(FIRST)
    first.locator("[name=do][value=save]").click()

    second.locator("#file").set_input_files(file)
    second.locator("form[enctype] button").click()

    both_are_seen(world, second, violations)
