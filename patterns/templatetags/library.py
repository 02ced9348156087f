"""What every template needs: the reader's language, the page as they meet it, menus, phrases.

Tags read; none of them writes HTML but `tongue`, which writes two attributes.
"""

from django import template
from django.conf import settings
from django.utils.html import format_html, linebreaks
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from patterns import phrases, richtext
from patterns.fallback import address
from patterns.foreign import enclosed
from patterns.languages_table import DEFAULT_LANGUAGE, LANGUAGE_CODES, LANGUAGE_TABLE, chain
from patterns.languages_table import language as row_of
from patterns.models.work_page import WorkPage
from patterns.open_data import LICENCES
from patterns.places import LISTINGS
from patterns.reading import Reading

register = template.Library()


def readers_language():
    """The code of the language this page is served in."""
    code = get_language()
    return code if code in LANGUAGE_CODES else DEFAULT_LANGUAGE


@register.simple_tag
def reader():
    """The row of the reader's language in the table of languages."""
    return row_of(readers_language())


@register.simple_tag(takes_context=True)
def reading(context):
    """The page of this template as its reader meets it; None where it shows no work."""
    page = context.get("page")
    if not isinstance(page, WorkPage):
        return None
    request = context.get("request")
    return Reading(page, readers_language(), is_draft=getattr(request, "is_preview", False))


@register.simple_tag
def tongue(code):
    """`lang` and `dir` for words that aren't in the reader's language; nothing for others."""
    if not code or code == readers_language():
        return ""
    return format_html(' lang="{}" dir="{}"', code, phrases.direction(code))


@register.filter
def lines(words):
    """Words of a block as paragraphs; in their own language, where that isn't the page's."""
    language = getattr(words, "language", "")
    shown = mark_safe(linebreaks(str(words), autoescape=True))  # noqa: S308 - escaped there
    return enclosed("div", language, shown) if language else shown


@register.simple_tag(takes_context=True)
def language_menu(context):
    """The same place in every language the site offers, and what its text is in there."""
    here, read = readers_language(), context.get("read")
    there = {row.code for row in read.tongues} if read else set(LANGUAGE_CODES)
    return [
        {
            "row": row,
            "address": _same_place(context, row.code),
            "is_current": row.code == here,
            "is_away": row.code not in there,
            "text_language": next((code for code in chain(row.code) if code in there), ""),
        }
        for row in LANGUAGE_TABLE
    ]


def _same_place(context, code):
    """Works answer in every language, at an address that differs in its first part only."""
    request, page = context.get("request"), context.get("page")
    if request is None:
        return f"/{code}/"
    query = request.META.get("QUERY_STRING", "")
    if isinstance(page, Page):
        return address(page.url_path, code) + (f"?{query}" if query else "")
    if context.get("is_error"):
        return f"/{code}/"
    return _translated(request.get_full_path(), code)


def _translated(path, code):
    """An address under another language's prefix, the one part of it that is translated."""
    first, slash, rest = path.removeprefix("/").partition("/")
    return f"/{code}/{rest}" if slash and first in LANGUAGE_CODES else path


@register.simple_tag
def view_versions(request):
    """Where a page that isn't in the tree is in each language."""
    path = request.path
    return [{"code": row.code, "address": _translated(path, row.code)} for row in LANGUAGE_TABLE]


@register.simple_tag(takes_context=True)
def place_menu(context):
    """The five listings, each always at its place."""
    path = getattr(context.get("request"), "path", "")
    places = [
        {"kind": kind, "label": _(title), "address": f"/{readers_language()}/{slug}/"}
        for slug, kind, title in LISTINGS
    ]
    return [{**place, "is_current": path.startswith(place["address"])} for place in places]


@register.simple_tag
def place_of(kind):
    """The listing that holds a kind, as in `place_menu`."""
    slug, _kind, title = next(
        (row for row in LISTINGS if row[1] == ("module" if kind == "section" else kind)),
        LISTINGS[0],
    )
    return {"label": _(title), "address": f"/{readers_language()}/{slug}/"}


@register.filter
def kind_label(page):
    """What a page is called as one of its kind."""
    return capfirst(str(page._meta.verbose_name))


@register.filter
def anchor(code):
    """A concept's place in the glossary."""
    return code.replace("/", "-", 1)


@register.simple_tag
def licence(page):
    """How a work may be used: the licence's name and address, and what the library is called."""
    name = page.get_licence_display()
    return {
        "name": name,
        "address": LICENCES.get(page.licence, ""),
        "is_noncommercial": "NC" in page.licence,
        "library": _("MiT pattern library"),
    }


@register.simple_tag
def contact():
    """Where whoever runs this site is reached: an address, and how it is shown; None if unknown."""
    found = settings.CONTACT
    if not found:
        return None
    return {"address": f"mailto:{found}" if "@" in found else found, "shown": found}


@register.filter
def told(marks):
    """(count, label) of each outcome that was counted at all."""
    return [(count, label) for _outcome, count, label in marks if count]


@register.filter
def partial_date(text):
    """A year, a month or a day in words."""
    return phrases.partial_date(text)


@register.simple_tag
def period(start, end="", goes_on=False):
    """From when to when."""
    return phrases.period(start, end, goes_on)


@register.simple_tag
def minutes(least, most=None):
    """A time, such as “30–55 min”."""
    return phrases.minutes(least, most)


@register.simple_tag
def people(least, most=None):
    """The size of a group."""
    return phrases.people(least, most)


@register.filter
def whole(count):
    """A large number with its thousands set apart."""
    return phrases.whole(count)


@register.filter
def hours(count):
    """A length in hours."""
    return phrases.hours(count)


@register.filter
def language_name(code):
    """What a language calls itself."""
    return phrases.language_name(code)


@register.filter
def in_language(code):
    """What is said of a text: “in English”."""
    return phrases.in_language(code)


@register.filter
def text_in(code):
    """What is said behind a title: “text in English”."""
    return phrases.text_in(code)


@register.filter
def direction(code):
    """How a language is written."""
    return phrases.direction(code)


@register.tag
def linked(parser, token):
    """`{% linked read %}...{% endlinked %}`: links to the works of `read` cost no query inside."""
    name = token.split_contents()[1]
    nodelist = parser.parse(("endlinked",))
    parser.delete_first_token()
    return LinkedNode(parser.compile_filter(name), nodelist)


class LinkedNode(template.Node):
    """Renders what is inside while the works that the page speaks of are at hand."""

    def __init__(self, read, nodelist):
        self.read, self.nodelist = read, nodelist

    def render(self, context):
        read = self.read.resolve(context)
        if read is None:
            return self.nodelist.render(context)
        with richtext.at_hand(read.versions):
            return mark_safe(self.nodelist.render(context))  # noqa: S308 - rendered already
