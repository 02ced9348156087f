"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from search.presenting import presented


@require_GET
def results(request: HttpRequest) -> HttpResponse:
    """Works for what the address asks; what can't be understood is said and left out."""
    page = presented(request.GET, request.path, get_language() or "en")
    response = render(request, "search/results.html", {"search": page})
    response["X-Search-Engine"] = page.engine
    # Every combination of choices has an address; no other search engine should list them.
    response["X-Robots-Tag"] = "noindex, follow"
    return response
