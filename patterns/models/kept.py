"""Translated sentences of languages the site doesn't have now.

A language that is taken away takes its rows with it, wagtail-localize's own, too. What people
wrote in it waits here for the day it comes back.
"""

from django.conf import settings
from django.db import models


class KeptSentence(models.Model):
    """A translation, told without rows that go with a language."""

    key = models.UUIDField()  # of the work
    path = models.TextField()
    language = models.CharField(max_length=12)
    sentence = models.TextField()
    to = models.CharField(max_length=12)
    words = models.TextField()
    # As localize keeps it: by a person or a machine, with which tool, refused or not.
    written = models.JSONField(default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["key"], name="kept_by_work")]

    def __str__(self):
        return f"{self.key} {self.to}"
