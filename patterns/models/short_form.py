"""A work's name and summary in a language that has no version of it yet.

So that the whole library can be listed and found in every language long before all of it is
translated. A row is there because somebody published it as such; nothing is taken from drafts.
It gives way as soon as a version in its language is live. Who reads and writes them:
`patterns.short_forms`.
"""

from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from patterns.models.work import Work
from patterns.personal import personal

SUMMARY_SHORTEST, SUMMARY_LONGEST, TITLE_LONGEST = 40, 280, 90  # the card's text and name


class ShortForm(models.Model):
    """The card of one work in one language."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="short_forms")
    language = models.CharField(max_length=12)
    title = models.CharField(max_length=TITLE_LONGEST, verbose_name=_("title"))
    summary = models.CharField(
        max_length=SUMMARY_LONGEST,
        verbose_name=_("summary"),
        validators=[MinLengthValidator(SUMMARY_SHORTEST)],
    )
    also_known_as = models.TextField(blank=True, verbose_name=_("also known as"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["work", "language"], name="short_form_once")]

    def __str__(self):
        return self.title

    def clean(self):
        found = personal("\n".join([self.title, self.summary, self.also_known_as]))
        if found:
            raise ValidationError(
                _("Here stands a mail address or telephone number (%(found)s). Take it out."),
                params={"found": found},
            )

    @property
    def words(self):
        """Its texts by the names that pages have for them."""
        return {name: getattr(self, name) for name in ("title", "summary", "also_known_as")}

    @property
    def other_names(self):
        return [line.strip() for line in self.also_known_as.splitlines() if line.strip()]
