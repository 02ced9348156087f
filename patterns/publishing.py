"""When publishing is refused after the form was accepted: a message instead of an error page.

Two editors may each close half of a loop, a translator may publish before the source, a page may
be approved that has meanwhile become incomplete. The gate refuses with a `ValidationError` where no
form is left to show it; the draft is kept. Knows requests and pages, not the rules.
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation

from patterns.composing import NotPublished
from patterns.editing.stale import overtaken
from patterns.overtaken import Overtaken, one_request


class RefusalMiddleware:
    """Turns a refusal inside the admin into messages on the page's edit form."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with one_request():
            return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, Overtaken):
            return overtaken(request, page_of(request))
        admin = reverse("wagtailadmin_home")
        refusal = isinstance(exception, (ValidationError, NotPublished))
        if not refusal or not request.path.startswith(admin):
            return None
        page = page_of(request)
        messages.error(request, headline(page))
        for sentence in dict.fromkeys(exception.messages):
            messages.error(request, sentence)
        return led_to(request, way_back(request, page))


def led_to(request, address):
    """Wagtail's window for a reviewer's comment can't show a page: it goes where this says."""
    if request.headers.get("x-requested-with") != "XMLHttpRequest":
        return redirect(address)
    return JsonResponse({"step": "success", "redirect": address})


def headline(page):
    if page is None:
        return _("This was not done; nothing is lost.")
    return _(
        "“%(title)s” was not published; the draft is kept. Change what is listed and publish again."
    ) % {"title": page.get_admin_display_title()}


def page_of(request):
    """The page a view of the admin was about, or None."""
    words = request.resolver_match.kwargs if request.resolver_match else {}
    if "translation_id" in words:
        translation = Translation.objects.filter(pk=words["translation_id"]).first()
        return translation.get_target_instance() if translation else None
    pages = Page.objects.filter(pk=words.get("page_id") or words.get("page_to_edit_id"))
    return pages.first() if words else None


def way_back(request, page):
    if page is not None:
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    came_from = request.headers.get("referer", "")
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}):
        return came_from
    return reverse("wagtailadmin_explore_root")
