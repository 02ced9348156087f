"""Titles straight from the database: what readers get while the index is being made anew.

Slow, without stems and without counts, and says so by being `degraded`. Knows pages, no engine.
"""

import operator
from functools import reduce

from django.db.models import Q
from wagtail.models import Page

from patterns import kinds
from patterns.fallback import best_versions, public_versions
from patterns.models import Work
from search.contract import Excerpt, Hit, Query, Results

_WORDS_LOOKED_FOR = 8


def titles(query: Query) -> Results:
    """Works whose title in any language has all the words, by title; six queries."""
    rows = public_versions().filter(translation_key__in=Work.objects.values("key"))
    words = query.words.split()[:_WORDS_LOOKED_FOR]
    if words:
        rows = rows.filter(reduce(operator.and_, (Q(title__icontains=word) for word in words)))
    wanted = query.facets.get("kind")
    models = [kind.model for kind in kinds.every() if issubclass(kind.model, Page)]
    if wanted:
        models = [model for model in models if model.kind in wanted]
    rows = rows.type(*models) if models else rows.none()
    keys = rows.order_by("translation_key").values_list("translation_key", flat=True).distinct()
    first = (query.page - 1) * query.size
    best = best_versions(list(keys[first : first + query.size]), query.language)
    hits = sorted((_hit(key, page) for key, page in best.items()), key=lambda hit: hit.title)
    return Results(tuple(hits), keys.count(), engine="titles", degraded=True)


def _hit(key: str, page: Page) -> Hit:
    from patterns.fallback import address

    language = page.locale.language_code
    return Hit(
        key=key,
        kind=kinds.of_page(page).name,
        title=page.title,
        address=address(page.url_path, language),
        language=language,
        excerpt=Excerpt(page.title),
    )
