"""What translation work keeps: the group that comes with a language, and long work.

Whoever belongs to a language's group translates into it. Long work opens many works at once, or
takes a file of many works.
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
    """Something asked for many works at once; each of them is a step of its own.

    Without an account it was asked for on the command line. Goes with its account, as its rights
    do; what is done by then stays. `told` is what was refused at once, in the `language` of who
    asked; in that one it goes on telling.
    """

    class Kind(models.TextChoices):
        OPEN = "open", _("Opened for translators")
        TAKE = "take", _("Taken from a PO file")

    kind = models.CharField(max_length=8, choices=Kind, default=Kind.OPEN, editable=False)
    title = models.TextField(editable=False)
    language = models.CharField(max_length=35, default="en", editable=False)
    told = models.TextField(blank=True, editable=False)
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
    """One work of a long work, in one language. `trouble` says why it couldn't be done.

    `sentences` are those of a file that wait to be taken; then `taken` counts them, and `told` says
    what is to be looked at, a sentence to a line.
    """

    long_work = models.ForeignKey(LongWork, models.CASCADE, "steps", editable=False)
    key = models.UUIDField(editable=False)
    locale = models.ForeignKey(Locale, models.CASCADE, related_name="+", editable=False)
    sentences = models.JSONField(default=list, editable=False)
    done_at = models.DateTimeField(null=True, editable=False)
    taken = models.PositiveIntegerField(default=0, editable=False)
    told = models.TextField(blank=True, editable=False)
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
