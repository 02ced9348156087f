"""Taking the PO file of a whole language, work by work.

Each work with something new becomes a step of long work, which carries its sentences until they
are written. Where somebody wrote other words meanwhile, theirs stay, and both are told. Knows
files and steps; who has the steps done, and when, is `long_work`.
"""

from uuid import UUID

import polib
from django.db import transaction
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation, Translation

from patterns.languages import po, whole_po
from patterns.languages.meanwhile import is_untouched
from patterns.languages.models import LongWork, Step
from patterns.languages.rules import refusal_of
from patterns.phrases import language_name


@transaction.atomic
def ask(locale, file, account=None):
    """Have what is new in the file of a language taken; the long work, which waits.

    None where nothing is new; `Refused` where the file can't be taken as a whole.
    """
    asked, steps = prepared(locale, file, account)
    if not steps:
        return None
    asked.save()
    Step.objects.bulk_create(steps, batch_size=500)
    return asked


def prepared(locale, file, account=None):
    """The long work and its steps for the file of a language, not saved; two queries."""
    if file.metadata.get(whole_po.LANGUAGE) != locale.language_code:
        raise po.Refused(_("The file is of another language. Send it there."))
    asked = LongWork(
        kind=LongWork.Kind.TAKE, title=language_name(locale.language_code), account=account,
        language=get_language() or "en",
    )  # fmt: skip
    works = whole_po.by_work(file)
    open_ones, kept = _open_ones(locale), _kept(locale=locale)
    steps, closed = [], 0
    for key, entries in works.items():
        key = UUID(key) if whole_po.is_key(key) else None
        closed += key not in open_ones
        new = [entry for entry in entries if _is_new(entry, kept.get(key, {}))]
        if new and key in open_ones:
            sentences = [_packed(entry) for entry in new]
            steps.append(Step(long_work=asked, key=key, locale=locale, sentences=sentences))
    asked.told = _not_open(closed) if closed else ""
    if closed and not steps:
        raise po.Refused(asked.told)
    return asked, steps


def _not_open(count):
    told = ngettext(
        "The file has %(count)d work that isn't open in this language. Begin it first, then send "
        "the file again.",
        "The file has %(count)d works that aren't open in this language. Begin them first, then "
        "send the file again.",
        count,
    )
    return told % {"count": count}


def _open_ones(locale):
    rows = Translation.objects.filter(target_locale=locale, enabled=True)
    return set(rows.values_list("source__object_id", flat=True))


def _kept(**which):
    """{key: {(place, sentence): its words}}; one query."""
    found = {}
    rows = StringTranslation.objects.filter(**which).values_list(
        "context__object_id", "context__path", "translation_of__data", "data"
    )
    for key, path, sentence, words in rows.iterator(chunk_size=2000):
        found.setdefault(key, {})[path, sentence] = words
    return found


def _is_new(entry, kept):
    if entry.fuzzy:
        return True
    return not is_untouched(entry) and kept.get((entry.msgctxt, entry.msgid)) != entry.msgstr


def _packed(entry):
    places = [place for place, _line in entry.occurrences]
    return [entry.linenum, entry.msgctxt, entry.msgid, entry.msgstr, entry.fuzzy, places]


def _unpacked(linenum, place, sentence, words, fuzzy, places=()):
    """Without `places` it was sent to an older version of this program."""
    return polib.POEntry(
        msgctxt=place, msgid=sentence, msgstr=words, linenum=linenum,
        flags=["fuzzy"] if fuzzy else [], occurrences=[(place, "") for place in places],
    )  # fmt: skip


def take(step):
    """Write the sentences of a step, which then knows what became of them; why not, or nothing."""
    translation = Translation.objects.filter(
        source__object_id=step.key, target_locale=step.locale, enabled=True
    ).first()
    if translation is None:
        return _("This isn't open in that language any more.")
    reason = refusal_of(step.long_work.account, translation)
    if reason:
        return reason
    file = polib.POFile()
    file.metadata = {po.IDENTITY: str(translation.uuid)}
    file.extend(_unpacked(*sentence) for sentence in step.sentences)
    # Only tried, it wasn't sent.
    report = po.take(translation, file, step.long_work.account, step.long_work.asked_at)
    step.sentences, step.taken = [], report.taken
    step.told = "\n".join(list(report.sentences())[1:])
    return ""


def tried(locale, file):
    """What taking a file would tell; nothing is written."""
    asked, steps = prepared(locale, file)
    for step in steps:
        with transaction.atomic():
            step.trouble = take(step)
            transaction.set_rollback(True)
    return report(asked, steps)


def report(asked, steps):
    """What became of a file, for people; the good news first."""
    yield po.taken(sum(step.taken for step in steps))
    titles = titles_of(step.key for step in steps)
    for step in steps:
        for sentence in (*step.told.splitlines(), *filter(None, [step.trouble])):
            yield f"{titles.get(step.key, step.key)}: {sentence}"
    if asked.told:
        yield asked.told


def titles_of(keys):
    """{key: title} of works open to translators, as their source has it."""
    rows = Translation.objects.filter(source__object_id__in=list(keys))
    return dict(rows.values_list("source__object_id", "source__object_repr"))
