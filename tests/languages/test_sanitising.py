"""What is written into a translation, whatever way it comes, is harmless wherever it is shown."""

import json
from io import BytesIO, StringIO

import polib
import pytest
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from wagtail.rich_text import RichText
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    TranslationContext,
)

from patterns import memory
from patterns.cleaning import LONGEST, clean_sentence, clean_shown
from patterns.languages.po import IDENTITY
from tests.languages.corpus import PAYLOADS, live, live_in_feed
from tests.patterns import editing
from tests.worlds import translation_of

READERS = (
    "/ar/patterns/circle/", "/ar/patterns/", "/ar/", "/ar/search/?q=xwordx",
    "/en/search/?q=xwordx", "/es/patterns/circle/", "/sitemap.xml", "/api/search/?q=xwordx",
)  # fmt: skip
FEEDS = ("/ar/feed/", "/ar/feed/patterns/")
EDITORS = (
    "/admin/", "/admin/localize/reports/translations/", "/admin/pages/search/?q=xwordx",
    "/admin/reports/site-history/", "/admin/choose-page/search/?q=xwordx",
)  # fmt: skip
TITLES = [payload for payload in PAYLOADS if "id=" not in payload and "{{" not in payload]
DEEP = "<b>" * 3_000 + "x" + "</b>" * 3_000


def test_the_eye_sees_what_runs():
    """Most payloads do harm where nobody cleans; the eye must see them."""
    seen = [payload for payload in PAYLOADS if live(f"<!doctype html><p>{payload}</p>")]

    assert len(PAYLOADS) >= 60
    assert len(seen) >= 45
    assert not live("<p>pwned() <b>pwned</b> <a href='/pwned'>x</a> &lt;script&gt;pwned()</p>")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_the_corpus_survives_cleaning(payload):
    for text in (payload, f"before {payload} after", f"<b>{payload}</b>"):
        assert not live(clean_sentence(text))
        assert not live(clean_shown(text))
        assert clean_sentence(clean_sentence(text)) == clean_sentence(text)


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, «quoted», l’été\u00a0!", "5 &lt; 6 &amp; 7", "AT&T", 'say "x" and \'y\'',
        '<b>bold</b> and <i>slant</i><br/>next <a id="a1">link</a>', "بالعربية <b>x</b> \u200f1",
    ],
)  # fmt: skip
def test_what_is_harmless_stays_to_the_letter(text):
    assert clean_sentence(text) == text


def test_unescaped_signs_of_a_translator_stay_what_they_mean():
    assert clean_sentence("5 < 6") == "5 &lt; 6"


def test_a_rich_text_keeps_what_the_library_writes():
    html = ('<h3>A</h3><p>b <a class="term" href="/en/glossary/#x">c</a> '
            '<a href="mailto:a@b.c">d</a>'
            "</p><ul><li><b>e</b></li></ul><ol><li><i>f</i><br>g</li></ol>")  # fmt: skip
    assert clean_shown(html) == html


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_rich_text_is_cleaned_when_it_is_shown(world, payload):
    """Also what was stored before anybody cleaned."""
    assert not live(str(RichText(f"<p>{payload}</p>")))
    assert not live(render_to_string("wagtailcore/shared/richtext.html", {"html": payload}))


def carrying(payload):
    """Words with a payload in them, long enough for a summary."""
    return f"xwordx {payload} and so it goes on until it is long enough."


def smuggle_by_string(world, translation, segments):
    browser = world.client("editor")
    for segment, payload in segments:
        words = carrying(payload)
        editing.put(browser, "edit_string_translation", translation, segment, words)


def smuggle_by_file(world, translation, segments):
    file = polib.POFile()
    file.metadata = {IDENTITY: str(translation.uuid)}
    for segment, payload in segments:
        file.append(polib.POEntry(
            msgid=segment.string.data, msgctxt=segment.context.path,
            msgstr=carrying(payload),
        ))  # fmt: skip
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    world.client("editor").post(address, {"file": BytesIO(str(file).encode())})


def smuggle_by_import(world, translation, segments):
    """What a package brings is learnt from pages."""
    page = translation.get_target_instance()
    for segment, payload in segments:
        memory.write_translations([memory.Told(
            page.translation_key, segment.context.path, translation.source.locale_id,
            segment.string.data, translation.target_locale_id, carrying(payload),
        )])  # fmt: skip


def smuggle_by_hand(world, translation, segments):
    """Past every door, as an older site may have stored it."""
    for segment, payload in segments:
        StringTranslation.objects.update_or_create(
            translation_of=segment.string, context=segment.context,
            locale=translation.target_locale,
        )  # fmt: skip
        StringTranslation.objects.filter(
            translation_of=segment.string, context=segment.context,
            locale=translation.target_locale,
        ).update(data=carrying(payload), has_error=False)  # fmt: skip


def portions(payloads, count):
    """The corpus cut to the number of sentences a page has."""
    return [payloads[start : start + count] for start in range(0, len(payloads), count)]


WAYS = [smuggle_by_string, smuggle_by_file, smuggle_by_import, smuggle_by_hand]


@pytest.mark.parametrize("smuggle", WAYS)
def test_no_way_in_brings_anything_live_to_anybody(world, count, smuggle):
    translation = translation_of(world.page("circle"), "ar")
    segments = list(StringSegment.objects.filter(source=translation.source).order_by("order"))
    call_command("search_rebuild", stdout=StringIO())

    faults = []
    rounds = portions(PAYLOADS, len(segments) - 1)
    for number, payloads in list(enumerate(rounds))[:: count(len(rounds) // 2, 1)]:
        # A title with a link in it isn't published, and it is what is shown most.
        payloads = [TITLES[number], *payloads]
        smuggle(world, translation, list(zip(segments, payloads, strict=False)))
        translation.save_target(publish=True)
        call_command("search_sync", stdout=StringIO())
        faults += shown_live(world, translation)

    assert not faults, "\n".join(faults)


def shown_live(world, translation):
    page = translation.get_target_instance()
    editor = world.client("editor")
    parent = page.get_parent().pk
    admin = (*EDITORS, f"/admin/pages/{page.pk}/edit/", f"/admin/pages/{parent}/",
             f"/admin/pages/{page.pk}/history/")  # fmt: skip
    assert "xwordx" in page.title
    for address in READERS:
        yield from (f"{address}: {fault}" for fault in live(Client().get(address).content))
    for address in FEEDS:
        yield from (f"{address}: {fault}" for fault in live_in_feed(Client().get(address).content))
    for address in admin:
        yield from (f"{address}: {fault}" for fault in live(editor.get(address).content))


def test_it_is_found_and_shown_as_words(world):
    """Else the test above would look at pages that show nothing."""
    translation = translation_of(world.page("circle"), "ar")
    segment = StringSegment.objects.get(source=translation.source, context__path="title")
    call_command("search_rebuild", stdout=StringIO())
    smuggle_by_string(world, translation, [(segment, "&lt;script&gt;pwned()&lt;/script&gt;")])
    translation.save_target(publish=True)
    call_command("search_sync", stdout=StringIO())

    for address in ("/ar/patterns/circle/", "/ar/search/?q=xwordx"):
        assert "pwned()" in Client().get(address).content.decode()


# What is refused, with its sentence.


def put(world, value, path="solution", **words):
    translation = translation_of(world.page("circle"), "ar")
    segment = StringSegment.objects.get(source=translation.source, context__path=path)
    browser = world.client("editor")
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    return browser.put(address, value, **words)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (DEEP, "more than 200 marks"),
        ("x" * (LONGEST + 1), "longer than 20,000 characters"),
        ("a\0b", "no letter"),
    ],
)  # fmt: skip
def test_too_much_is_refused_with_a_sentence_before_it_is_read(world, value, words):
    before = list(StringTranslation.objects.values_list("data", flat=True))
    translation = translation_of(world.page("circle"), "ar")
    segment = StringSegment.objects.get(source=translation.source, context__path="solution")

    answer = editing.put(
        world.client("editor"), "edit_string_translation", translation, segment, value
    )

    assert answer.status_code == 400
    assert words in answer.json()["detail"]
    assert list(StringTranslation.objects.values_list("data", flat=True)) == before


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("", "application/x-www-form-urlencoded"),
        ("other=1", "application/x-www-form-urlencoded"),
        ("--x\r\nbroken", "multipart/form-data; boundary=x"),
        ("value=x", "multipart/form-data"),
        (json.dumps({"value": 1}), "application/json"),
        ("x" * 3_000_000, "application/x-www-form-urlencoded"),
    ],
)  # fmt: skip
def test_what_is_no_form_is_refused_with_a_sentence(world, body, kind):
    answer = put(world, body, content_type=kind)

    assert answer.status_code == 400
    assert answer.json()["detail"]


def test_a_form_as_browsers_send_it_is_read(world):
    body = '--x\r\nContent-Disposition: form-data; name="value"\r\n\r\nكلمات\r\n--x--\r\n'

    answer = put(world, body, content_type="multipart/form-data; boundary=x")

    assert (answer.status_code, answer.json()["data"]) == (200, "كلمات")


# Links that a translator may lead elsewhere: only in places, whose texts are plain rich text.


@pytest.fixture
def override(world):
    """A link of a page that localize lets translators lead elsewhere."""
    translation = translation_of(world.page("circle"), "ar")
    context = TranslationContext.objects.create(
        object_id=translation.source.object_id, path="x.'https://old.example'"
    )
    return translation, OverridableSegment.objects.create(
        source=translation.source, context=context, order=1,
        data_json=json.dumps("https://old.example"),
    )  # fmt: skip


@pytest.mark.parametrize(
    "address",
    ["javascript:pwned()", "JavaScript:pwned()", "java\tscript:pwned()", " javascript:pwned()",
     "data:text/html,pwned", "vbscript:pwned()", "x y", "a" * 3_000, "", "https://a.example\n"],
)  # fmt: skip
def test_a_link_that_leads_nowhere_good_is_refused(world, override, address):
    translation, segment = override

    answer = editing.put(world.client("editor"), "edit_override", translation, segment, address)

    assert answer.status_code == 400
    assert "address" in answer.json()["detail"]
    assert not SegmentOverride.objects.exists()


@pytest.mark.parametrize("address", ["https://new.example/a?b=c", "/ar/patterns/", "mailto:a@b.c"])
def test_a_link_of_ones_own_language_is_taken(world, override, address):
    translation, segment = override

    answer = editing.put(world.client("editor"), "edit_override", translation, segment, address)

    assert answer.status_code == 201
    assert SegmentOverride.objects.get().data == address


def test_a_fact_cannot_be_written_over(world, override):
    translation, segment = override
    OverridableSegment.objects.update(data_json=json.dumps(7))

    answer = editing.put(world.client("editor"), "edit_override", translation, segment, "999")

    assert answer.status_code == 400
    assert not SegmentOverride.objects.exists()
