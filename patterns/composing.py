"""Putting a translation together from its sentences, so that readers never lose words they had.

wagtail-localize puts the source's words wherever a sentence isn't translated, so a changed source
would take a good translation away. Here what readers have stands until its sentence is translated
anew. It also publishes in a transaction of its own, without a user, and writes a draft into the
row of a page that is live. `take_over()` puts these functions in the place of localize's, so that
every way in goes through them.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from patterns.borrowed import borrowed, plain
from patterns.pairing import by_path, with_links_of

_segments = TranslationSource._get_segments_for_translation
_save_target = Translation.save_target


class NotPublished(Exception):  # noqa: N818 - a refusal isn't a fault of the program
    """Why a translation didn't go live, in sentences. Its words are kept; nothing has changed.

    No ValidationError: localize swallows those and says something else.
    """

    def __init__(self, messages):
        super().__init__(" ".join(messages))
        self.messages = list(messages)


def take_over():
    TranslationSource._get_segments_for_translation = segments_for
    Translation.save_target = save_target


def segments_for(source, locale, fallback=False):
    """What the version in `locale` is made of; six queries where something isn't translated."""
    found = _segments(source, locale, fallback=fallback)
    lacking = _lacking(source, locale) if fallback else None
    page = version(source, locale) if lacking else None
    return _with_standing_words(found, lacking, page) if page else found


def _lacking(source, locale):
    """(path, order) of each sentence that has no translation."""
    rows = StringSegment.objects.filter(source=source).annotate_translation(locale)
    columns = rows.values_list("context__path", "order", "translation")
    return {(path, order) for path, order, words in columns if not words}


def version(source, locale):
    """The page of that language, an alias, too; None where there is none."""
    pages = source.specific_content_type.get_all_objects_for_this_type(
        translation_key=source.object_id, locale_id=getattr(locale, "pk", locale)
    )
    return pages.first()


def _with_standing_words(found, lacking, page):
    places = {path for path, _order in lacking}
    own = by_path(extract_segments(page))
    shown = [segment for path in places for segment in own.get(path, ())]
    foreign = borrowed(shown, page.translation_key, page.locale_id)
    today = by_path(sorted(found, key=lambda one: one.order))
    for path in places & set(own):
        today[path] = _standing(today[path], lacking, own[path], foreign)
    rest = [one for one in found if not isinstance(one, StringSegmentValue | TemplateSegmentValue)]
    return [*rest, *(segment for segments in today.values() for segment in segments)]


def _standing(today, lacking, own, foreign):
    """A text with its old words where new ones lack: sentence by sentence, else as a whole."""
    words = [one.string.data for one in own if isinstance(one, StringSegmentValue)]
    if not words or foreign.intersection(words):
        return today
    return _sentence_by_sentence(today, lacking, own) or own


def _sentence_by_sentence(today, lacking, own):
    """None where the texts are cut differently, or an old sentence belongs to another one now."""
    if [type(segment) for segment in today] != [type(segment) for segment in own]:
        return None
    taken = {
        plain(one.string.data)
        for one in today
        if isinstance(one, StringSegmentValue) and (one.path, one.order) not in lacking
    }
    filled = []
    for segment, mine in zip(today, own, strict=True):
        if (segment.path, segment.order) in lacking:
            words = with_links_of(segment, mine)
            if words is None or plain(words) in taken:
                return None
            segment = StringSegmentValue(
                segment.path, StringValue(words), attrs=segment.attrs, order=segment.order
            )
        filled.append(segment)
    return filled


def save_target(translation, user=None, publish=True):
    """Write a new revision of the translation and, if asked to, publish it: both or neither."""
    if not issubclass(translation.source.specific_content_type.model_class(), Page):
        return _save_target(translation, user=user, publish=publish)
    try:
        with transaction.atomic():
            revision = _draft(translation, user)
            if publish:
                revision.publish(user=user)
    except ValidationError as refusal:
        _note_errors(translation, refusal)
        if not publish:
            raise
        raise NotPublished(dict.fromkeys(refusal.messages)) from refusal


def _draft(translation, user):
    source, locale = translation.source, translation.target_locale
    original = source.as_instance()
    page = version(source, locale) or _made(original, locale, user)
    copy_synchronised_fields(original, page)
    segments = source._get_segments_for_translation(locale, fallback=True)
    ingest_segments(original, page, source.locale, locale, segments)
    if page.alias_of_id:
        # It showed the source's words; a translation shows none before somebody publishes it.
        page.alias_of_id, page.live = None, False
    if not page.live:
        page.save()
    revision = page.save_revision(user=user, log_action=True)
    source.sync_view_restrictions(original, page)
    TranslationLog.objects.create(source=source, locale=locale, revision=revision)
    return revision


def _made(original, locale, user):
    """A draft at its place; what lies above it is a draft first, never an alias readers see."""
    from patterns.offering import make_place

    make_place(original.get_parent(), locale, user)
    return original.copy_for_translation(locale, copy_parents=True)


def _note_errors(translation, refusal):
    """Show translators at which sentence a field's own rule was broken, as localize does."""
    for name, errors in getattr(refusal, "error_dict", {}).items():
        rules = [error for error in errors if error.code in ("max_length", "min_length")]
        words = StringTranslation.objects.filter(
            context__object_id=translation.source.object_id, context__path=name,
            locale=translation.target_locale,
            translation_of__segments__source=translation.source,
        ).first()  # fmt: skip
        if rules and words:
            words.set_field_error(rules)
