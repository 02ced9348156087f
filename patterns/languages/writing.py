"""Writing one sentence, or one link of another language: what arrives is looked at before it is
stored, and a refusal is a sentence.

The views are localize's; who may come here is asked by the guard.
"""

import io

from django.core.exceptions import RequestDataTooBig
from django.db import transaction
from django.http import JsonResponse, QueryDict
from django.http.multipartparser import MultiPartParser, MultiPartParserError
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail_localize.models import OverridableSegment, StringSegment, Translation
from wagtail_localize.views.edit_translation import edit_override, edit_string_translation

from patterns.cleaning import is_safe_link, trouble
from patterns.languages import opened
from patterns.languages.faithful import doubts
from patterns.languages.meanwhile import lock
from patterns.languages.typed import isolated, to_type

KEPT = gettext_lazy("Fields that you emptied keep the words they had.")
GONE = gettext_lazy(
    "A sentence that you emptied keeps the words it had. Load the page anew to see them again."
)
MEANWHILE = gettext_lazy(
    "Meanwhile somebody else wrote this here: “%(words)s”. What you typed still stands above, but "
    "isn't saved. Where yours is right, open it again and save it."
)


def write_sentence(request, translation_id, string_segment_id):
    """Localize's, with its answer telling what may be a slip as `doubts`.

    An emptied field keeps its words, and so does one that somebody else has written meanwhile.
    """
    reason = GONE if request.method == "DELETE" else _sent_reason(request, _words_trouble)
    if reason:
        return _told(reason)
    with transaction.atomic():
        lock(get_object_or_404(Translation, pk=translation_id))
        theirs = opened.theirs(request, translation_id, string_segment_id)
        if theirs:
            return _told(MEANWHILE % {"words": isolated(to_type(theirs))}, 409)
        answer = edit_string_translation(request, translation_id, string_segment_id)
    words = (answer.data or {}).get("data")
    if request.method == "PUT" and words is not None:
        source = get_object_or_404(StringSegment, pk=string_segment_id).string.data
        answer.data["doubts"] = doubts(source, words)
    return answer


def write_override(request, translation_id, overridable_segment_id):
    """Where a link leads in this language. Other facts can't be written over at all."""
    segment = get_object_or_404(OverridableSegment, pk=overridable_segment_id)
    if request.method == "PUT" and not isinstance(segment.data, str):
        return _told(_("This is the same in every language. Change it in the source."))
    reason = _sent_reason(request, _link_trouble)
    if reason:
        return _told(reason)
    return edit_override(request, translation_id, overridable_segment_id)


def _words_trouble(words):
    return trouble(words) if words.strip() else KEPT


def _link_trouble(address):
    if is_safe_link(address):
        return ""
    return _("This is no address a link can lead to. Write one that begins with https://.")


def _sent_reason(request, trouble_of):
    """Why what was sent can't be taken; empty where it can."""
    if request.method != "PUT":
        return ""
    try:
        value = _sent(request).get("value")
    except (MultiPartParserError, RequestDataTooBig, UnicodeError, LookupError):
        return _("What was sent can't be read. Load the page anew and write it again.")
    if value is None:
        return _("Nothing was sent. Load the page anew and write it again.")
    return trouble_of(value)


def _sent(request):
    """The form in a PUT, which Django itself reads from a POST only."""
    if request.content_type == "multipart/form-data":
        stream = io.BytesIO(request.body)
        return MultiPartParser(request.META, stream, request.upload_handlers).parse()[0]
    return QueryDict(request.body, encoding=request.encoding)


def _told(reason, status=400):
    return JsonResponse({"detail": reason}, status=status)
