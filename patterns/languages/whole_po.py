"""PO files that come back the same: of one work, and of a whole language.

A work's file is localize's own, without what changes from one minute to the next. A language's
file has every work that is open in it; an entry's place begins with its work's key. It is checked
as a whole before anything is written; `taking` writes it, work by work.
"""

from uuid import UUID

import polib
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, Translation

from patterns.languages import po
from patterns.languages.meanwhile import mark

LANGUAGE = "X-Library-Language"
LARGEST = 64 * 1024 * 1024  # bytes
MOST = 99_999  # entries
BETWEEN = "/"  # the work's key and the place in it


def of_work(translation):
    """The PO file of one work in one language."""
    file = translation.export_po()
    file.metadata["POT-Creation-Date"] = str(translation.source.last_updated_at)
    found = {}
    for entry in file:
        found.setdefault((entry.obsolete, entry.msgctxt, entry.msgid), entry)
    today = [entry for entry in found.values() if not entry.obsolete]
    gone = [entry for entry in found.values() if entry.obsolete]
    file[:] = [*map(mark, today)] + sorted(gone, key=lambda entry: (entry.msgctxt, entry.msgid))
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
            entry = polib.POEntry(msgid=sentence, msgctxt=place, msgstr=words or "", comment=title)
            found[place, sentence] = mark(entry)
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


def by_work(file):
    """{key of a work, as the file has it: its entries}, with their places in that work."""
    found = {}
    for entry in file:
        key, _slash, place = (entry.msgctxt or "").partition(BETWEEN)
        if entry.msgstr and not entry.obsolete:
            entry.msgctxt = place
            found.setdefault(key, []).append(entry)
    return found


def is_key(text):
    """Whether this can be the key of a work, or of a translation."""
    try:
        return bool(UUID(text))
    except ValueError:
        return False


def locale_of(code):
    """The language of that code; `Refused` names those there are."""
    known = {locale.language_code: locale for locale in Locale.objects.all()}
    if code not in known:
        raise po.Refused(
            _("The site has no language “%(code)s”. It has %(codes)s.")
            % {"code": code, "codes": ", ".join(sorted(known))}
        )
    return known[code]
