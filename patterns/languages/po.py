"""PO files of translators: read with limits, refused with a sentence, taken as a whole or not.

`read` knows files and nothing else; `take` writes what was read into one translation and tells
what became of every entry. Localize's own import does the writing.
"""

from dataclasses import dataclass, field

import polib
from django.db import transaction
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from patterns.cleaning import clean_sentence, trouble
from patterns.languages import meanwhile
from patterns.languages.faithful import breakage, doubts
from patterns.languages.meanwhile import Meanwhile
from patterns.languages.typed import isolated, to_type
from patterns.phrases import in_a_row, whole

LARGEST = 2 * 1024 * 1024  # bytes
MOST = 5_000  # entries
IDENTITY = "X-WagtailLocalize-TranslationID"
NAMED = 5  # entries named in a message before the rest is only counted
COMPARED = 10  # entries told with their words
SHORT = 300  # letters of them


class Refused(Exception):  # noqa: N818 - it is no error, but an answer
    """A file that can't be taken; the text says why and what to do."""


@dataclass
class Report:
    """What became of a file's entries: how many were taken, and those to look at, by line."""

    taken: int = 0
    fuzzy: list = field(default_factory=list)
    unknown: list = field(default_factory=list)
    cleaned: list = field(default_factory=list)
    broken: list = field(default_factory=list)  # (line, why it stays unpublished)
    doubtful: list = field(default_factory=list)  # (line, what may be a slip)
    meanwhile: Meanwhile = field(default_factory=Meanwhile)

    def sentences(self):
        """The report for people, the good news first."""
        yield taken(self.taken)
        for lines, text in (
            (self.fuzzy, _("Marked as unsure in the file, so not taken: %(lines)s.")),
            (self.unknown, _("Not of today's source, so not taken: %(lines)s.")),
            (self.cleaned, _("Marks that can't stand in a sentence were taken away: %(lines)s.")),
        ):
            if lines:
                yield text % {"lines": named(lines)}
        yield from self._meanwhile()
        for line, reason in (*self.broken, *self.doubtful)[: NAMED * 2]:
            yield _("Line %(line)d: %(reason)s") % {"line": line, "reason": reason}

    def apart(self):
        """The entries that others wrote meanwhile, for a screen that shows both; not told then."""
        found, self.meanwhile.overtaken = self.meanwhile.overtaken, []
        return found

    def _meanwhile(self):
        """What stands here and what the file has, side by side; the rest by their lines."""
        for entry, words in self.meanwhile.overtaken[:COMPARED]:
            yield _(
                "Line %(line)d: meanwhile “%(theirs)s” was written here, so it stays. The file’s "
                "“%(yours)s” isn't taken; where that is right, write it on the screen."
            ) % {"line": line(entry), "theirs": _short(words), "yours": _short(entry.msgstr)}
        more = [line(entry) for entry, _words in self.meanwhile.overtaken[COMPARED:]]
        if more:
            yield _("Others that were written here meanwhile, so not taken: %(lines)s.") % {
                "lines": named(more)
            }
        for entry, words in self.meanwhile.over[:COMPARED]:
            yield _(
                "Line %(line)d doesn't say any more what it was downloaded with. It took the place "
                "of “%(words)s”."
            ) % {"line": line(entry), "words": _short(words)}
        more = [line(entry) for entry, _words in self.meanwhile.over[COMPARED:]]
        if more:
            yield _("Others that took the place of other words: %(lines)s.") % {
                "lines": named(more)
            }


def _short(words):
    return isolated(Truncator(to_type(words)).chars(SHORT))


def taken(count):
    told = ngettext(
        "%(count)d sentence was taken from the file.",
        "%(count)d sentences were taken from the file.",
        count,
    )
    return told % {"count": count}


def named(lines):
    """The first of these lines, and how many more."""
    told = in_a_row(_("line %(line)d") % {"line": line} for line in lines[:NAMED])
    more = len(lines) - NAMED
    return _("%(lines)s and %(count)d more") % {"lines": told, "count": more} if more > 0 else told


def read(data, identity=IDENTITY, largest=LARGEST, most=MOST):
    """The PO file in these bytes; `Refused` where it isn't one, or is too much of one.

    `identity` is the line of its head that says whose it is.
    """
    if len(data) > largest:
        size = largest // 2**20
        raise Refused(_("The file is larger than %(size)d MB. Send it in parts.") % {"size": size})
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(
            _("The file isn't written in UTF-8. Save it as UTF-8 and send it again.")
        ) from None
    if not text.strip() or "\0" in text:
        raise Refused(_("This is no PO file, or it is empty. Send the file you downloaded here."))
    _refuse_cut_lines(text)
    try:
        # The line break keeps the parser from taking a text for the name of a file.
        file = polib.pofile("\n" + text, encoding="utf-8")
    except (OSError, ValueError, LookupError, AttributeError, TypeError):
        raise Refused(_("The PO file is broken. Save it anew and send it again.")) from None
    _check(file, identity, most)
    return file


def _refuse_cut_lines(text):
    """A file cut off in a word; the parser would leave that entry out without a word."""
    for number, line in enumerate(map(str.strip, text.splitlines()), 1):
        if line and not line.startswith("#") and not line.endswith('"'):
            told = _("Line %(line)d of the PO file is broken, or the file ends too early. Save it "
                     "anew and send it again.")  # fmt: skip
            raise Refused(told % {"line": number})


def _check(file, identity, most):
    charset = file.metadata.get("Content-Type", "").lower().partition("charset=")[2].strip()
    if charset not in ("", "utf-8", "utf8"):
        raise Refused(
            _("The file says it isn't written in UTF-8. Save it as UTF-8 and send it again.")
        )
    if len(file) > most:
        told = _("The file has more than %(most)s sentences. Send it in parts.")
        raise Refused(told % {"most": whole(most)})
    if not file.metadata.get(identity):
        raise Refused(_("The file doesn't say which translation it is of. Download it here, "
                        "translate that one and keep its first lines."))  # fmt: skip
    for entry in file:
        reason = trouble(entry.msgstr)
        if reason:
            raise Refused(
                _("Line %(line)d: %(reason)s") % {"line": entry.linenum - 1, "reason": reason}
            )


@transaction.atomic
def take(translation, file, user, since=None):
    """Write the sentences of `file` into `translation`, all or none; the `Report`.

    What somebody wrote here after the file was downloaded stays. `since` is when the file was
    sent, where it waited.
    """
    if file.metadata[IDENTITY] != str(translation.uuid):
        raise Refused(
            _("The file belongs to another page or language. Open that one and send it there.")
        )
    report = Report()
    said = [entry for entry in file if entry.msgstr and not entry.obsolete]
    report.fuzzy = [line(entry) for entry in said if entry.fuzzy]
    said = [entry for entry in said if not entry.fuzzy]
    meanwhile.lock(translation)
    said, report.meanwhile = meanwhile.free(said, meanwhile.sentences(translation, user, since))
    known = polib.POFile()
    known.metadata = file.metadata
    known.extend(said)
    unknown = {w.index for w in translation.import_po(known, user=user, tool_name=meanwhile.TOOL)}
    for index, entry in enumerate(said):
        if index in unknown:
            report.unknown.append(line(entry))
        else:
            _look_at(entry, report)
    return report


def _look_at(entry, report):
    report.taken += 1
    words = clean_sentence(entry.msgstr)
    if words != entry.msgstr:
        report.cleaned.append(line(entry))
    reason = breakage(entry.msgid, words)
    if reason:
        report.broken.append((line(entry), reason))
    report.doubtful += [(line(entry), doubt) for doubt in doubts(entry.msgid, words)]


def line(entry):
    """As an editor of texts counts."""
    return entry.linenum - 1
