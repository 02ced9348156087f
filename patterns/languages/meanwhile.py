"""Words that were written here after a PO file was downloaded: one rule for every kind of file.

Each entry carries the words it was downloaded with, in short, where other files name the line of
a program; translators' programs keep that. What wasn't changed in the file changes nothing here.
What was is taken, unless other words stand here by now: those stay, and both are told. An entry
that has lost its mark is taken; what it writes over is told. Knows entries and words, not whose.
"""

from dataclasses import dataclass, field

from wagtail_localize.models import StringTranslation

from patterns.cleaning import clean_sentence
from patterns.languages.typed import digest
from patterns.models import Work
from patterns.models.work_page import WorkPage

THEN = "downloaded-with-"
TOOL = "PO File"  # what localize calls it where a sentence came from a file


@dataclass
class Meanwhile:
    """What became of entries for which other words stood here."""

    overtaken: list = field(default_factory=list)  # (entry, the words that stay)
    over: list = field(default_factory=list)  # (entry without a mark, the words it writes over)


@dataclass(frozen=True, slots=True)
class Here:
    """The words that stand here for a sentence; `is_mine` where I brought them in a file."""

    words: str = ""
    is_mine: bool = False
    is_late: bool = False  # written after the file was sent


NOTHING = Here()


def mark(entry):
    """Let an entry that is sent out say what it has now."""
    entry.occurrences = [(THEN + digest(entry.msgstr), "")]
    return entry


def mark_of(entry):
    """What an entry had when it was downloaded, in short; None where it doesn't say."""
    places = [place for place, _line in entry.occurrences if place.startswith(THEN)]
    return places[0].removeprefix(THEN) if places else None


def is_untouched(entry):
    """Whether nobody changed the entry since it was downloaded."""
    return mark_of(entry) == digest(entry.msgstr)


def free(entries, here, even=clean_sentence):
    """(the entries that may be written, the `Meanwhile` of the others).

    `here` has a `Here` for each (place, sentence) with words; `even` makes words what is kept.
    """
    may, found = [], Meanwhile()
    for entry in entries:
        there = here.get((entry.msgctxt, entry.msgid), NOTHING)
        if there.words in (entry.msgstr, even(entry.msgstr)):
            may.append(entry)
        elif is_untouched(entry):
            continue
        elif _is_overtaken(entry, there):
            found.overtaken.append((entry, there.words))
        else:
            may.append(entry)
            if there.words and mark_of(entry) is None:
                found.over.append((entry, there.words))
    return may, found


def _is_overtaken(entry, there):
    then = mark_of(entry)
    if there.is_late:
        return True
    # A file that is sent a second time, with more in it, meets its own words of the first.
    return then is not None and then != digest(there.words) and not there.is_mine


def sentences(translation, account, since=None):
    """{(place, sentence): `Here`} of a work in a language; one query.

    `since` is when the file was sent, where that was earlier.
    """
    rows = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale
    ).values_list(
        "context__path", "translation_of__data", "data", "tool_name", "last_translated_by",
        "updated_at",
    )  # fmt: skip
    mine = account.pk if account else None
    return {
        (path, sentence): Here(
            words, bool(mine) and (tool, by) == (TOOL, mine), bool(since) and at > since
        )
        for path, sentence, words, tool, by, at in rows
    }


def lock(translation):
    """Two translators who press the button at once come one after the other."""
    page = translation.get_target_instance().specific
    if isinstance(page, WorkPage):
        Work.claim(page)
