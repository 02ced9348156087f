"""People the library names: authors, tutors, translators, facilitators.

A person is listed only after agreeing to it, and is written to through a form: no address of
anybody is kept here.
"""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from patterns.personal import personal


class Person(models.Model):
    """Somebody who wrote, translated or accompanies; public only with consent."""

    class Role(models.TextChoices):
        TUTOR = "tutor", _("tutor")
        AUTHOR = "author", _("author")
        TRANSLATOR = "translator", _("translator")
        FACILITATOR = "facilitator", _("facilitator")

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(
        unique=True, help_text=_("Short name for addresses and packages: letters, digits, hyphens.")
    )
    name = models.CharField(max_length=120, help_text=_("As they want to be named."))
    roles = models.JSONField(default=list, blank=True, help_text=_("What they do here."))
    languages = models.JSONField(
        default=list, blank=True, help_text=_("Languages they work in, as codes.")
    )
    places = models.JSONField(default=list, blank=True, help_text=_("Where they work."))
    bio = models.JSONField(
        default=dict, blank=True, help_text=_("A few sentences about them, by language.")
    )
    consent_to_list = models.BooleanField(
        default=False, help_text=_("They agreed to be listed. Without it nobody finds them here.")
    )

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"

    def __str__(self):
        return self.name

    def clean(self):
        """Nobody's address or telephone number is kept where readers could see it."""
        super().clean()
        for text in (self.name, *self.places, *self.bio.values()):
            found = personal(text)
            if found:
                raise ValidationError(
                    _("“%(found)s” is a mail address or telephone number. Take it out; readers "
                      "write through the contact form.") % {"found": found}
                )
