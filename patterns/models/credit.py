"""Who translated a work into a language, and when: credit that readers see.

A package brings names; translators of the site are named as their accounts say, and those whose
account has no name aren't. Who writes rows: `patterns.credits`.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone

from patterns.models.work import Work


class Credit(models.Model):
    """One translator of one language of a work, with the day of their latest words."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="credits")
    language = models.CharField(max_length=12)
    #: Empty where an account says the name.
    name = models.CharField(max_length=120, blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["work", "language", "account"], name="credit_of_account_once"
            ),
            models.UniqueConstraint(
                fields=["work", "language", "name"], name="credit_of_name_once",
                condition=models.Q(account=None),
            ),
        ]

    def __str__(self):
        return f"{self.named} ({self.language})"

    @property
    def named(self):
        return self.account.get_full_name() if self.account_id else self.name
