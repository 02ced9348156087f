"""PO files of one translation: taken whole with a report, or refused with a sentence."""

from contextlib import suppress
from io import BytesIO

import polib
import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail_localize.models import StringTranslation

from patterns.languages import po
from tests.languages.test_sanitising import DEEP
from tests.languages.writes import written
from tests.worlds import translation_of

NEEDED = "TRANSLATION"  # what stands for the translation's identity in these files
HEAD = f"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"{po.IDENTITY}: {NEEDED}\\n"

"""


@pytest.fixture
def arabic(world):
    return translation_of(world.page("circle"), "ar")


def bring(world, translation, data, browser=None):
    """Upload as the translator; (status, what they are told)."""
    file = BytesIO(data.replace(NEEDED.encode(), str(translation.uuid).encode()))
    file.name = "circle-ar.po"
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    answer = (browser or world.client("translator")).post(address, {"file": file})
    return answer.status_code, [str(told) for told in get_messages(answer.wsgi_request)]


def entry(translation, path, words, **more):
    """An entry of today's source; `words` stand for the translation."""
    segment = translation.source.stringsegment_set.get(context__path=path)
    return polib.POEntry(
        msgid=segment.string.data, msgctxt=path, msgstr=words, **more
    )  # fmt: skip


def file_of(translation, *entries, **head):
    file = polib.POFile()
    file.metadata = {"Content-Type": "text/plain; charset=utf-8",
                     po.IDENTITY: str(translation.uuid), **head}  # fmt: skip
    file.extend(entries)
    return str(file).encode()


def words(translation, path):
    """The translation of today's sentence at this path."""
    segment = translation.source.stringsegment_set.get(context__path=path)
    return StringTranslation.objects.get(
        context=segment.context, translation_of=segment.string, locale=translation.target_locale
    )  # fmt: skip


REFUSED = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\n", "is empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "UTF-8"),
    "zeros": (HEAD.encode() + b"\0", "no PO file"),
    "no file of ours": (b'msgid "a"\nmsgstr "b"\n', "doesn't say which translation"),
    "cut in a word": (HEAD.encode() + b'msgid "a"\nmsgstr "b', "is broken"),
    "cut in a key": (HEAD.encode() + b"msgi", "is broken"),
    "html": (b"<html><body>Login</body></html>", "is broken"),
    "the name of a file": (b"/etc/hostname", "is broken"),
    "latin-1": (HEAD.encode() + 'msgid "a"\nmsgstr "é"\n'.encode("latin-1"), "UTF-8"),
    "says it is latin-1": (HEAD.replace("utf-8", "iso-8859-1").encode(), "UTF-8"),
    "utf-16": (HEAD.encode("utf-16"), "UTF-8"),
    "another work": (HEAD.replace(NEEDED, "11111111-2222-3333-4444-555555555555").encode(),
                     "belongs to another page or language"),
    "huge": (HEAD.encode() + b"#" * po.LARGEST, "larger than 2 MB"),
    "many": (HEAD.encode() + b'msgid "a"\nmsgstr "b"\n\n' * (po.MOST + 1), "5,000"),
    "100,000 entries": (HEAD.encode() + b'msgid "a"\nmsgstr "b"\n\n' * 100_000, "larger than 2 MB"),
    "deep": (HEAD.encode() + f'msgctxt "title"\nmsgid "Circle"\nmsgstr "{DEEP}"\n'.encode(),
             "Line 6: This has more than 200 marks"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "why"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_file_of_this_translation_is_refused_with_a_sentence(world, arabic, data, why):
    browser = world.client("translator")
    with written() as tables:
        status, told = bring(world, arabic, data, browser)

    assert status == 302
    assert len(told) == 1
    assert why in told[0]
    assert not tables


def test_a_form_without_a_file_is_refused_with_a_sentence(world, arabic):
    address = reverse("wagtail_localize:upload_pofile", args=[arabic.pk])

    answer = world.client("translator").post(address)

    assert [str(told) for told in get_messages(answer.wsgi_request)] == [
        "No file was sent. Choose one and send it again."
    ]


def test_one_deep_entry_keeps_the_whole_file_out(world, arabic):
    before = words(arabic, "title").data
    data = file_of(arabic, entry(arabic, "title", "عنوان"), entry(arabic, "solution", DEEP))

    _status, told = bring(world, arabic, data)

    assert "more than 200 marks" in told[0]
    assert words(arabic, "title").data == before


def test_a_file_that_was_downloaded_comes_back_the_same(world, arabic):
    address = reverse("wagtail_localize:download_pofile", args=[arabic.pk])
    data = world.client("translator").get(address).content
    before = dict(StringTranslation.objects.values_list("pk", "data"))

    status, told = bring(world, arabic, data)

    assert status == 302
    assert dict(StringTranslation.objects.values_list("pk", "data")) == before
    assert "sentences were taken" in told[0]


def test_the_report_says_what_became_of_every_entry(world, arabic):
    data = file_of(
        arabic,
        entry(arabic, "title", "عنوان"),
        entry(arabic, "solution", "غير أكيد", flags=["fuzzy"]),
        entry(arabic, "problem", "<p>سؤال</p>"),
        polib.POEntry(msgid="Yesterday's", msgctxt="title", msgstr="أمس"),
        polib.POEntry(msgid="Circle", msgctxt="nowhere", msgstr="لا مكان"),
        entry(arabic, "summary", ""),
    )
    before = words(arabic, "solution").data, words(arabic, "summary").data

    _status, told = bring(world, arabic, data)

    assert told[0] == "2 sentences were taken from the file."
    assert "unsure in the file, so not taken: line 11." in " ".join(told)
    assert "Not of today's source, so not taken: line" in " ".join(told)
    assert "Marks that can't stand in a sentence were taken away: line" in " ".join(told)
    assert words(arabic, "title").data == "عنوان"
    assert words(arabic, "problem").data == "سؤال"
    assert (words(arabic, "solution").data, words(arabic, "summary").data) == before


@pytest.fixture
def numbered(world):
    """A work with a placeholder, numbers and a link in its sentences."""
    page = world.page("circle")
    page.problem = "Ask %(count)s of 25 people in 1,500 places."
    page.context = '<p>See <a href="https://example.org">the site</a> first.</p>'
    page.save_revision().publish()
    return translation_of(page, "ar")


@pytest.mark.parametrize(
    ("said", "broken", "doubt"),
    [
        ("اسأل %(count)s من ٢٥ في ١٬٥٠٠ مكان", False, ""),
        ("اسأل %(count)s من 25 في 1.500", False, ""),
        ("اسأل %(conut)s من 25 في 1500", True, "Keep “%(count)s” as it is"),
        ("اسأل من 25 في 1500", True, "Keep “%(count)s” as it is"),
        ("اسأل %(count)s من 52 في 1500", False, "The source says 25, these words say 52."),
        ("اسأل %(count)s في 1500", False, "The source says 25."),
        ("اسأل %(count)s من 25 في 1500 و7", False, "The source has no 7."),
    ],
)  # fmt: skip
def test_placeholders_are_kept_and_numbers_are_asked_about(world, numbered, said, broken, doubt):
    data = file_of(numbered, entry(numbered, "problem", said))

    _status, told = bring(world, numbered, data)

    kept = words(numbered, "problem")
    assert (kept.data, kept.has_error) == (said, broken)
    assert doubt in " ".join(told)
    assert len(told) == (2 if doubt else 1)
    if broken:
        assert doubt in kept.get_error()


def test_broken_words_are_kept_and_never_shown_to_readers(world, numbered):
    bring(world, numbered, file_of(numbered, entry(numbered, "problem", "اسأل الناس")))

    there = numbered.source.get_ephemeral_translated_instance(numbered.target_locale, fallback=True)
    assert "اسأل الناس" not in there.problem
    bring(
        world,
        numbered,
        file_of(numbered, entry(numbered, "problem", "اسأل %(count)s من 25 في 1500")),
    )
    mended = words(numbered, "problem")
    assert (mended.has_error, mended.field_error) == (False, "")


@pytest.mark.parametrize(
    ("said", "has_error", "doubt"),
    [
        ('انظر <a id="a1">الموقع</a> أولا', False, ""),
        ("انظر الموقع أولا", False, "A link of the source is missing here."),
        ('انظر <a id="a2">الموقع</a> أولا', True, "A link of the source is missing here."),
        ('انظر <a href="https://evil.example">الموقع</a>', False, "A link of the source"),
    ],
)  # fmt: skip
def test_links_stay_those_of_the_source(world, numbered, said, has_error, doubt):
    segment = numbered.source.stringsegment_set.get(context__path="context")
    file = file_of(numbered, polib.POEntry(
        msgid=segment.string.data, msgctxt="context", msgstr=said))  # fmt: skip

    _status, told = bring(world, numbered, file)

    kept = words(numbered, "context")
    assert kept.has_error == has_error
    assert doubt in " ".join(told)
    assert "evil" not in kept.data


@st.composite
def mangled(draw, data):
    """A file with a few bytes changed, cut or doubled."""
    places = st.tuples(st.integers(0, len(data)), st.binary(max_size=3), st.integers(0, 40))
    text = bytearray(data)
    for place, bits, gone in draw(st.lists(places, max_size=4)):
        text[place : place + gone] = bits
    return bytes(text)


def test_no_file_is_an_error_of_the_program(count):
    good = (HEAD + 'msgctxt "title"\nmsgid "Circle"\nmsgstr "عنوان"\n\n#~ msgid "x"\n'
            '#~ msgstr "y"\n').encode()  # fmt: skip

    @given(st.one_of(st.binary(max_size=200), mangled(good)))
    @settings(max_examples=count(150, 5_000), deadline=None,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    def read(data):
        with suppress(po.Refused):
            po.read(data)

    read()
