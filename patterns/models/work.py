"""A work: what all language versions of a page are versions of.

Relations, filings, evidence, plans and outbox rows point here, never to one language's page. The
row says which version is the source, keeps the number for good, and is the lock of the work.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class Work(models.Model):
    """One row per translation group; it stays as a tombstone when the last version is deleted."""

    key = models.UUIDField(primary_key=True, editable=False)
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    source_locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="+")
    # Null where there is none, so that the constraint below lets many go without.
    number = models.CharField(max_length=12, null=True, blank=True, editable=False)  # noqa: DJ001
    gone_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "number"], name="work_number_once",
                violation_error_message=_("Another work has this number. Choose a free one."),
            )
        ]

    def __str__(self):
        return str(self.key)

    @classmethod
    def claim(cls, page):
        """The locked row of `page`'s work, made with `page` as its source if there is none.

        Two queries, three when it is made. Must run inside a transaction. The lock is the weak
        one: a full one deadlocks with the foreign key check of a new relation to this work.
        """
        cls.objects.get_or_create(
            pk=page.translation_key,
            defaults={"content_type": page.cached_content_type, "source_locale": page.locale},
        )
        rows = cls.objects.select_for_update(no_key=True) if _locks() else cls.objects
        work = rows.get(pk=page.translation_key)
        if work.gone_at:
            work.gone_at, work.source_locale = None, page.locale
            work.save(update_fields=["gone_at", "source_locale"])
        return work

    def model(self):
        return self.content_type.model_class()

    def versions(self):
        """Every language version, drafts too; never an alias, which isn't a translation."""
        return self.model().objects.filter(translation_key=self.key, alias_of=None)

    def source(self):
        """The version the others are translated from; None while it is being deleted."""
        return self.versions().filter(locale_id=self.source_locale_id).first()

    def bury(self):
        # Not that of its last version: a tombstone would keep a language from being taken away.
        self.gone_at, self.source_locale = timezone.now(), Locale.get_default()
        self.save(update_fields=["gone_at", "source_locale"])


def _locks():
    """Whether the database locks rows. SQLite lets one writer in at a time, so it needn't."""
    return transaction.get_connection().features.has_select_for_update
