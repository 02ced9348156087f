"""Linked data inside a page. It is data, not script: nothing of it is ever run."""

import json

from django import template
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from patterns import open_data
from patterns.models.relations import RelationKind
from patterns.templatetags.library import place_of

register = template.Library()

# A page can't be left from inside its data, whatever an editor wrote into a title.
HARMLESS = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def embedded(data):
    """The data as a script element that isn't run."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(HARMLESS)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped


@register.simple_tag
def origin(request):
    """What this site's addresses begin with."""
    return f"{request.scheme}://{request.get_host()}"


@register.simple_tag
def work_as_data(read, site):
    """A work."""
    return embedded(open_data.work(read, site))


@register.simple_tag
def trail_as_data(read, site):
    """The way to a work: the library, the place it is listed in, its module, the work."""
    place, language = place_of(read.page.kind), read.language
    modules = read.around.outward.get(RelationKind.BELONGS_TO, ())
    steps = [
        (_("MiT pattern library"), f"/{language}/"),
        (place["label"], place["address"]),
        *((module.name.title, module.address) for module in modules[:1]),
        (read.page.title, read.address_in(language)),
    ]
    return embedded(open_data.trail(steps, site))


@register.simple_tag
def listing_as_data(page, cards, site, address):
    """A list of works."""
    return embedded(open_data.listing(page, cards, site, address))


@register.simple_tag
def library_as_data(site, language, search):
    """The site."""
    return embedded(open_data.library(site, language, search))


@register.simple_tag
def glossary_as_data(site, address):
    """The glossary."""
    return embedded(open_data.glossary(site, address))


@register.simple_tag
def term_as_data(concept, site, address, glossary):
    """One term of it."""
    return embedded(open_data.term(concept, site, address, glossary))
