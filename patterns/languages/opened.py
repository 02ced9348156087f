"""When somebody opened localize's editor, so that nobody's later words are written over unseen.

Its script sends a sentence and doesn't say what it showed; the visit remembers when it was opened.
"""

from datetime import datetime

from django.shortcuts import get_object_or_404
from django.utils import timezone
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from patterns.borrowed import is_in_hand

OPENED, MOST = "translations_opened", 100


def before_edit(request, page):
    """Note that this translation is shown now; the page goes on as always."""
    if request.method == "GET" and is_in_hand(page):
        known = dict(list(request.session.get(OPENED, {}).items())[1 - MOST :])
        known.pop(str(page.pk), None)
        request.session[OPENED] = known | {str(page.pk): timezone.now().isoformat()}


def theirs(request, translation_id, string_segment_id):
    """What somebody else wrote for this sentence since it was shown; None where nobody did.

    Who opened nothing has seen nothing.
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
    seen = shown and row.updated_at <= datetime.fromisoformat(shown)
    return None if seen else row.data
