"""Works with all their public versions, streamed for search and exports."""

from collections import defaultdict
from itertools import groupby

from patterns import short_forms
from patterns.fallback import public_versions
from patterns.models.work import Work
from patterns.roles import filed

AT_ONCE = 200  # works held in memory together


def page_versions(model):
    """`Kind.versions` for a page type: six queries for each 200 works.

    The source bears the work's `short_forms` in the languages it has no version in.
    """

    def versions(keys=None):
        rows = public_versions(model)
        if keys is not None:
            rows = rows.filter(translation_key__in=list(keys))
        # Unordered: what rows are ordered by would count as a difference, and a work come twice.
        wanted = sorted(rows.order_by().values_list("translation_key", flat=True).distinct())
        for start in range(0, len(wanted), AT_ONCE):
            yield from _batch(model, wanted[start : start + AT_ONCE])

    return versions


def _batch(model, keys):
    source = dict(Work.objects.filter(pk__in=keys).values_list("pk", "source_locale_id"))
    rows = public_versions(model).filter(translation_key__in=keys).select_related("locale")
    rows = list(rows.order_by("translation_key", "pk"))
    _file(model, rows)
    forms = short_forms.of_works(keys)
    for key, group in groupby(rows, key=lambda page: page.translation_key):
        pages = sorted(group, key=lambda page: page.locale_id != source.get(key))
        there = {page.language for page in pages}
        pages[0].short_forms = [f for f in forms.get(str(key), ()) if f.language not in there]
        yield str(key), pages


def _file(model, pages):
    """Tell each page what it would ask for by itself: its filing and its keywords; two queries.

    As plain values: a concept for each page and place would be the most of a rebuild.
    """
    concepts = model.concepts.through.objects.order_by(
        "concept__scheme", "concept__order", "concept__notation"
    )
    columns = ("concept__scheme", "concept__notation")
    codes = _of_pages(concepts, model.concepts.field.m2m_field_name(), pages, *columns)
    slugs = {}
    if hasattr(model, "keywords"):
        items = model.keywords.through.objects.order_by("pk")
        slugs = _of_pages(items, "content_object", pages, "tag__slug")
    for page in pages:
        page.filing = filed(model, ["/".join(code) for code in codes.get(page.pk, ())])
        page.keyword_slugs = tuple(slug for (slug,) in slugs.get(page.pk, ()))


def _of_pages(rows, link, pages, *columns):
    """What rows say in these columns, by the page they are linked to."""
    found = defaultdict(list)
    rows = rows.filter(**{f"{link}__in": [page.pk for page in pages]})
    for page, *said in rows.values_list(link, *columns):
        found[page].append(said)
    return found
