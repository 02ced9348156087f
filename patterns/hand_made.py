"""What stands on a translation that the memory doesn't know: somebody wrote it into the page.

That happens while a translation is stopped, and on pages that never were in the memory. Knows
pages and localize's rows; whoever asks decides what becomes of it.
"""

from dataclasses import dataclass

from wagtail_localize.models import StringSegment, StringTranslation
from wagtail_localize.segments.extract import extract_segments

from patterns.borrowed import borrowed, plain
from patterns.pairing import pairs


@dataclass(frozen=True)
class HandMade:
    """A sentence of the source, what memory has for it, and what stands on the page."""

    path: str
    sentence: str
    kept: str  # empty where memory has nothing
    words: str


def hand_made(source, page):
    """(every `HandMade` of `page`, paths that are cut otherwise than in `source`).

    Old words that only stand until a changed sentence is translated anew are not hand-made, nor
    are words that are the source's. Four queries.
    """
    segments = extract_segments(page)
    paired, unpaired = pairs(extract_segments(source), segments)
    foreign = {plain(text) for text in borrowed(segments, page.translation_key, page.locale_id)}
    kept, known = _memory(page)
    found = [
        HandMade(path, sentence, kept.get((path, sentence), ""), words)
        for path, sentence, words in paired
        if (path, plain(words)) not in known and plain(words) not in foreign
    ]
    return found, [path for path in unpaired if not _is_known(path, segments, known, foreign)]


def _memory(page):
    """(words by path and sentence, every (path, words) that was ever a translation there)."""
    rows = StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale=page.locale_id, has_error=False
    ).values_list("context__path", "translation_of__data", "data")
    kept = {(path, sentence): words for path, sentence, words in rows}
    return kept, {(path, plain(words)) for (path, _sentence), words in kept.items()}


def _is_known(path, segments, known, foreign):
    """Whether all that stands there came from the memory, or is nobody's own."""
    words = [plain(one.string.data) for one in segments if one.path == path and _has_string(one)]
    return all((path, text) in known or text in foreign for text in words)


def _has_string(segment):
    return hasattr(segment, "string")


def behind(source, locale):
    """(path, sentence) of what `source` says now and nobody has translated; one query."""
    rows = StringSegment.objects.filter(
        source__object_id=source.translation_key, source__locale=source.locale_id
    ).annotate_translation(locale)
    columns = rows.values_list("context__path", "string__data", "translation")
    return {(path, sentence) for path, sentence, words in columns if not words}
