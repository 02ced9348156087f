"""The works of one kind as cards, a page at a time, in the reader's alphabetical order.

Reads names of all works of the kind, then whole pages for one page of the list only. The number
of queries doesn't depend on how many there are.
"""

from django.core.paginator import Paginator
from django.db.models import Count

from patterns import kinds
from patterns.cards import card, grid_axes
from patterns.collation import sort_key
from patterns.fallback import best_versions, public_versions, rank
from patterns.models.evidence import evidence
from patterns.models.relations import Placement, Relation, RelationKind
from patterns.models.short_form import ShortForm
from patterns.naming import lend, name_of, nearest
from patterns.neighbours import reading_order

AT_ONCE = 24  # three sheets of eight cards, and a page that is light to load
BY_NUMBER = ("module", "section")  # what is learned in an order is listed in it


def listed(kind, language, page_number=1):
    """A page of the cards of a kind (Django's `Page`); the nearest there is to a wrong number."""
    model = kinds.by_name(kind).model
    ids, forms = ordered(model, language)
    page = Paginator(ids, AT_ONCE).get_page(page_number)
    page.object_list = cards(model, page.object_list, language, forms)
    return page


def chosen(kind, keys, language):
    """The cards of these works, in this order; one query more than `cards`."""
    model = kinds.by_name(kind).model
    rows = public_versions(model).filter(translation_key__in=keys)
    rows = rows.annotate(nearness=rank(language)).order_by("nearness", "pk")
    best = {}
    for pk, key in rows.values_list("pk", "translation_key"):
        best.setdefault(str(key), pk)
    return cards(model, [best[key] for key in keys if key in best], language)


def ordered(model, language):
    """The id of the best version of every work, as readers of `language` list them, and the short
    forms that name some of them, by key."""
    numbered = ("number",) if model.kind in BY_NUMBER else ()
    rows = public_versions(model).annotate(nearness=rank(language)).order_by("nearness", "pk")
    best = {}
    names = ("pk", "translation_key", "title", "locale__language_code", *numbered)
    for pk, key, *row in rows.values_list(*names):
        best.setdefault(str(key), (pk, *row))
    forms = ShortForm.objects.filter(work__content_type__model=model._meta.model_name)
    shorts = nearest({key: row[2] for key, row in best.items()}, language, forms)

    def order(key):
        _pk, title, spoken, *number = best[key]
        form = shorts.get(key)
        name = (form.title, form.language) if form else (title, spoken)
        return (*_order(number), sort_key(language, *name))

    return [best[key][0] for key in sorted(best, key=order)], shorts


def _order(number):
    return tuple(reading_order(str(part)) for part in number)


def cards(model, ids, language, forms=None):
    """The cards of these pages, in this order; a query less where their short forms are known."""
    pages = model._default_manager.select_related("locale").in_bulk(ids)
    pages = [pages[pk] for pk in ids if pk in pages]
    lend(pages, language, forms)
    keys = [page.translation_key for page in pages]
    told = evidence(keys) if model.kind == "pattern" else {}
    cells = cells_of_communities(keys) if model.kind == "community" else {}
    sections = sections_of_modules(keys) if model.kind == "module" else {}
    if model.kind == "section":
        sections = sections_beside(keys)
    places = places_of_cases(keys, language) if model.kind == "case" else {}
    axes = grid_axes(language)
    return [
        card(
            page, language, told.get(str(page.translation_key)),
            cells.get(page.translation_key, ()), sections.get(page.translation_key, 0),
            places.get(page.translation_key, ()), axes,
        )
        for page in pages
    ]  # fmt: skip


def cells_of_communities(keys):
    """The cells in which cases of these communities acted, by key; public cases only."""
    cases = public_versions().values("translation_key")
    rows = Placement.objects.filter(
        work__links_out__kind=RelationKind.HAPPENED_IN,
        work__links_out__target__in=keys,
        work__in=cases,
    ).values_list("work__links_out__target", "actor__notation", "action__notation")
    found = {}
    for key, actor, action in rows:
        found.setdefault(key, set()).add(f"{actor}-{action}")
    return found


def places_of_cases(keys, language):
    """The names of the communities these cases happened in, by key; three queries."""
    rows = Relation.objects.filter(kind=RelationKind.HAPPENED_IN, source__in=keys)
    pairs = list(rows.order_by("pk").values_list("source", "target"))
    named = best_versions({target for _case, target in pairs}, language)
    found = {}
    for case, target in pairs:
        if str(target) in named:
            found.setdefault(case, []).append(name_of(named[str(target)]).title)
    return found


def sections_of_modules(keys):
    """How many sections these modules have, by key; public ones only."""
    sections = public_versions().values("translation_key")
    rows = Relation.objects.filter(
        kind=RelationKind.BELONGS_TO, target__in=keys, source__in=sections
    )
    return dict(rows.order_by().values_list("target").annotate(Count("pk")))


def sections_beside(keys):
    """How many sections the module of each of these sections has, by key."""
    rows = Relation.objects.filter(kind=RelationKind.BELONGS_TO, source__in=keys)
    modules = dict(rows.values_list("source", "target"))
    counts = sections_of_modules(set(modules.values()))
    return {section: counts.get(module, 0) for section, module in modules.items()}
