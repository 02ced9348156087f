"""The room of translation work, as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save, pre_delete, pre_save
from django.utils.translation import gettext_lazy as _


class LanguagesConfig(AppConfig):
    """Translating: the guard, groups of languages, files for translators."""

    name = "patterns.languages"
    verbose_name = _("Languages")

    def ready(self):
        from wagtail.models import Locale
        from wagtail_localize.models import StringTranslation

        from patterns.languages import addresses, faithful, groups, rights
        from patterns.policy import guard

        rights.register()
        guard.close(addresses.PACKAGES, addresses.NAMESPACES, addresses.ADDRESSES)
        post_migrate.connect(groups.after_migrate, sender=self)
        post_save.connect(groups.after_locale, sender=Locale)
        pre_save.connect(faithful.before_words, sender=StringTranslation)
        pre_delete.connect(groups.before_locale_goes, sender=Locale)
