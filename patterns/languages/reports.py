"""Localize's report of translations, as far as its reader may see them.

Localize asks for both pages and the progress of each row again; here they are read once for all.
"""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail_localize.views.report import TranslationsReportView

RELATED = ("source__locale", "source__specific_content_type", "target_locale")


class TranslationsReport(TranslationsReportView):
    """Translations whose page the reader may see."""

    def get_queryset(self):
        found = super().get_queryset().order_by("source__object_repr", "pk")
        found = found.select_related(*RELATED)
        if self.request.user.is_superuser:
            return found
        seen = policy_registry.get_by_type(Page).explorable_instances(self.request.user)
        target = seen.filter(
            translation_key=OuterRef("source__object_id"), locale=OuterRef("target_locale")
        )
        return found.filter(Exists(target))

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        context["object_list"] = prepared(context["object_list"])
        return context


def prepared(translations):
    """These rows with their pages and progress read; a query for each kind of page."""
    rows = list(translations)
    keys = {row.source.object_id for row in rows}
    pages = Page.objects.filter(translation_key__in=keys).select_related("locale").specific()
    found = {(page.translation_key, page.locale_id): page for page in pages}
    for row in rows:
        _answer(row.source, "get_source_instance", found.get(_place(row.source)))
        target = row.source.object_id, row.target_locale_id
        _answer(row, "get_target_instance", found.get(target))
        waits = _("Waiting for translations") if row.waiting_for_translation else _("Up to date")
        _answer(row, "get_status_display", waits)
    return rows


def _place(source):
    return source.object_id, source.locale_id


def _answer(row, name, known):
    """Let `row` answer with what is known; where nothing is, it asks itself."""
    if known is not None:
        setattr(row, name, lambda: known)
