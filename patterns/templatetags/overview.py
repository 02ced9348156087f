"""The library at a glance, for its first page and its listings."""

from urllib.parse import urlencode

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from patterns import kinds, listing, overview, pictures, toolkit
from patterns.fallback import address, tail
from patterns.languages_table import DEFAULT_LANGUAGE, LANGUAGE_TABLE, default_among
from patterns.models.places import ListingPage
from patterns.neighbours import readable
from patterns.vocabulary import ACTIONS, ACTORS, vocabulary

register = template.Library()

LEADS = {
    "pattern": _("A pattern is a problem that keeps coming back, and what has helped against it."),
    "technique": _("A technique card says how to run an hour with a group, minute by minute."),
    "case": _("A case study tells who did what where, and how it went, also when it didn't."),
    "community": _("Communities tell what they do, what they offer and what they look for."),
    "module": _("The toolkit teaches it all, module by module, with exercises and cards."),
}


@register.simple_tag
def library_counts():
    """How many works there are of each kind."""
    return overview.counts()


@register.simple_tag
def newest_cards():
    """What was published last, a card of each kind."""
    return overview.newest(get_language() or DEFAULT_LANGUAGE)


@register.simple_tag
def how_it_went():
    """What the newest cases tell."""
    return overview.how_it_went(get_language() or DEFAULT_LANGUAGE)


@register.simple_tag
def toolkit_modules():
    """The toolkit's modules with their sections."""
    return overview.modules(get_language() or DEFAULT_LANGUAGE)


@register.simple_tag
def write_address(kind):
    """The empty form for a work of this kind, in the reader's language; who isn't known signs in
    on the way. One query."""
    code = get_language() or DEFAULT_LANGUAGE
    place = ListingPage.objects.filter(kind=kind, locale__language_code=code).first()
    if place is None:
        return reverse("wagtailadmin_home")
    model = kinds.by_name(kind).model._meta.model_name
    return reverse("wagtailadmin_pages:add", args=["patterns", model, place.pk])


@register.simple_tag
def cards_of(hits, kind):
    """Works of one kind that a search found, as cards in its order."""
    return listing.chosen(kind, [hit.key for hit in hits], get_language() or DEFAULT_LANGUAGE)


@register.simple_tag
def toolkit_way():
    """Every module and section of the toolkit, in order."""
    return toolkit.way(get_language() or DEFAULT_LANGUAGE)


@register.simple_tag
def kind_lead(kind):
    """What a kind is, in a sentence."""
    return LEADS.get(kind, "")


@register.simple_tag
def deck_of(*parts):
    """Where works are printed as cards: each part is a page, or a list of what has an address."""
    places = []
    for part in parts:
        if hasattr(part, "url_path"):
            places.append(tail(part.url_path))
        else:
            places += [tail(each.address) for each in part or ()]
    return f"{reverse('library:cards')}?{urlencode({'card': places}, doseq=True, safe='/')}"


@register.simple_tag
def feed_of(kind):
    """Where those who follow a listing read what is new in it."""
    return reverse("library:feed_of", args=[kinds.by_name(kind).place])


@register.filter
def thumb(kind):
    """The part of the library that a kind stands in: sections are in the toolkit."""
    return "module" if kind == "section" else kind


@register.simple_tag
def place_versions(page):
    """Where a place is in each language that has it of its own."""
    language = get_language() or DEFAULT_LANGUAGE
    rows = readable([page.translation_key], language).get(str(page.translation_key), ())
    for row in rows:
        if row.pk == page.pk:
            page.locale = row.locale  # read anyway, and asked for by the rest of the page
    there = {row.locale.language_code for row in rows}
    others = [
        {"code": row.code, "address": address(page.url_path, row.code)}
        for row in LANGUAGE_TABLE
        if row.code in there
    ]
    is_home = not page.url_path.strip("/").partition("/")[2]
    # The front door asks the browser which language its reader wants.
    default = "/" if is_home else address(page.url_path, default_among(there or [page.language]))
    return {"own": address(page.url_path, page.language), "others": others, "default": default}


@register.simple_tag
def pattern_grid():
    """The grid with the number of patterns in each cell, and where a search finds them."""
    words, counts = vocabulary(), overview.patterns_by_cell()
    actors, actions = (
        [(code.partition("/")[2], words.label(code)) for code in words.of(scheme)]
        for scheme in (ACTORS, ACTIONS)
    )
    most = max(counts.values(), default=1)
    rows = [
        (actor, name, [_cell((actor, name), action, counts, most) for action in actions])
        for actor, name in actors
    ]
    has_gaps = any(not cell["count"] for *_names, cells in rows for cell in cells)
    return {"columns": actions, "rows": rows, "has_gaps": has_gaps}


def _cell(actor, action, counts, most):
    count = counts.get(f"{actor[0]}-{action[0]}", 0)
    return {
        "name": f"{actor[1]}, {action[1]}",
        "count": count,
        "square": pictures.share(count, most) if count else "",
        "address": _search(actor[0], action[0]) if count else "",
    }


def _search(actor, action):
    """A search for the patterns of one cell; empty where the site has no search."""
    try:
        results = reverse("search:results")
    except NoReverseMatch:
        return ""
    chosen = {"kind": "pattern", "actor": f"{ACTORS}/{actor}", "action": f"{ACTIONS}/{action}"}
    return f"{results}?{urlencode(chosen)}"
