"""Giving works to translators: from the source of a work, whichever version somebody stands on.

wagtail-localize would make a second source from any version; from then on the edit pages of some
versions answer with an error for ever. Who may come here is asked by the guard.
"""

from django.contrib import messages
from django.forms import HiddenInput
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import (
    UpdateTranslationsForm,
    UpdateTranslationsView,
)

from patterns import memory
from patterns.languages import long_work
from patterns.languages.rules import languages_open_to, offers, source_of
from patterns.models.work_page import WorkPage


class SubmitView(SubmitPageTranslationView):
    """Localize's “Translate this page”, with the languages that this user may begin."""

    def dispatch(self, request, *args, **kwargs):
        page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        source = source_of(page)
        if source != page:
            messages.info(request, _led_to(source))
            return redirect("wagtail_localize:submit_page_translation", source.pk)
        if request.method == "POST" and isinstance(page, WorkPage) and is_offered(page):
            memory.refresh(page)
        return super().dispatch(request, *args, **kwargs)

    def get_form(self):
        form = super().get_form()
        open_ones = [locale.pk for locale in languages_open_to(self.request.user, self.object)]
        field = form.fields["locales"]
        if not offers(self.request.user, self.object):
            form.fields["include_subtree"].widget = HiddenInput()
        elif self.object.numchild and (not form.is_bound or form.data.get("include_subtree")):
            # What is below may be opened where the page itself is there already, as a list is.
            field.queryset = Locale.objects.all()
        field.queryset = field.queryset.filter(pk__in=open_ones)
        field.error_messages["invalid_choice"] = _(
            "This page is there in that language already. Choose another one, or include what is "
            "below it."
        )
        return form

    def form_valid(self, form):
        """One page at once; with those below it, one by one in the background."""
        if not form.cleaned_data["include_subtree"]:
            return super().form_valid(form)
        long_work.ask_tree(self.object, form.cleaned_data["locales"], self.request.user)
        long_work.begin()
        return redirect("translation_long_work")


def is_offered(page):
    """Whether translators have sentences of this work already; those may be of yesterday."""
    return TranslationSource.objects.filter(object_id=page.translation_key).exists()


def _led_to(source):
    return _("Translations of this work are made from its %(language)s version. Here it is.") % {
        "language": source.locale.get_display_name()
    }


class FollowForm(UpdateTranslationsForm):
    """Without a way to publish: that belongs to each language, when it is whole."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["publish_translations"].widget = HiddenInput()

    def clean_publish_translations(self):
        return False


class FollowView(UpdateTranslationsView):
    """Localize's “Sync translated pages”: brings the sentences up to date, publishes nothing."""

    def get_form(self):
        return FollowForm(self.request.POST if self.request.method == "POST" else None)
