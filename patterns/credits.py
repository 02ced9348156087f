"""Credit for translators: taken down when their words go live, read where a version is shown.

Knows whose words are in the translators' memory; a machine's aren't anybody's.
"""

from django.db.models import Max
from django.utils import timezone
from wagtail_localize.models import StringTranslation

from patterns.models.credit import Credit


def credits_of(key, language):
    """The translators of a version who have a name, the latest last; one query."""
    rows = Credit.objects.filter(work=key, language=language).select_related("account")
    return [credit for credit in rows.order_by("at", "pk") if credit.named]


def note(page):
    """Take down whose words a translation that goes live is made of; two queries."""
    written = StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale_id=page.locale_id,
        last_translated_by__isnull=False,
    ).exclude(translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE)  # fmt: skip
    days = written.order_by().values_list("last_translated_by").annotate(Max("updated_at"))
    Credit.objects.bulk_create(
        [
            Credit(work_id=page.translation_key, language=page.language, account_id=pk, at=at)
            for pk, at in days
        ],
        update_conflicts=True,
        unique_fields=["work", "language", "account"],
        update_fields=["at"],
    )


def bring(names):
    """What a package says of its translators: names by (work, language), in place of all others."""
    wanted = dict.fromkeys((*place, name) for place, said in names.items() for name in said)
    at, gone = timezone.now(), []
    for row in Credit.objects.filter(work__in={key for key, _language in names}):
        if (row.work_id, row.language) in names:
            place = (row.work_id, row.language, row.name)
            gone += [] if row.account_id is None and place in wanted else [row.pk]
    Credit.objects.filter(pk__in=gone).delete()
    Credit.objects.bulk_create(
        [
            Credit(work_id=key, language=language, name=name, at=at)
            for key, language, name in wanted
        ],
        ignore_conflicts=True,
    )
