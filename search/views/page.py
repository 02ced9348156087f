"""The search page."""

import time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from search import counting
from search.picking import with_picks
from search.presenting import presented
from search.shown import SearchPage


@require_GET
def results(request: HttpRequest) -> HttpResponse:
    """Works for what the address asks; what can't be understood is said and left out."""
    language, start = get_language() or "en", time.perf_counter()
    page = presented(request.GET, request.path, language)
    _count(page, language, time.perf_counter() - start)
    page = with_picks(page, language)
    request.search_engine = page.engine
    response = render(request, "search/results.html", {"search": page})
    # Every combination of choices has an address; no other search engine should list them.
    response["X-Robots-Tag"] = "noindex, follow"
    return response


def _count(page: SearchPage, language: str, seconds: float) -> None:
    """A search is counted once: not again with every choice and every page."""
    if page.words and not page.chips and page.page == 1:
        counting.note(
            page.words, language, engine=page.engine, hits=page.total, seconds=seconds,
            degraded=page.degraded,
        )  # fmt: skip
