"""When somebody opened localize's editor, so that nobody's later words are written over unseen.

Its script sends a sentence and doesn't say what it showed; the visit remembers when it was opened,
and the later words that were told since.
"""

from datetime import datetime

from django.shortcuts import get_object_or_404
from django.utils import timezone
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from patterns.borrowed import is_in_hand
from patterns.languages.typed import digest

OPENED, TOLD, MOST = "translations_opened", "translations_told", 100


def before_edit(request, page):
    """Note that this translation is shown now; the page goes on as always."""
    if request.method == "GET" and is_in_hand(page):
        _note(request, OPENED, str(page.pk), timezone.now().isoformat())


def _note(request, what, name, seen):
    """In the visit, the newest last; very old ones are forgotten."""
    known = dict(list(request.session.get(what, {}).items())[1 - MOST :])
    known.pop(name, None)
    request.session[what] = known | {name: seen}


def theirs(request, translation_id, string_segment_id):
    """What somebody else wrote for this sentence since it was shown; None where nobody did.

    Who opened nothing has seen nothing. Who was told these words by this has seen them: the next
    time they may be written over.
    """
    translation = get_object_or_404(Translation, pk=translation_id)
    segment = get_object_or_404(StringSegment, pk=string_segment_id)
    row = StringTranslation.objects.filter(
        translation_of=segment.string_id, context=segment.context_id,
        locale=translation.target_locale_id,
    ).first()  # fmt: skip
    if row is None or row.last_translated_by_id in (None, request.user.pk):
        return None
    page = translation.get_target_instance()
    shown = request.session.get(OPENED, {}).get(str(page.pk))
    if shown and row.updated_at <= datetime.fromisoformat(shown):
        return None
    name, words = f"{translation_id}-{string_segment_id}", digest(row.data)
    if request.session.get(TOLD, {}).get(name) == words:
        return None
    _note(request, TOLD, name, words)
    return row.data
