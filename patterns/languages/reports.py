"""Localize's report of translations, as far as its reader may see them."""

from django.db.models import Exists, OuterRef
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail_localize.views.report import TranslationsReportView


class TranslationsReport(TranslationsReportView):
    """Translations whose page the reader may see."""

    def get_queryset(self):
        found = super().get_queryset().order_by("source__object_repr", "pk")
        if self.request.user.is_superuser:
            return found
        seen = policy_registry.get_by_type(Page).explorable_instances(self.request.user)
        target = seen.filter(
            translation_key=OuterRef("source__object_id"), locale=OuterRef("target_locale")
        )
        return found.filter(Exists(target))
