"""The addresses that belong to no page and no language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django.views.i18n import set_language

# A choice of language changes nothing but one cookie; a CSRF token for its form would give every
# reader a second one.
choose_language = csrf_exempt(set_language)

ROBOTS = """User-agent: *
Disallow: {admin}
Disallow: {api}

Sitemap: {sitemap}
"""


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """The home page in the language chosen earlier, else the one the browser asks for."""
    response = redirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers are asked to leave alone, and where the list of pages is."""
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    text = ROBOTS.format(admin=reverse("wagtailadmin_home"), api="/api/", sitemap=sitemap)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
