"""Words written here after a PO file was downloaded: never written over unseen, whatever the file.

The three kinds of files are asked the same things: of one work, of a language, of a vocabulary.
"""

from io import BytesIO

import polib
import pytest
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from patterns.languages import long_work, meanwhile, po, taking, whole_po
from patterns.languages.models import Step
from patterns.models import ConceptLabel
from tests import factories
from tests.languages.people import account, translator
from tests.languages.test_bench import form_of
from tests.languages.test_wording import form_of as table_of
from tests.patterns import editing
from tests.worlds import translation_of

MINE, THEIRS, FIRST = "كلماتي في الملف", "كلماتهم على الشاشة", "الكلمات الأولى"
KINDS = ("work", "language", "vocabulary")


class Place:
    """One sentence, or name, that a kind of file has: downloaded, changed, sent, looked at."""

    def __init__(self, world, kind):
        self.world, self.kind = world, kind
        self.translation = translation_of(world.page("circle"), "ar")
        names = {
            "work": ("wagtail_localize:download_pofile", [self.translation.pk]),
            "language": ("translation_po_file", ["ar"]),
            "vocabulary": ("translation_vocabulary_po", ["ar", "glossary"]),
        }
        name, words = names[kind]
        self.from_here, self.to = reverse(name, args=words), reverse(name, args=words)
        if kind == "work":
            self.to = reverse("wagtail_localize:upload_pofile", args=words)
        if kind == "language":
            self.to = reverse("translation_po", args=words)

    def download(self, change=None, name="arabic"):
        """The file, as a translators' program saves it: wrapped otherwise."""
        data = self.world.client(name).get(self.from_here).content.decode()
        file = polib.pofile("\n" + data, wrapwidth=60)
        if change:
            self.entry(file).msgstr = change
        return file

    def entry(self, file):
        place = {
            "work": "solution", "vocabulary": "consent pref",
            "language": f"{self.world.key('circle')}/solution",
        }  # fmt: skip
        (found,) = [one for one in file if one.msgctxt == place[self.kind] and not one.obsolete]
        return found

    def send(self, file, name="arabic"):
        """(the answer, everything the sender is told in the end)."""
        sent, browser = BytesIO(str(file).encode()), self.world.client(name)
        sent.name = "a.po"
        answer = browser.post(self.to, {"file": sent})
        told = " ".join(str(one) for one in get_messages(answer.wsgi_request))
        long_work.go_on()
        return answer, " ".join([told, *Step.objects.values_list("told", flat=True)])

    def write(self, words, name="noor"):
        """On the screen."""
        if self.kind == "vocabulary":
            ConceptLabel.objects.update_or_create(
                concept=self.world.consent, language="ar", kind="pref", defaults={"text": words}
            )
            return
        segment = self.translation.source.stringsegment_set.get(context__path="solution")
        page = self.world.page("circle", "ar")
        browser = self.world.client(name)
        browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        answer = editing.put(browser, "edit_string_translation", self.translation, segment, words)
        assert answer.status_code in (200, 201)

    @property
    def said(self):
        if self.kind == "vocabulary":
            return ConceptLabel.objects.get(
                concept=self.world.consent, language="ar", kind="pref"
            ).text
        return StringTranslation.objects.get(
            context__path="solution", context__object_id=self.world.key("circle"),
            locale=factories.locale("ar"),
        ).data  # fmt: skip


@pytest.fixture(params=KINDS)
def place(request, guarded):
    translator("noor", "ar")
    guarded.consent = factories.concept("glossary/consent", en="Consent", ar="القبول")
    found = Place(guarded, request.param)
    found.write(FIRST)
    return found


def shown(text):
    return f"\u2068{text}\u2069"


def test_who_brings_other_words_than_were_written_meanwhile_is_told_both(place):
    file = place.download(MINE)
    place.write(THEIRS)

    answer, told = place.send(file)

    assert place.said == THEIRS
    if place.kind == "language":
        assert f"meanwhile “{shown(THEIRS)}” was written here, so it stays." in told
        assert f"“{shown(MINE)}” isn't taken" in told
    else:
        assert answer.status_code == 409
        body = answer.content.decode()
        assert THEIRS in body
        assert MINE in body


def test_what_was_left_as_it_was_changes_nothing_and_is_not_complained_about(place):
    file = place.download()
    place.write(THEIRS)

    answer, told = place.send(file)

    assert place.said == THEIRS
    assert answer.status_code == 302
    assert "meanwhile" not in told
    assert "isn't taken" not in told


def test_where_nobody_wrote_meanwhile_the_file_is_taken(place):
    answer, told = place.send(place.download(MINE))

    assert place.said == MINE
    assert answer.status_code == 302
    assert "Line" not in told


def test_the_same_words_from_both_are_no_quarrel(place):
    file = place.download(MINE)
    place.write(MINE)

    answer, told = place.send(file)

    assert answer.status_code == 302
    assert "meanwhile" not in told


@pytest.mark.parametrize("words", [THEIRS, FIRST])
def test_a_file_that_lost_its_marks_is_taken_and_tells_what_it_wrote_over(place, words):
    file = place.download(MINE)
    place.write(words)
    for entry in file:
        entry.occurrences = []

    answer, told = place.send(file)

    assert place.said == MINE
    assert answer.status_code == 302
    assert f"It took the place of “{shown(words)}”." in told


def test_words_for_a_sentence_that_had_none_are_asked_about_too(place):
    """Whoever downloads an empty entry hasn't seen what somebody else then wrote there."""
    if place.kind == "vocabulary":
        ConceptLabel.objects.filter(language="ar", kind="pref").delete()
    else:
        StringTranslation.objects.filter(context__path="solution").delete()
    file = place.download(MINE)
    place.write(THEIRS)

    place.send(file)

    assert place.said == THEIRS


def test_the_command_line_has_the_same_rule(place, tmp_path, capsys):
    file = place.download(MINE)
    place.write(THEIRS)
    path = tmp_path / "a.po"
    path.write_text(str(file), encoding="utf-8")

    for more in (["--dry-run"], []):
        call_command("po_import", str(path), *more)
        told = capsys.readouterr().out
        assert f"“{shown(THEIRS)}”" in told
        assert f"“{shown(MINE)}”" in told
        assert place.said == THEIRS


@pytest.mark.parametrize("kind", ["work", "language"])
def test_a_file_sent_again_with_more_in_it_meets_its_own_words(guarded, kind):
    place = Place(guarded, kind)
    file = place.download("الصيغة الأولى")
    place.send(file)
    assert place.said == "الصيغة الأولى"

    place.entry(file).msgstr = "الصيغة الثانية"
    place.send(file)
    assert place.said == "الصيغة الثانية"

    # Not those written on the screen since, not even one's own.
    place.write(THEIRS, "arabic")
    place.entry(file).msgstr = "الصيغة الثالثة"
    place.send(file)
    assert place.said == THEIRS


@pytest.mark.parametrize("kind", ["work", "vocabulary"])
def test_after_a_look_at_both_saving_again_takes_the_files_words(guarded, kind):
    translator("noor", "ar")
    guarded.consent = factories.concept("glossary/consent", en="Consent", ar="القبول")
    place = Place(guarded, kind)
    file = place.download(MINE)
    place.write(THEIRS)

    answer, _told = place.send(file)
    if kind == "work":
        data, by_path = form_of(answer)
        one = by_path["solution"]
        assert (one.theirs, one.words) == (THEIRS, MINE)
        to = reverse("translation_bench", args=[guarded.key("circle"), "ar"])
        assert answer.context["here"] == to
    else:
        data, to = table_of(answer), answer.context["here"]
        assert data[f"words-{guarded.consent.pk}-pref"] == MINE
    assert guarded.client("arabic").post(to, data).status_code == 302

    assert place.said == MINE


def test_what_waits_since_an_older_version_of_this_program_is_taken(guarded):
    place = Place(guarded, "language")
    file = whole_po.read(str(place.download(MINE)).encode())
    taking.ask(factories.locale("ar"), file, account("arabic"))
    for step in Step.objects.all():
        step.sentences = [sentence[:5] for sentence in step.sentences]
        step.save()

    long_work.go_on()

    assert place.said == MINE


def test_many_overtaken_ones_are_told_by_their_lines():
    report = po.Report()
    entries = [polib.POEntry(msgid="x", msgstr="y", linenum=number) for number in range(2, 42)]
    report.meanwhile.overtaken = [(entry, "z") for entry in entries]

    told = list(report.sentences())

    assert len(told) == 1 + po.COMPARED + 1
    assert f"{len(entries) - po.COMPARED - po.NAMED} more" in told[-1]


def test_every_entry_says_what_it_was_downloaded_with(place):
    for entry in place.download():
        assert entry.obsolete or meanwhile.is_untouched(entry)
