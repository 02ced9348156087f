"""PO files that come back the same: of one work, and of a whole language.

A work's file is localize's own, without what changes from one minute to the next. A language's
file has every work that is open in it; an entry's place begins with its work's key. It is checked
as a whole before anything is written, and then written work by work.
"""

from dataclasses import dataclass, field
from uuid import UUID

import polib
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from patterns.languages import po

LANGUAGE = "X-Library-Language"
LARGEST = 64 * 1024 * 1024  # bytes
MOST = 99_999  # entries
BETWEEN = "/"  # the work's key and the place in it


@dataclass
class Whole:
    """What became of a language's file: a `Report` for each work that had something new."""

    works: int = 0
    reports: dict = field(default_factory=dict)  # title: Report
    refused: list = field(default_factory=list)  # keys of works that aren't open here

    @property
    def taken(self):
        return sum(report.taken for report in self.reports.values())

    def sentences(self):
        """For people, the good news first."""
        yield _("%(count)d sentences of %(works)d works were taken from the file.") % {
            "count": self.taken, "works": len(self.reports),
        }  # fmt: skip
        for title, report in self.reports.items():
            first, *rest = report.sentences()
            for sentence in rest:
                yield f"{title}: {sentence}"
        if self.refused:
            yield _("The file has %(count)d works that aren't open in this language. Begin them "
                    "first, then send it again.") % {"count": len(self.refused)}  # fmt: skip


def of_work(translation):
    """The PO file of one work in one language."""
    file = translation.export_po()
    file.metadata["POT-Creation-Date"] = str(translation.source.last_updated_at)
    found = {}
    for entry in file:
        found.setdefault((entry.obsolete, entry.msgctxt, entry.msgid), entry)
    today = [entry for entry in found.values() if not entry.obsolete]
    gone = [entry for entry in found.values() if entry.obsolete]
    file[:] = today + sorted(gone, key=lambda entry: (entry.msgctxt, entry.msgid))
    return str(file)


def of_language(locale):
    """The PO file of all works open in a language; one query."""
    file = polib.POFile(wrapwidth=200)
    file.metadata = {
        "MIME-Version": "1.0", "Content-Type": "text/plain; charset=utf-8",
        LANGUAGE: locale.language_code,
    }  # fmt: skip
    found = {}
    for key, title, place, sentence, words in _sentences(locale):
        place = f"{key}{BETWEEN}{place}"
        if (place, sentence) not in found:
            found[place, sentence] = polib.POEntry(
                msgid=sentence, msgctxt=place, msgstr=words or "", comment=title
            )
    file.extend(found.values())
    return str(file)


def _sentences(locale):
    open_ones = Translation.objects.filter(target_locale=locale, enabled=True)
    rows = StringSegment.objects.filter(source__in=open_ones.values("source"))
    return (
        rows.annotate_translation(locale, include_errors=True)
        .order_by("source__object_repr", "source_id", "order", "pk")
        .values_list(
            "source__object_id", "source__object_repr", "context__path",
            "string__data", "translation",
        )
    )  # fmt: skip


def read(data):
    """The file of a language in these bytes; `Refused` where it isn't one."""
    return po.read(data, identity=LANGUAGE, largest=LARGEST, most=MOST)


def take(locale, file, user, may=lambda translation: True, dry_run=False):
    """Write what is new in the file of a language, one work a transaction; the `Whole`.

    `may` says whether the user may write a translation. What is known already costs no writing.
    """
    if file.metadata.get(LANGUAGE) != locale.language_code:
        raise po.Refused(_("The file is of another language. Send it there."))
    whole, works = Whole(), _by_work(file)
    open_ones = _open_ones(locale, works)
    for key, entries in works.items():
        translation = open_ones.get(key)
        if translation is None or not may(translation):
            whole.refused.append(key)
            continue
        whole.works += 1
        new = _new(translation, entries)
        if new:
            with transaction.atomic():
                report = po.take(translation, _file_of(translation, new), user)
                transaction.set_rollback(dry_run)
            whole.reports[translation.source.object_repr] = report
    return whole


def _by_work(file):
    found = {}
    for entry in file:
        key, _slash, place = (entry.msgctxt or "").partition(BETWEEN)
        if entry.msgstr and not entry.obsolete:
            found.setdefault(key, []).append((place, entry))
    return found


def _open_ones(locale, keys):
    rows = Translation.objects.filter(target_locale=locale, enabled=True)
    known = {str(row.source.object_id): row for row in rows.select_related("source")}
    return {key: known[str(UUID(key))] for key in keys if is_key(key) and str(UUID(key)) in known}


def is_key(text):
    """Whether this can be the key of a work, or of a translation."""
    try:
        return bool(UUID(text))
    except ValueError:
        return False


def _new(translation, entries):
    """Entries that say something else than what is kept; one query."""
    rows = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale
    ).values_list("context__path", "translation_of__data", "data")
    kept = {(path, sentence): words for path, sentence, words in rows}
    return [
        (place, entry)
        for place, entry in entries
        if kept.get((place, entry.msgid)) != entry.msgstr or entry.fuzzy
    ]


def _file_of(translation, entries):
    file = polib.POFile()
    file.metadata = {po.IDENTITY: str(translation.uuid)}
    for place, entry in entries:
        entry.msgctxt = place
        file.append(entry)
    return file


def locale_of(code):
    """The language of that code; `Refused` names those there are."""
    known = {locale.language_code: locale for locale in Locale.objects.all()}
    if code not in known:
        raise po.Refused(
            _("The site has no language “%(code)s”. It has %(codes)s.")
            % {"code": code, "codes": ", ".join(sorted(known))}
        )
    return known[code]
