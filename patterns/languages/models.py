"""The group that comes with a language: whoever belongs to it translates into that language."""

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
