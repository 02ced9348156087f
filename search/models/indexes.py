"""Which indexes there are, what each has yet to take in, and what is done for them.

An index itself is elsewhere and can always be made again; these rows can't, which is why they are
written in the same transaction as what they tell of.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchIndex(models.Model):
    """An index that changes are noted for: one file on one machine, or a server's."""

    name = models.CharField(max_length=80, unique=True)
    place = models.CharField(max_length=500, help_text=_("The machine and path it is at."))
    made_at = models.DateTimeField(auto_now_add=True)
    #: Since when, the last time, readers meet it; empty while it is in the making.
    in_place_at = models.DateTimeField(null=True)
    #: When somebody last looked after it: indexes nobody looks after are forgotten.
    seen_at = models.DateTimeField(auto_now_add=True)
    #: What was written last was written under this number; see `outbox.next_number`.
    number = models.BigIntegerField(default=0)
    #: Who feeds it, and until when nobody else does.
    fed_by = models.CharField(max_length=80, blank=True)
    fed_until = models.DateTimeField(null=True)
    #: Why nothing could be taken in when that was last tried; empty where it could.
    trouble = models.TextField(blank=True)

    class Meta:
        permissions = [("keep_searchindex", _("Can look after the search engines"))]

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
    #: Since when it isn't tried any more, until it changes again or somebody says so.
    parked_at = models.DateTimeField(null=True)
    trouble = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["index", "key"], name="outbox_work_once_per_index")
        ]
        indexes = [models.Index(fields=["index", "not_before"], name="outbox_due")]

    def __str__(self):
        return f"{self.key} for {self.index}"


class SearchJob(models.Model):
    """Something long that is done for the indexes of a place, how far it is, and how it ended."""

    class Task(models.TextChoices):
        """What is done; each is a function of `jobs`."""

        REBUILD = "rebuild", _("Make the index anew")
        RETURN = "return", _("Return to the index before")
        VERIFY = "verify", _("Compare the index with the library")
        REPAIR = "repair", _("Compare, and put right what differs")

    task = models.CharField(max_length=10, choices=Task.choices)
    engine = models.CharField(max_length=20)
    place = models.CharField(max_length=500)
    asked_at = models.DateTimeField(auto_now_add=True)
    #: Nobody where a command or a keeper did it.
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    begun_at = models.DateTimeField(null=True)
    #: A job that doesn't move any more was broken off, and another may begin.
    moved_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    works = models.PositiveIntegerField(default=0)
    expected = models.PositiveIntegerField(default=0)
    differences = models.PositiveIntegerField(null=True)
    went_well = models.BooleanField(default=False)
    sentence = models.TextField(blank=True)

    class Meta:
        constraints = [
            # The lock of all machines: two at once would throw each other's index away.
            models.UniqueConstraint(
                fields=["place"],
                condition=models.Q(
                    begun_at__isnull=False, ended_at__isnull=True, task__in=["rebuild", "return"]
                ),
                name="search_one_index_made_at_a_time",
            )
        ]
        indexes = [models.Index(fields=["place", "-asked_at"], name="search_job_latest")]

    def __str__(self):
        return f"{self.get_task_display()}: {self.place}"
