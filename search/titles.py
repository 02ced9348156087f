"""Titles straight from the database: what readers get while the index is being made anew.

Slow, without stems and without counts, and says so by being `degraded`. Knows pages, no engine.
"""

import operator
from collections.abc import Iterable
from functools import reduce

from django.db.models import Q
from wagtail.models import Page

from patterns import kinds
from patterns.fallback import address, best_versions, public_versions
from patterns.models import ShortForm, Work
from patterns.naming import nearest
from search.contract import Excerpt, Hit, Query, Results

#: What stands in the place of an engine's name.
TITLES = "titles"
_WORDS_LOOKED_FOR = 8


def titles(query: Query) -> Results:
    """Works whose title in any language has all the words, by title; eight queries."""
    rows = public_versions().filter(translation_key__in=Work.objects.values("key"))
    words = query.words.split()[:_WORDS_LOOKED_FOR]
    if words:
        said = reduce(operator.and_, (Q(title__icontains=word) for word in words))
        short = ShortForm.objects.filter(said).values("work")
        rows = rows.filter(said | Q(translation_key__in=short))
    wanted = query.facets.get("kind")
    models = [kind.model for kind in kinds.every() if issubclass(kind.model, Page)]
    if wanted:
        models = [model for model in models if model.kind in wanted]
    rows = rows.type(*models) if models else rows.none()
    keys = rows.order_by("translation_key").values_list("translation_key", flat=True).distinct()
    first = (query.page - 1) * query.size
    hits = named(map(str, keys[first : first + query.size]), query.language).values()
    hits = sorted(hits, key=lambda hit: hit.title)
    return Results(tuple(hits), keys.count(), engine=TITLES, degraded=True)


def named(keys: Iterable[str], language: str) -> dict[str, Hit]:
    """These works as a reader of this language meets them, but those nobody may read; by key."""
    best = best_versions(list(keys), language)
    forms = nearest({key: page.locale.language_code for key, page in best.items()}, language)
    return {key: _hit(key, page, forms.get(key)) for key, page in best.items()}


def _hit(key: str, page: Page, form: ShortForm | None) -> Hit:
    language = page.locale.language_code
    shown = form or page
    return Hit(
        key=key,
        kind=kinds.of_page(page).name,
        title=shown.title,
        address=address(page.url_path, form.language if form else language),
        language=form.language if form else language,
        text_language=language if form else "",
        excerpt=Excerpt(shown.title),
    )
