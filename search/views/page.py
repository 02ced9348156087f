"""The search page."""

import math
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from search import form
from search.find import facet_values, find
from search.presenting import present


@require_GET
def results(request: HttpRequest) -> HttpResponse:
    """Works for what the address asks; what can't be understood is said and left out."""
    language = get_language() or "en"
    reading = form.read(request.GET, language, facet_values())
    found = find(reading.query)
    last = math.ceil(found.total / reading.query.size)
    if reading.query.page > last > 0:
        reading = replace(reading, query=replace(reading.query, page=last))
        found = find(reading.query)
    page = present(reading, found, request.GET, request.path, language)
    response = render(request, "search/results.html", {"search": page})
    response["X-Search-Engine"] = found.engine
    # Every combination of choices has an address; no other search engine should list them.
    response["X-Robots-Tag"] = "noindex, follow"
    return response
