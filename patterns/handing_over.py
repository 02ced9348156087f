"""Handing a work over: another of its versions becomes the one the others are translated from.

Done before a source is deleted while others stay; nothing else asks for it yet. No sentence is
lost: what translators wrote for the old source becomes theirs for the new one.
"""

from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue

from patterns import memory
from patterns.borrowed import plain
from patterns.hand_made import HandMade, behind
from patterns.models.work import Work
from patterns.pairing import by_path, side_by_side, with_links_of
from patterns.sentences import Told, write_translations

HOW = ("translation_type", "tool_name", "has_error", "field_error", "last_translated_by_id")


@transaction.atomic
def hand_over(work, locale, leaving=None):
    """Make the version in `locale` the source of `work`.

    Every translation of the old source's sentences becomes one of the new source's at the same
    place, also those that aren't published yet; what was behind stays behind. `leaving` is a
    version that is about to be deleted. Returns the paths that are cut otherwise, by the old
    source's id: those sentences are the translators' to look at.
    """
    old = work.source()
    versions = [version for version in work.versions() if version != leaving]
    source = next(version for version in versions if version.locale_id == locale.pk)
    others = [version for version in versions if version != source]
    told, unpaired = carried(old, source, work) if old and old != source else ([], [])
    resting = _resting(work)
    TranslationSource.objects.filter(object_id=work.key).delete()
    Work.objects.filter(pk=work.pk).update(source_locale=locale)
    work.source_locale = locale
    row = memory.refresh(source)
    write_translations(told)
    memory.submit((row, other.locale_id) for other in others)
    Translation.objects.filter(source=row, target_locale__in=resting).update(enabled=False)
    return {old.pk: unpaired} if unpaired else {}


def _resting(work):
    """Languages whose translation was stopped: people edit those pages by hand, and go on so."""
    stopped = Translation.objects.filter(source__object_id=work.key, enabled=False)
    return list(stopped.values_list("target_locale", flat=True))


def carried(old, source, work):
    """(what is known of the old source's sentences, told of the new one's; unpaired paths)."""
    for version in work.versions().exclude(pk=old.pk):
        memory.keep_hand_made(version, old)
    together, unpaired = side_by_side(extract_segments(source), extract_segments(old))
    lacking = behind(old, source.locale)
    told, known = [], _known(old)
    for path, now, then in together:
        sentence = then.string.data
        if (path, sentence) in lacking and plain(sentence) != plain(now.string.data):
            continue
        told.append(_told(old, source, now, then, old.locale_id, sentence, {}))
        for row in known.get((path, plain(sentence)), ()):
            if row.locale_id != source.locale_id:
                how = {name: getattr(row, name) for name in HOW}
                told.append(_told(old, source, now, then, row.locale_id, row.data, how))
    return [one for one in told if one], unpaired


def _known(old):
    """Rows by path and sentence; two sentences may differ in how their links are numbered."""
    rows = StringTranslation.objects.filter(
        context__object_id=old.translation_key, translation_of__locale=old.locale_id
    ).select_related("context", "translation_of")
    known = {}
    for row in rows.order_by("updated_at", "pk"):
        known.setdefault((row.context.path, plain(row.translation_of.data)), []).append(row)
    return known


def _told(old, source, now, then, to, words, how):
    """The words with their links named as the new source names them; None if that can't be."""
    segment = StringSegmentValue(now.path, StringValue(words), attrs=then.attrs)
    fitted = with_links_of(now, segment)
    if fitted is None:
        return None
    place = old.translation_key, now.path, source.locale_id, now.string.data, to
    return Told(*place, fitted, how)


def keep_strings(page):
    """Before `page` is deleted: hand its work over, or keep what only stands on it."""
    work = Work.objects.filter(pk=page.translation_key).first()
    if work is None or page.alias_of_id:
        return None
    if work.source_locale_id != page.locale_id:
        _keep_leaving(page, work.source())
        return None
    found = heir(work, page)
    return hand_over(work, found.locale, leaving=page) if found else None


def heir_of(page):
    """The version that becomes the source if `page` goes; None where nothing is handed over."""
    work = Work.objects.filter(pk=page.translation_key).first()
    if work is None or page.alias_of_id or work.source_locale_id != page.locale_id:
        return None
    return heir(work, page)


def _keep_leaving(page, source):
    """Also texts that are cut otherwise: their words go to the nearest sentences, to look at."""
    unpaired = memory.keep_hand_made(page, source)
    originals, own = by_path(extract_segments(source)), by_path(extract_segments(page))
    for path in unpaired:
        sentences, words = strings(originals[path]), strings(own[path])
        last = len(sentences) - 1
        parts = [" ".join(words[n:] if n == last else words[n : n + 1]) for n in range(last + 1)]
        pairs = zip(sentences, parts, strict=True)
        memory.keep(page, source, [HandMade(path, a, "", b) for a, b in pairs if b])
    memory.set_aside(page, unpaired)


def strings(segments):
    return [one.string.data for one in segments if isinstance(one, StringSegmentValue)]


def heir(work, page):
    """Who gets the work: what readers see first, then the default language, then the fullest.

    A draft would keep the live ones from being published until it is live itself.
    """
    default = Locale.get_default().pk
    original = extract_segments(page)

    def merits(version):
        paired, _unpaired = side_by_side(original, extract_segments(version))
        said = sum(a.string.data != b.string.data for _path, a, b in paired)
        return version.live, version.locale_id == default, said, -version.pk

    others = [version for version in work.versions() if version.pk != page.pk]
    return max(others, key=merits, default=None)
