"""The library at a glance, for its first page: how much of what, where in the grid, what is new.

Counts works, never their language versions, and nothing that readers can't read.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Max

from patterns import kinds
from patterns.fallback import address, public_versions
from patterns.models.relations import Placement
from patterns.naming import name_of
from patterns.neighbours import readable


def counts():
    """How many works of each kind of page there are, by the kind's name; two queries."""
    models = {kind.model: kind.name for kind in kinds.every() if hasattr(kind.model, "url_path")}
    types = ContentType.objects.get_for_models(*models)
    rows = public_versions().order_by().values_list("content_type")
    found = dict(rows.annotate(Count("translation_key", distinct=True)))
    return {models[model]: found.get(kind.pk, 0) for model, kind in types.items()}


def patterns_by_cell():
    """How many patterns stand in each cell of the grid, by its code; two queries."""
    model = kinds.by_name("pattern").model
    rows = Placement.objects.filter(work__in=public_versions(model).values("translation_key"))
    counted = rows.order_by().values_list("actor__notation", "action__notation")
    return {f"{a}-{b}": n for a, b, n in counted.annotate(Count("work", distinct=True))}


def lately(language, most=6):
    """Works that were published last: kind, name, address; the number of queries is fixed."""
    models = [kind.model for kind in kinds.every() if hasattr(kind.model, "url_path")]
    types = ContentType.objects.get_for_models(*models).values()
    rows = public_versions().filter(content_type__in=types).order_by()
    newest = rows.values("translation_key").annotate(moment=Max("first_published_at"))
    keys = [str(row["translation_key"]) for row in newest.order_by("-moment")[:most]]
    versions = readable(keys, language)
    return [
        {"kind": kinds.of_page(page).name, "name": name_of(page),
         "address": address(page.url_path, language)}
        for page in (versions[key][0] for key in keys if key in versions)
    ]  # fmt: skip
