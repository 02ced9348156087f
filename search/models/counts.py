"""What is searched for, counted by day. Nothing here tells who searched, or when in the day."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchCount(models.Model):
    """How often the same words were searched on a day, with the same outcome."""

    day = models.DateField()
    language = models.CharField(max_length=12)
    #: In small letters, with single spaces; nothing that looks like an address or a number of
    #: somebody's.
    words = models.CharField(max_length=100)
    engine = models.CharField(max_length=20)
    degraded = models.BooleanField(default=False)
    #: Answered in less than so many milliseconds; see `counting.STEPS`.
    under_ms = models.PositiveIntegerField()
    times = models.PositiveIntegerField(default=0)
    #: How many works were found, the last time.
    hits = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("search count")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "words", "language", "engine", "degraded", "under_ms"],
                name="search_counted_once_a_day",
            )
        ]

    def __str__(self):
        return f"{self.words} ({self.day}): {self.times}"
