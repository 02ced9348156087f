"""What any template may use of search: hits, marked excerpts, choices, works near a work.

The one place where found text becomes HTML: everything is escaped here, then marked.
"""

from collections.abc import Iterable
from dataclasses import replace
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from patterns.phrases import text_in
from patterns.templatetags.drawings import icon
from patterns.templatetags.library import tongue
from search.contract import Excerpt
from search.find import related
from search.presenting import as_found, presented
from search.shown import Facet, Found, SearchPage, Value

register = template.Library()

#: What people know first when they look for one kind; the other facets follow as everywhere.
ASKED_FIRST = {
    "technique": ("purpose", "minutes", "group"),
    "case": ("outcome", "country"),
    "community": ("country",),
}


@register.simple_tag
def marked(excerpt: Excerpt) -> SafeString:
    """An excerpt with its matches in `<mark>`; all of its text escaped."""
    pieces, at = [], 0
    for start, end in excerpt.spans:
        before, match = escape(excerpt.text[at:start]), escape(excerpt.text[start:end])
        pieces.append(f"{before}<mark>{match}</mark>")
        at = end
    pieces.append(escape(excerpt.text[at:]))
    return mark_safe("".join(pieces))  # noqa: S308 - each piece was escaped above


@register.simple_tag
def choices(facet: Facet, values: Iterable[Value]) -> SafeString:
    """Values of a facet as checkboxes of the search form.

    A page has some seventy of them, too many to be a template's or `format_html`'s work.
    """
    label = _kind if facet.name == "kind" else _label
    name = escape(facet.name)
    rows = [
        f"<label{'' if value.count else ' data-none'}>"
        f'<input type="checkbox" form="search-form" name="{name}" value="{escape(value.value)}"'
        f"{' checked' if value.chosen else ''}>{label(value)}"
        f'<span class="num">{value.count}</span></label>'
        for value in values
    ]
    return mark_safe("\n".join(rows))  # noqa: S308 - each word was escaped above


def _label(value: Value) -> str:
    return f"<bdi>{escape(value.label)}</bdi>"


def _kind(value: Value) -> str:
    kind, label = escape(value.value), escape(value.label)
    return f'<span class="kind" data-kind="{kind}">{icon(value.value)}{label}</span>'


@register.simple_tag
def listed(hits: Iterable[Found]) -> SafeString:
    """Hits as items of a list; twenty of them took a template as long as the rest of the page."""
    return mark_safe("\n".join(map(_listed, hits)))  # noqa: S308 - each word was escaped


def _listed(hit: Found) -> str:
    kind, label = escape(hit.kind), escape(hit.kind_label)
    address, title = escape(hit.address), escape(hit.title)
    spoken = tongue(hit.language)
    rows = [
        f'<li class="hit" data-kind="{kind}"><article>',
        f'<p class="kind">{icon(hit.kind)}{label}</p>',
        f'<h2{spoken}><a href="{address}">{title}</a></h2>',
    ]
    if hit.in_other_language:
        away = escape(text_in(hit.text_language))
        rows.append(f'<p class="quiet"><small class="away">{away}</small></p>')
    if hit.text.text:
        rows.append(f"<p{spoken}>{marked(hit.text)}</p>")
    if hit.elsewhere:
        rows.append(f'<p class="why">{_why(hit, hit.elsewhere)}</p>')
    return "\n".join([*rows, "</article></li>"])


def _why(hit: Found, elsewhere: Excerpt) -> str:
    """Which other version of a work matched, and where."""
    why = escape(_("Matched in its version in another language:"))
    code, name = escape(hit.matched_language), escape(hit.matched_name)
    words = f"<q{tongue(hit.matched_language)}>{marked(elsewhere)}</q>"
    return f'{why} <bdi lang="{code}">{name}</bdi> {words}'


@register.inclusion_tag("search/related.html")
def related_works(key: object, limit: int = 4) -> dict:
    """Works that tell of much the same as the work of this key; nothing where there are none."""
    language = get_language() or "en"
    return {"hits": [as_found(hit, language) for hit in related(str(key), language, limit)]}


@register.simple_tag(takes_context=True)
def listing_search(context: dict, kind: str) -> SearchPage:
    """The search of one kind at the page that lists it: a SearchPage whose kind is no choice."""
    request = context["request"]
    page = presented(request.GET, request.path, get_language() or "en", kind)
    request.search_engine = page.engine
    first = ASKED_FIRST.get(kind, ())
    place = {name: at for at, name in enumerate(first)}
    facets = sorted(page.facets, key=lambda facet: place.get(facet.name, len(place)))
    return replace(page, facets=tuple(facets))
