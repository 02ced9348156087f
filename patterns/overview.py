"""The library at a glance, for its first page: how much of what, where in the grid, what is new,
and how it went.

Counts works, never their language versions, and nothing that readers can't read.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Count, F, Value, When, Window
from django.db.models.functions import RowNumber

from patterns import kinds, listing, toolkit
from patterns.fallback import address, best_versions, public_versions
from patterns.models.relations import Outcome, Placement, Relation, RelationKind
from patterns.naming import name_of
from patterns.neighbours import reason

# What says most stands first: others have told of the rest.
TELLING = [Outcome.DID_NOT_WORK, Outcome.PARTLY, Outcome.WORKED]


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


def newest(language, wanted=("pattern", "technique", "case", "community")):
    """The card of the work published last, of each of these kinds that has any; three queries
    and those of its card a kind."""
    models = [kinds.by_name(name).model for name in wanted]
    types = ContentType.objects.get_for_models(*models)
    # What can be read comes before what is only newer.
    own = Case(When(locale__language_code=language, then=Value(0)), default=Value(1))
    place = Window(
        RowNumber(), partition_by=[F("content_type")],
        order_by=[own, F("first_published_at").desc(), F("pk").desc()],
    )  # fmt: skip
    rows = public_versions().filter(content_type__in=types.values()).annotate(place=place)
    keys = rows.filter(place=1).order_by().values_list("translation_key", flat=True)
    best = best_versions(list(keys), language)
    forms = {key: page.short_form for key, page in best.items() if page.short_form}
    found = []
    for model in models:
        ids = [page.pk for page in best.values() if page.content_type_id == types[model].pk]
        found += listing.cards(model, ids, language, forms)
    return found


def how_it_went(language, most=5):
    """What the newest cases tell of a pattern, one each and what failed first; five queries."""
    model = kinds.by_name("case").model
    rows = public_versions(model).order_by("-first_published_at", "-pk")
    cases = list(dict.fromkeys(rows.values_list("translation_key", flat=True)[: 6 * most]))
    told = Relation.objects.filter(kind=RelationKind.APPLIES, source__in=cases)
    told = told.filter(outcome__in=TELLING).select_related("source", "target")
    first = {}
    for row in sorted(told, key=lambda row: TELLING.index(row.outcome)):
        first.setdefault(row.source_id, row)
    chosen = [first[key] for key in cases if key in first][:most]
    keys = {str(key) for row in chosen for key in (row.source_id, row.target_id)}
    names = best_versions(keys, language)
    return [
        {
            "outcome": row.outcome,
            "label": Outcome(row.outcome).label,
            "words": reason(row, language),
            "case": _met(names[str(row.source_id)], language),
            "pattern": _met(names[str(row.target_id)], language),
        }
        for row in chosen
        if {str(row.source_id), str(row.target_id)} <= names.keys()
    ]


def _met(page, language):
    return {"name": name_of(page), "address": address(page.url_path, language)}


def modules(language):
    """The toolkit's modules, each with its sections."""
    found = []
    for step in toolkit.way(language):
        if step.key == step.module:
            found.append({"module": step, "sections": []})
        elif found:
            found[-1]["sections"].append(step)
    return found
