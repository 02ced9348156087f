"""Suggestions while somebody types, as JSON for the search box."""

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from patterns.phrases import direction
from search.contract import Suggestion
from search.find import suggest
from search.links import readers_address

_MOST = 8


@require_GET
def suggestions(request: HttpRequest) -> JsonResponse:
    """Names that begin with `q`, each with the address it leads to."""
    language = get_language() or "en"
    engine, found = suggest(request.GET.get("q", ""), language, _MOST)
    request.search_engine = engine
    return JsonResponse({"suggestions": [_suggestion(one, language) for one in found]})


def _suggestion(one: Suggestion, language: str) -> dict:
    if one.address:
        address = readers_address(one.address, language)
    else:
        address = f"{reverse('search:results')}?{urlencode({'q': one.text})}"
    return {
        "text": one.text,
        "kind": one.kind,
        "title": one.title,
        "url": address,
        "language": one.language,
        "dir": direction(one.language),
    }
