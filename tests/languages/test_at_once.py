"""Two translators at one string, in whatever screen, and a language that goes while they write."""

from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from patterns.models import HomePage, KeptSentence
from tests.copies import on_both_databases
from tests.languages.people import account, translator
from tests.languages.test_po import entry, file_of, words
from tests.patterns import editing
from tests.patterns.racing import together
from tests.worlds import translation_of


def segment_of(translation, path="solution"):
    return translation.source.stringsegment_set.get(context__path=path)


@pytest.fixture
def two(guarded):
    """Two browsers of translators into Arabic, both with localize's editor open."""
    translator("noor", "ar")
    page = guarded.page("circle", "ar")
    browsers = [guarded.client(name) for name in ("arabic", "noor")]
    for browser in browsers:
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert browser.get(address).status_code == 200
    return translation_of(page, "ar"), browsers


def put(browser, translation, text, path="solution"):
    segment = segment_of(translation, path)
    return editing.put(browser, "edit_string_translation", translation, segment, text)


def test_the_second_is_told_what_the_first_wrote_and_overwrites_nothing(two):
    translation, (first, second) = two
    assert put(first, translation, "الأول").status_code == 200

    answer = put(second, translation, "الثاني")

    assert answer.status_code == 409
    assert "“\u2068الأول\u2069”" in answer.json()["detail"]
    assert words(translation, "solution").data == "الأول"
    # Who wrote it may go on, and other sentences are free.
    assert put(first, translation, "الأول ثانية").status_code == 200
    assert put(second, translation, "سؤال", "problem").status_code == 200


def test_who_has_seen_it_may_write_over_it(guarded, two):
    translation, (first, second) = two
    put(first, translation, "الأول")
    page = guarded.page("circle", "ar")

    second.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert put(second, translation, "الثاني").status_code == 200
    assert words(translation, "solution").last_translated_by == account("noor")


def test_who_was_told_may_save_once_more_unless_there_are_other_words_by_then(two):
    translation, (first, second) = two
    put(first, translation, "الأول")
    assert put(second, translation, "الثاني").status_code == 409
    put(first, translation, "الأول ثانية")

    assert put(second, translation, "الثاني").status_code == 409
    assert words(translation, "solution").data == "الأول ثانية"
    assert put(second, translation, "الثاني").status_code == 200
    assert words(translation, "solution").data == "الثاني"


def test_who_opened_nothing_has_seen_nothing(guarded, two):
    translation, (first, _second) = two
    put(first, translation, "الأول")

    answer = put(guarded.client("editor"), translation, "غيره")

    assert answer.status_code == 409
    assert words(translation, "solution").data == "الأول"


@pytest.mark.parametrize("attempt", range(3))
def test_at_the_same_moment_one_of_them_is_kept_and_the_other_told(two, attempt):
    translation, browsers = two
    said = ["كلمات الأول", "كلمات الثاني"]

    answers = together(*(
        lambda browser=browser, text=text: put(browser, translation, text)
        for browser, text in zip(browsers, said, strict=True)
    ))  # fmt: skip

    codes = [answer.status_code for answer in answers]
    assert sorted(codes) == [200, 409]
    assert words(translation, "solution").data == said[codes.index(200)]


@on_both_databases
def test_at_the_same_moment_on_the_bench_nothing_of_either_is_lost(world):
    translation = translation_of(world.page("circle"), "ar")
    bench = reverse("translation_bench", args=[world.key("circle"), "ar"])
    browsers = [world.client("editor") for _who in range(2)]
    forms = []
    for browser, text in zip(browsers, ("الأول", "الثاني"), strict=True):
        data = {}
        for _heading, places in browser.get(bench).context["groups"]:
            for place in places:
                is_it = place.path == "solution"
                data[f"words-{place.name}"] = text if is_it else place.words
                data[f"seal-{place.name}"] = place.sealed
        forms.append(data)

    answers = together(*(
        lambda browser=browser, data=data: browser.post(bench, data)
        for browser, data in zip(browsers, forms, strict=True)
    ))  # fmt: skip

    assert sorted(answer.status_code for answer in answers) == [302, 409]
    (told,) = [answer for answer in answers if answer.status_code == 409]
    places = [place for _heading, found in told.context["groups"] for place in found]
    (place,) = [place for place in places if place.theirs]
    assert {place.theirs, place.words} == {"الأول", "الثاني"}
    assert words(translation, "solution").data == place.theirs


@pytest.mark.parametrize("value", ["", " \n", None])
def test_an_emptied_sentence_keeps_its_words(two, value):
    translation, (browser, _second) = two
    before = words(translation, "solution").data
    ids = [translation.pk, segment_of(translation).pk]
    address = reverse("wagtail_localize:edit_string_translation", args=ids)

    if value is None:
        answer = browser.delete(address)
    else:
        kind = "application/x-www-form-urlencoded"
        answer = browser.put(address, urlencode({"value": value}), content_type=kind)

    assert (answer.status_code, words(translation, "solution").data) == (400, before)
    assert answer.json()["detail"] == (
        "Fields that you emptied keep the words they had." if value is not None else
        "A sentence that you emptied keeps the words it had. Load the page anew to see them again."
    )  # fmt: skip


def test_a_language_that_goes_while_it_is_written_is_told_and_its_sentences_are_put_by(
    guarded, two
):
    """Its pages and then the language itself are deleted while forms are open."""
    translation, (browser, _second) = two
    segment, page = segment_of(translation), guarded.page("circle", "ar")
    bench = reverse("translation_bench", args=[guarded.key("circle"), "ar"])
    form = {"do": "publish"}
    for _heading, places in browser.get(bench).context["groups"]:
        for place in places:
            form[f"words-{place.name}"] = f"جديد {place.name}"
            form[f"seal-{place.name}"] = place.sealed
    file = file_of(translation, entry(translation, "title", "عنوان"))
    arabic, editor = Locale.objects.get(language_code="ar"), guarded.client("editor")
    said = set(StringTranslation.objects.filter(locale=arabic).values_list("data", flat=True))

    editor.post(reverse("wagtailadmin_pages:delete", args=[HomePage.objects.get(locale=arabic).pk]))
    editor.post(reverse("wagtaillocales:delete", args=[arabic.pk]))
    assert not Locale.objects.filter(pk=arabic.pk).exists()

    one = [translation.pk]
    for who in (browser, editor):
        answers = [
            who.get(bench), who.post(bench, form),
            who.get(reverse("translation_by_hand", args=[guarded.key("circle"), "ar"])),
            who.get(reverse("translation_vocabularies", args=["ar"])),
            who.get(reverse("translation_po", args=["ar"])),
            who.post(reverse("translation_po", args=["ar"]), {"file": BytesIO(file)}),
            who.post(reverse("wagtail_localize:upload_pofile", args=one), {"file": BytesIO(file)}),
            who.get(reverse("wagtail_localize:preview_translation", args=one)),
            who.get(reverse("wagtailadmin_pages:edit", args=[page.pk])),
            editing.put(who, "edit_string_translation", translation, segment, "x"),
            who.get(reverse("translation")),
        ]  # fmt: skip
        assert {answer.status_code for answer in answers} <= {200, 302, 403, 404}
    assert said <= set(KeptSentence.objects.filter(to="ar").values_list("words", flat=True))
