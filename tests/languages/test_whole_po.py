"""PO files of a work and of a whole language: the same after a round trip, taken work by work."""

import re
from io import BytesIO, StringIO

import polib
import pytest
from django.contrib.messages import get_messages
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from patterns.languages import long_work, whole_po
from patterns.languages.models import LongWork
from tests.factories import locale
from tests.languages.people import FOREIGN
from tests.languages.test_sanitising import DEEP
from tests.languages.writes import written
from tests.worlds import translation_of

FILE = "translation_po_file"


def exported(tmp_path, *words, name="a.po"):
    file = tmp_path / name
    call_command("po_export", *words, str(file), verbosity=0)
    return file


def imported(file, *words):
    out = StringIO()
    call_command("po_import", str(file), *words, stdout=out)
    return out.getvalue()


def everything():
    return list(StringTranslation.objects.order_by("pk").values_list("pk", "data", "updated_at"))


def change(file, world, path, words):
    """Other words for a sentence of the circle in a language's file."""
    read = polib.pofile(str(file))
    place = f"{world.key('circle')}/{path}"
    entry = next(
        one for one in read if place in (one.msgctxt, f"{world.key('circle')}/{one.msgctxt}")
    )
    entry.msgstr = words
    file.write_text(str(read), encoding="utf-8")


def said(world, path="solution"):
    return StringTranslation.objects.get(
        context__path=path, context__object_id=world.key("circle"), locale=locale("ar")
    ).data  # fmt: skip


@pytest.mark.parametrize("work", [True, False])
def test_a_round_trip_changes_nothing(world, tmp_path, work):
    words = ["ar", "--work", world.key("circle")] if work else ["ar"]
    file, before = exported(tmp_path, *words), everything()

    imported(file)

    assert everything() == before
    assert exported(tmp_path, *words, name="b.po").read_bytes() == file.read_bytes()


def test_a_language_has_every_sentence_of_its_works(world, tmp_path):
    found = polib.pofile(str(exported(tmp_path, "ar")))

    keys = {entry.msgctxt.partition("/")[0] for entry in found}
    assert keys == {
        world.key(slug) for slug in ("circle", "round", "valley", "governance", "deciding")
    }


def test_what_is_new_is_taken_and_told(world, tmp_path):
    file = exported(tmp_path, "ar")
    change(file, world, "solution", "اجلسوا في حلقة")

    told = imported(file)

    assert "1 sentence was taken" in told
    assert said(world) == "اجلسوا في حلقة"


def test_a_dry_run_tells_and_writes_nothing(world, tmp_path):
    for words in (["ar"], ["ar", "--work", world.key("circle")]):
        file = exported(tmp_path, *words)
        change(file, world, "solution", "اجلسوا في حلقة")
        before = everything()

        assert said(world) != "اجلسوا في حلقة"
        assert re.match(r"\d+ sentences? w\w+ taken", imported(file, "--dry-run"))
        assert everything() == before


def test_the_files_of_a_vocabulary_is_known_by_its_head(world, tmp_path):
    from patterns.languages import wording
    from patterns.models import Scheme

    file = tmp_path / "domain.po"
    text = wording.export(Scheme.objects.get(pk="domain"), "ar")
    read = polib.pofile("\n" + text)
    read[0].msgstr = "ماء"
    file.write_text(str(read), encoding="utf-8")

    assert "1 sentence was taken" in imported(file)
    assert wording.table(Scheme.objects.get(pk="domain"), "ar")[0].words == "ماء"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["xx"], "no language “xx”"), (["ar", "--work", "x"], "no key"),
        (["ar", "--work", "11111111-2222-3333-4444-555555555555"], "isn't open"),
    ],
)  # fmt: skip
def test_an_export_of_nothing_says_why(world, tmp_path, words, why):
    with pytest.raises(CommandError, match=why):
        exported(tmp_path, *words)


HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"{}\\n"\n\n'
ARABIC = HEAD.format(f"{whole_po.LANGUAGE}: ar")
ENTRY = 'msgctxt "{place}"\nmsgid "Circle"\nmsgstr "{words}"\n\n'
REFUSED = {
    "empty": (b"", "is empty"),
    "cut": (ARABIC.encode() + b'msgid "a"\nmsgstr "b', "is broken"),
    "html": (b"<html></html>", "is broken"),
    "of nobody": (HEAD.format("X: y").encode(), "doesn't say which translation"),
    "of no language": (HEAD.format(f"{whole_po.LANGUAGE}: xx").encode(), "no language “xx”"),
    "latin-1": (ARABIC.encode() + b'msgid "a"\nmsgstr "\xe9"\n', "UTF-8"),
    "says latin-1": (ARABIC.replace("utf-8", "iso-8859-1").encode(), "UTF-8"),
    "utf-16": (ARABIC.encode("utf-16"), "UTF-8"),
    "100,000 entries": (ARABIC.encode() + b'msgid "a"\nmsgstr "b"\n\n' * 100_000, "99,999"),
    "deep": ((ARABIC + ENTRY.format(place="x", words=DEEP)).encode(), "200 marks"),
    "no translation": (HEAD.format("X-WagtailLocalize-TranslationID: 7").encode(), "no such"),
    "no vocabulary": (HEAD.format("X-Library-Vocabulary: none").encode(), "no such vocabulary"),
}


@pytest.mark.parametrize(("data", "why"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_file_is_refused_with_a_sentence_and_nothing_is_taken(
    world, tmp_path, data, why
):
    file = tmp_path / "bad.po"
    file.write_bytes(data)

    with written() as tables, pytest.raises(CommandError, match=why):
        imported(file)
    assert not tables


def test_a_file_that_is_not_there_is_told(world, tmp_path):
    with pytest.raises(CommandError, match="can't be read"):
        imported(tmp_path / "none.po")


def test_works_that_are_not_open_are_counted_and_the_others_taken(world, tmp_path):
    garden = ENTRY.format(place=f"{world.key('garden')}/title", words="x")
    circle = ENTRY.format(place=f"{world.key('circle')}/title", words="حلقة")
    none = ENTRY.format(place="nonsense", words="x")
    file = tmp_path / "a.po"
    file.write_text(ARABIC + garden + circle + none, encoding="utf-8")

    told = imported(file)

    assert "2 works that aren't open" in told
    assert said(world, "title") == "حلقة"


def send(browser, data, language="ar"):
    file = BytesIO(data)
    file.name = "a.po"
    answer = browser.post(reverse("translation_po", args=[language]), {"file": file})
    return answer, [str(told) for told in get_messages(answer.wsgi_request)]


def test_the_admin_gives_and_takes_the_file_of_a_language(guarded):
    browser = guarded.client("arabic")
    data = browser.get(reverse(FILE, args=["ar"])).content
    assert "msgid" in browser.get(reverse(FILE, args=["ar"])).content.decode()
    assert browser.get(reverse("translation_po", args=["ar"])).status_code == 200

    answer, told = send(browser, data.replace(b"zx-arabic-sentence", "قفوا".encode()))

    assert told == ["The file is in order. What is new of 1 work is taken in the background."]
    assert answer.headers["Location"] == reverse("translation_long_work")
    assert said(guarded) == "zx-arabic-sentence"
    call_command("long_work", verbosity=0)
    assert said(guarded) == "قفوا"
    assert "1 sentence was taken" in browser.get(answer.headers["Location"]).content.decode()


def test_a_file_with_nothing_new_asks_for_nothing(guarded):
    browser = guarded.client("arabic")

    answer, told = send(browser, browser.get(reverse(FILE, args=["ar"])).content)

    assert told == ["Nothing in the file is new: all of it is here already."]
    assert answer.headers["Location"] == reverse("translation_po", args=["ar"])
    assert not LongWork.objects.exists()


def test_a_locked_page_takes_nothing(guarded):
    page = guarded.page("circle", "ar")
    page.locked = True
    page.save(clean=False)
    browser = guarded.client("arabic")
    data = browser.get(reverse(FILE, args=["ar"])).content

    send(browser, data.replace(b"zx-arabic-sentence", "قفوا".encode()))
    long_work.go_on()

    assert said(guarded) == "zx-arabic-sentence"
    assert "is locked" in browser.get(reverse("translation_long_work")).content.decode()


@pytest.mark.parametrize(("data", "why"), REFUSED.values(), ids=REFUSED)
def test_the_admin_refuses_with_a_sentence(guarded, data, why):
    browser = guarded.client("arabic")

    with written() as tables:
        answer, told = send(browser, data)

    assert answer.status_code == 302
    assert len(told) == 1
    assert not tables


@pytest.mark.parametrize("name", FOREIGN)
def test_who_has_not_the_language_takes_and_brings_nothing(guarded, name):
    data = guarded.client("arabic").get(reverse(FILE, args=["ar"])).content
    browser = guarded.client(name)

    assert browser.get(reverse(FILE, args=["ar"])).headers["Location"] == "/admin/"
    with written() as tables:
        send(browser, data.replace(b"zx-arabic-sentence", b"x"))
        # Nor through the door of their own language.
        send(browser, data.replace(b"zx-arabic-sentence", b"x"), "el")
        long_work.go_on()
    assert not tables


def test_the_admins_file_of_a_work_is_the_same_twice(guarded):
    translation = translation_of(guarded.page("circle"), "ar")
    address = reverse("wagtail_localize:download_pofile", args=[translation.pk])
    browser = guarded.client("arabic")

    assert browser.get(address).content == browser.get(address).content
