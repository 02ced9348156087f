"""Search as JSON: the same parameters as the page, read strictly."""

import math

from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from patterns.phrases import direction
from search import facet_labels, form
from search.contract import Hit, Query, Results
from search.find import facet_values, find


@require_GET
def api_search(request: HttpRequest) -> JsonResponse:
    """Works for a query; 400 with the allowed values where a parameter can't be read."""
    reading = form.read(request.GET, get_language() or "en", facet_values())
    if reading.mistakes:
        return JsonResponse(
            {"errors": [_error(mistake) for mistake in reading.mistakes]}, status=400
        )
    results = find(reading.query)
    response = JsonResponse(answer(reading.query, results, request.build_absolute_uri))
    response["X-Search-Engine"] = results.engine
    response["Access-Control-Allow-Origin"] = "*"
    return response


def answer(query: Query, results: Results, absolute) -> dict:
    """The answer as plain data."""
    return {
        "query": query.words,
        "language": query.language,
        "engine": results.engine,
        "instead_of": results.instead_of or None,
        "degraded": results.degraded,
        "total": results.total,
        "page": query.page,
        "pages": math.ceil(results.total / query.size),
        "results": [_hit(hit, absolute) for hit in results.hits],
        "facets": {
            name: _facet(name, results, query.language)
            for name in facet_labels.facet_names()
            if name in results.facets
        },
    }


def _hit(hit: Hit, absolute) -> dict:
    return {
        "key": hit.key,
        "kind": hit.kind,
        "title": hit.title,
        "url": absolute(hit.address),
        "language": hit.language,
        "dir": direction(hit.language),
        "text_language": hit.text_language or hit.language,
        "matched": hit.matched or None,
        "excerpt": {
            "text": hit.excerpt.text,
            "spans": [list(span) for span in hit.excerpt.spans],
        },
    }


def _facet(name: str, results: Results, language: str) -> list[dict]:
    counts = results.facets[name]
    labels = facet_labels.value_labels(name, [count.value for count in counts], language)
    return [
        {
            "value": count.value,
            "label": labels.get(count.value, count.value),
            "count": count.count,
            "chosen": count.chosen,
        }
        for count in counts
    ]


def _error(mistake: form.Mistake) -> dict:
    return {
        "parameter": mistake.parameter,
        "value": mistake.value,
        "message": mistake.sentence,
        "allowed": list(mistake.allowed),
    }
