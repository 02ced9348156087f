"""Translations start from the source of a work, whichever version somebody stands on.

wagtail-localize would make a second source from any version; from then on the edit pages of some
versions answer with an error for ever.
"""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.views.submit_translations import SubmitPageTranslationView

from patterns import memory
from patterns.models.work_page import WorkPage


def urls():
    """Stands before localize's own address."""
    return [path("localize/submit/page/<int:page_id>/", submit)]


def is_offered(page):
    """Whether translators have sentences of this work already; those may be of yesterday."""
    return TranslationSource.objects.filter(object_id=page.translation_key).exists()


def submit(request, page_id):
    """Localize's “Translate this page”, for the source; from elsewhere the way there."""
    page = get_object_or_404(Page, pk=page_id).specific
    if isinstance(page, WorkPage) and not page.is_source and page.work.source():
        source = page.work.source()
        messages.info(
            request,
            _("Translations of this work are made from its %(language)s version. Here it is.")
            % {"language": source.locale.get_display_name()},
        )
        return redirect("wagtail_localize:submit_page_translation", source.pk)
    if request.method == "POST" and isinstance(page, WorkPage) and is_offered(page):
        memory.refresh(page)
    return SubmitPageTranslationView.as_view()(request, page_id=page_id)
