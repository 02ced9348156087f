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
    request.search_engine = results.engine
    response = JsonResponse(answer(reading.query, results, request.build_absolute_uri))
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
        "facets": _facets(results, query.language),
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


def _facets(results: Results, language: str) -> dict[str, list[dict]]:
    values = {name: [each.value for each in counts] for name, counts in results.facets.items()}
    labels = facet_labels.value_labels(values, language)
    return {
        name: [
            {
                "value": each.value,
                "label": labels[name].get(each.value, each.value),
                "count": each.count,
                "chosen": each.chosen,
            }
            for each in results.facets[name]
        ]
        for name in facet_labels.facet_names()
        if name in results.facets
    }


def _error(mistake: form.Mistake) -> dict:
    return {
        "parameter": mistake.parameter,
        "value": mistake.value,
        "message": mistake.sentence,
        "allowed": list(mistake.allowed),
    }
