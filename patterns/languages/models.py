"""What translation work keeps: the group that comes with a language, and long work.

Whoever belongs to a language's group translates into it. Long work opens many works at once.
"""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class LanguageGroup(models.Model):
    """Which group are the translators of which language. Members have that language, no tree."""

    locale = models.OneToOneField(Locale, models.CASCADE, related_name="+", editable=False)
    group = models.OneToOneField(Group, models.CASCADE, related_name="+", editable=False)

    class Meta:
        default_permissions = ()
        permissions = [("publish_translations", _("Can publish translations into its language"))]

    def __str__(self):
        return str(self.group)


class LongWork(models.Model):
    """Many works that somebody gave to translators at once; each is a step of its own.

    Without an account it was asked for on the command line. Goes with its account, as its rights
    do; what is done by then stays.
    """

    title = models.TextField(editable=False)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+", editable=False
    )
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["-asked_at", "-pk"]

    def __str__(self):
        return self.title


class Step(models.Model):
    """One work of a long work, to be opened in one language. `trouble` says why it couldn't be."""

    long_work = models.ForeignKey(LongWork, models.CASCADE, "steps", editable=False)
    key = models.UUIDField(editable=False)
    locale = models.ForeignKey(Locale, models.CASCADE, related_name="+", editable=False)
    done_at = models.DateTimeField(null=True, editable=False)
    trouble = models.TextField(blank=True, editable=False)

    class Meta:
        default_permissions = ()
        # Places come before what stands below them; that is the order they are written in.
        ordering = ["pk"]
        indexes = [
            models.Index("id", condition=models.Q(done_at=None), name="languages_step_waiting")
        ]

    def __str__(self):
        return f"{self.key} → {self.locale}"
