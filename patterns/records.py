"""Works with all their public versions, streamed for search and exports."""

from itertools import groupby

from patterns import short_forms
from patterns.fallback import public_versions
from patterns.models.work import Work

AT_ONCE = 200  # works held in memory together


def page_versions(model):
    """`Kind.versions` for a page type: five queries for each 200 works.

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
    rows = rows.prefetch_related("concepts").order_by("translation_key", "pk")
    forms = short_forms.of_works(keys)
    for key, group in groupby(rows, key=lambda page: page.translation_key):
        pages = sorted(group, key=lambda page: page.locale_id != source.get(key))
        there = {page.language for page in pages}
        pages[0].short_forms = [f for f in forms.get(str(key), ()) if f.language not in there]
        yield str(key), pages
