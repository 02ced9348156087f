"""A language's file as long work: work by work, gone on with, each with its report to its owner."""

import polib
import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from html5lib import parse
from wagtail_localize.models import StringTranslation

from patterns.languages import long_work, po, taking, whole_po
from patterns.languages.models import LanguageGroup, Step
from tests.factories import locale
from tests.languages.people import account, translator
from tests.languages.test_long_work import Killed
from tests.languages.writes import written
from tests.worlds import translation_of

SLUGS = ("circle", "round", "valley")


def place(world, slug, path="title"):
    return f"{world.key(slug)}/{path}"


def file_of(world, words):
    """A file of Arabic with these words, {place: words}; the rest as it is."""
    file = whole_po.read(whole_po.of_language(locale("ar")).encode())
    file[:] = [entry for entry in file if entry.msgctxt in words]
    assert len(file) == len(words)
    for entry in file:
        entry.msgstr = words[entry.msgctxt]
    return file


@pytest.fixture
def titles(world):
    return file_of(world, {place(world, slug): f"عنوان {slug}" for slug in SLUGS})


def said(world, slug, path="title"):
    rows = StringTranslation.objects.filter(
        context__path=path, context__object_id=world.key(slug), locale=locale("ar")
    )
    return rows.values_list("data", flat=True).first()


def taken(world):
    return {slug for slug in SLUGS if said(world, slug) == f"عنوان {slug}"}


def screen(browser):
    return browser.get(reverse("translation_long_work")).content.decode()


@pytest.mark.parametrize("n", range(1, len(SLUGS) + 1))
def test_broken_off_at_any_work_it_loses_that_one_only_and_goes_on(world, titles, monkeypatch, n):
    taking.ask(locale("ar"), titles, account("editor"))
    real, seen = po.take, []

    def killed_at_n(*words):
        report = real(*words)
        seen.append(report)
        if len(seen) == n:
            raise Killed
        return report

    monkeypatch.setattr(po, "take", killed_at_n)
    with pytest.raises(Killed):
        long_work.go_on()
    monkeypatch.undo()
    assert len(taken(world)) == n - 1
    assert Step.objects.filter(done_at=None).count() == len(SLUGS) - n + 1

    assert long_work.go_on() == len(SLUGS) - n + 1
    assert taken(world) == set(SLUGS)
    assert f"{len(SLUGS)} sentences were taken" in screen(world.client("editor"))


def test_what_was_taken_isnt_kept_twice(world, titles):
    taking.ask(locale("ar"), titles)
    assert all(Step.objects.values_list("sentences", flat=True))

    long_work.go_on()

    assert not any(Step.objects.values_list("sentences", flat=True))


def test_the_command_goes_on_with_what_it_asked_for_and_with_nothing_else(world, titles, tmp_path):
    waits = long_work.ask_tree(world.page("circle"), [locale("it")], None)
    file = tmp_path / "a.po"
    file.write_text(str(titles), encoding="utf-8")

    call_command("po_import", str(file), verbosity=0)

    assert taken(world) == set(SLUGS)
    assert waits.steps.filter(done_at=None).exists()


def test_each_work_tells_what_to_look_at_by_the_lines_of_the_file(world):
    marked = "<b>دائرة</b><script>x</script>"
    file = file_of(world, {place(world, "circle"): marked, place(world, "round"): "جولة"})
    file[1].flags.append("fuzzy")
    file = whole_po.read(str(file).encode())

    taking.ask(locale("ar"), file, account("editor"))
    long_work.go_on()

    told = screen(world.client("editor"))
    for entry in file:
        assert f"line {po.line(entry)}." in told
    assert "Marked as unsure" in told
    assert "1 sentence was taken" in told


def test_words_written_after_the_file_was_sent_stay_and_it_is_told(world):
    other = {place(world, "circle"): "من الملف", place(world, "circle", "solution"): "حل من الملف"}
    taking.ask(locale("ar"), file_of(world, other), account("editor"))
    translation = translation_of(world.page("circle"), "ar")
    by_hand = polib.POFile()
    by_hand.metadata = {po.IDENTITY: str(translation.uuid)}
    source = translation.source.stringsegment_set.get(context__path="title").string.data
    by_hand.append(polib.POEntry(msgctxt="title", msgid=source, msgstr="بيد", linenum=5))
    po.take(translation, by_hand, account("editor"))

    long_work.go_on()

    assert said(world, "circle") == "بيد"
    assert said(world, "circle", "solution") == "حل من الملف"
    told = screen(world.client("editor"))
    assert "meanwhile “\u2068بيد\u2069” was written here, so it stays" in told
    assert "“\u2068من الملف\u2069” isn&#x27;t taken" in told


def test_who_lost_the_language_meanwhile_writes_nothing_more(world, titles):
    person = translator("arabic", "ar")
    taking.ask(locale("ar"), titles, person)
    LanguageGroup.objects.get(locale=locale("ar")).group.user_set.remove(person)

    long_work.go_on()

    assert not taken(world)
    assert Step.objects.exclude(trouble="").count() == len(SLUGS)


def test_a_translation_stopped_meanwhile_is_told(world, titles):
    taking.ask(locale("ar"), titles, account("editor"))
    translation = translation_of(world.page("circle"), "ar")
    translation.enabled = False
    translation.save()

    long_work.go_on()

    assert taken(world) == {"round", "valley"}
    assert "isn&#x27;t open in that language any more" in screen(world.client("editor"))


def test_what_is_told_in_the_background_is_in_the_language_of_who_asked(world, titles):
    asked = taking.ask(locale("ar"), titles, account("editor"))
    asked.language = "es"
    asked.save()
    page = world.page("circle", "ar")
    page.locked = True
    page.save(clean=False)

    long_work.go_on()

    told = asked.steps.get(key=world.key("circle")).trouble
    assert told
    assert "locked" not in told


def test_works_of_the_file_that_arent_open_stay_told(world, titles):
    titles.append(polib.POEntry(msgctxt=place(world, "garden"), msgid="Garden", msgstr="حديقة"))

    taking.ask(locale("ar"), titles, account("editor"))

    assert "1 work that isn&#x27;t open" in screen(world.client("editor"))


def test_a_file_of_closed_works_only_is_refused_and_nothing_waits(world):
    file = polib.POFile()
    file.metadata = {whole_po.LANGUAGE: "ar"}
    file.append(polib.POEntry(msgctxt=place(world, "garden"), msgid="Garden", msgstr="حديقة"))

    with written() as tables, pytest.raises(po.Refused, match="Begin it first"):
        taking.ask(locale("ar"), file)
    assert not tables


FORMS = [
    ("translation_po", ["ar"]),
    ("translation_vocabulary", ["ar", "domain"]),
    ("translation_bench", [None, "ar"]),
]


@pytest.mark.parametrize(("name", "words"), FORMS, ids=[name for name, _words in FORMS])
def test_a_form_for_files_has_its_token_and_is_refused_without(world, name, words):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(account("editor"))
    address = reverse(name, args=[word or world.key("circle") for word in words])

    document = parse(browser.get(address).content, namespaceHTMLElements=False)
    form = next(one for one in document.iter("form") if one.get("enctype"))
    sent = {one.get("name"): one.get("value") for one in form.iter("input") if one.get("value")}
    to = form.get("action") or address

    assert browser.post(to, {}).status_code == 403
    assert browser.post(to, sent).status_code == 302
