"""What search keeps in the database: which indexes there are, and what each has yet to take in.

The index itself is elsewhere and can always be made again; these rows can't, which is why they
are written in the same transaction as what they tell of.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchIndex(models.Model):
    """An index that is kept up to date: one file on one machine, or a server's."""

    name = models.CharField(max_length=80, unique=True)
    place = models.CharField(max_length=500, help_text=_("The machine and path it is at."))
    made_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.name} ({self.place})"


class OutboxRow(models.Model):
    """A work that one index has yet to take in; the row holds no content, only that it changed."""

    index = models.CharField(max_length=80)
    key = models.CharField(max_length=40)
    #: Another number each time the work changes: who took in an earlier change leaves the row.
    stamp = models.BigIntegerField()
    since = models.DateTimeField(auto_now_add=True)
    not_before = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    trouble = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["index", "key"], name="outbox_work_once_per_index")
        ]
        indexes = [models.Index(fields=["index", "not_before"], name="outbox_due")]

    def __str__(self):
        return f"{self.key} for {self.index}"
