"""What the library holds, as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PatternsConfig(AppConfig):
    """The core: works, concepts, people, evidence."""

    name = "patterns"
    verbose_name = _("Pattern library")

    def ready(self):
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from patterns import composing, receivers, word_receivers
        from patterns.policy.page_rights import LibraryPagePolicy

        composing.take_over()
        receivers.connect()
        word_receivers.connect()
        register_permission_policy(Page, LibraryPagePolicy(Page))
