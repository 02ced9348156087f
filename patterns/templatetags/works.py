"""What single kinds of work show beside their fields: outcomes, materials, tutors, cells."""

from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from patterns import kinds, phrases, richtext
from patterns.blocks.items import EVIDENCE, GROUPINGS
from patterns.cards import outcomes_of
from patterns.cleaning import clean_shown
from patterns.fallback import address
from patterns.listing import cells_of_communities
from patterns.models.relations import RelationKind
from patterns.naming import name_of
from patterns.vocabulary import vocabulary

register = template.Library()


@register.simple_tag
def case_evidence(page):
    """How the patterns a case used went, counted."""
    return outcomes_of(page)


@register.filter
def uses(read):
    """(neighbour, use) of each pattern a case used, where the pattern can be read."""
    members = {m.block_id: m for m in read.around.outward.get(RelationKind.APPLIES, ())}
    return [(members[use.id], use.value) for use in read.page.uses if use.id in members]


@register.simple_tag
def community_cells(page):
    """The cells of the grid in which a community's cases acted; two queries."""
    return sorted(cells_of_communities([page.translation_key]).get(page.translation_key, ()))


@register.simple_tag
def tutors_of(page):
    """Tutors of a community who agreed to be named; one query."""
    return [person for person in page.tutors.all() if person.consent_to_list]


@register.simple_tag
def quantity(material):
    """How many of something to bring, and for whom each."""
    n, per = material["quantity"], material["per"]
    if per == "person":
        return ngettext("%(n)s for each person", "%(n)s for each person", n) % {"n": n}
    if per == "group":
        return ngettext("%(n)s for each small group", "%(n)s for each small group", n) % {"n": n}
    return _("%(n)s for the room") % {"n": n}


@register.simple_tag
def grouping_label(code):
    """Who works with whom, in words."""
    return dict(GROUPINGS).get(code, code)


@register.simple_tag
def evidence_label(code):
    """How well a result is known, in words."""
    return dict(EVIDENCE).get(code, code)


@register.simple_tag
def concept_name(words, scheme, notation):
    """A concept's name in the reader's language."""
    return words.wording(f"{scheme}/{notation}").text


@register.filter
def shown_address(address):
    """An address as people write it."""
    parts = urlsplit(address)
    return (parts.netloc.removeprefix("www.") + parts.path).rstrip("/")


@register.simple_tag(takes_context=True)
def defined(context, code):
    """A concept's name and definition; no query inside a work's page."""
    read = context.get("read")
    words = read.words if read else vocabulary()
    return {"name": words.wording(code), "definition": words.definitions.get(code)}


@register.simple_tag
def spoken_by(wording):
    """`lang` and `dir` of a wording, whatever the words around it are in."""
    if not wording or not wording.language:
        return ""
    code = wording.language
    return format_html(' lang="{}" dir="{}"', code, phrases.direction(code))


@register.simple_tag
def work_at_hand(key):
    """The version a reader gets of a work shown inside a text; None where nobody may read it."""
    page = richtext.best([key]).get(key)
    if page is None:
        return None
    return {
        "name": name_of(page),
        "kind": kinds.of_page(page).name,
        "address": address(page.url_path, get_language() or "en"),
    }


@register.filter
def clean(html):
    """A rich text with nothing in it but what may be there."""
    return mark_safe(clean_shown(html))  # noqa: S308 - cleaned by a list of what may stay
