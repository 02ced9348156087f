"""Keeping what translators wrote while their language is away, and bringing it back.

Knows localize's rows; doesn't know why a language goes.
"""

from itertools import islice

from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, TranslatableObject, TranslationContext

from patterns.models.kept import KeptSentence
from patterns.sentences import AT_ONCE, Told, write_translations

WRITTEN = ("translation_type", "tool_name", "has_error", "field_error")


@transaction.atomic
def keep(locale):
    """Put by every sentence in or from a language that is about to go."""
    told = StringTranslation.objects.filter(context__isnull=False).select_related(
        "translation_of__locale", "context", "locale"
    )
    for rows in (told.filter(locale=locale), told.filter(translation_of__locale=locale)):
        found = rows.order_by("pk").iterator(chunk_size=AT_ONCE)
        while some := list(islice(found, AT_ONCE)):
            KeptSentence.objects.bulk_create(map(_kept, some))


def _kept(row):
    return KeptSentence(
        key=row.context.object_id, path=row.context.path,
        language=row.translation_of.locale.language_code, sentence=row.translation_of.data,
        to=row.locale.language_code, words=row.data, by_id=row.last_translated_by_id,
        at=row.updated_at, written={name: getattr(row, name) for name in WRITTEN},
    )  # fmt: skip


@transaction.atomic
def bring_back(key):
    """Write what is kept of a work, as far as its languages are here again; how many sentences.

    What somebody has translated anew meanwhile stays.
    """
    locales = {row.language_code: row.pk for row in Locale.objects.all()}
    rows = list(KeptSentence.objects.filter(key=key, language__in=locales, to__in=locales))
    if not rows or not TranslatableObject.objects.filter(pk=key).exists():
        return 0
    _contexts(key, {row.path for row in rows})
    write_translations([_told(row, locales) for row in rows], only_new=True)
    _date(key, rows)
    KeptSentence.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def bring_all_back(keys):
    """The same for many works; one query where nothing is kept."""
    for key in set(KeptSentence.objects.values_list("key", flat=True).distinct()) & set(keys):
        bring_back(key)


def _told(row, locales):
    written = {**row.written, "last_translated_by_id": row.by_id}
    place = row.key, row.path, locales[row.language], row.sentence, locales[row.to]
    return Told(*place, row.words, written)


def _date(key, rows):
    """They are as old as they were, not of today."""
    dates = {(row.path, row.sentence, row.to, row.words): row.at for row in rows}
    back = []
    for row in StringTranslation.objects.filter(context__object_id=key).select_related(
        "translation_of", "context", "locale"
    ):
        place = (row.context.path, row.translation_of.data, row.locale.language_code, row.data)
        if place in dates:
            row.updated_at = dates[place]
            back.append(row)
    StringTranslation.objects.bulk_update(back, ["updated_at"], batch_size=100)


def _contexts(key, paths):
    """The places of sentences the source doesn't have any more, too."""
    TranslationContext.objects.bulk_create(
        [
            TranslationContext(
                object_id=key, path=path, path_id=TranslationContext._get_path_id(path)
            )
            for path in paths
        ],
        ignore_conflicts=True,
    )


def forget(key):
    """Nothing stays of a work without pages."""
    KeptSentence.objects.filter(key=key).delete()
