"""What is new, for those who follow the library: an Atom feed a language, and one for each place.

An entry is a work in the version its reader gets, new again once it is translated for them. Knows
neither who reads nor how often.
"""

from uuid import uuid5

from django.contrib.syndication.views import Feed
from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.http import Http404
from django.urls import reverse
from django.utils import feedgenerator
from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from patterns import kinds
from patterns.fallback import address, public_versions, rank
from patterns.languages_table import DEFAULT_LANGUAGE
from patterns.naming import lend, name_of
from patterns.open_data import LICENCES

MOST = 40


class AtomOfManyLanguages(feedgenerator.Atom1Feed):
    """Atom whose entries say which language they are in."""

    def item_attributes(self, item):
        return {**super().item_attributes(item), "xml:lang": item["language"]}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        if item["licence"]:
            handler.addQuickElement("link", "", {"rel": "license", "href": item["licence"]})


class NewWorks(Feed):
    """The works published last; `place` is the first part of a listing's address, or none."""

    feed_type = AtomOfManyLanguages

    def get_object(self, request, place=""):
        if place and place not in {kind.place for kind in _page_kinds()}:
            raise Http404
        return place

    def title(self, place):
        library = _("MiT pattern library")
        if not place:
            return library
        return _("%(place)s: %(library)s") % {"place": _name(place), "library": library}

    def subtitle(self, place):
        return _("What is new, also what has been translated.")

    def link(self, place):
        return f"/{_language()}/{place}/" if place else f"/{_language()}/"

    def feed_url(self, place):
        return reverse("library:feed_of", args=[place]) if place else reverse("library:feed")

    def feed_guid(self, place):
        return None

    def items(self, place):
        models = [kind.model for kind in _page_kinds() if place in ("", kind.place)]
        return newest(models, _language())

    def item_title(self, page):
        return name_of(page).title

    def item_description(self, page):
        # Readers of feeds take a summary for HTML.
        return escape(name_of(page).summary)

    def item_link(self, page):
        return address(page.url_path, _language())

    def item_guid(self, page):
        # Each version has its own, so that a translation is news.
        return uuid5(page.translation_key, page.language).urn

    def item_pubdate(self, page):
        return page.first_published_at

    def item_updateddate(self, page):
        return page.last_published_at

    def item_categories(self, page):
        return [capfirst(str(page._meta.verbose_name))]

    def item_copyright(self, page):
        return page.get_licence_display()

    def item_extra_kwargs(self, page):
        return {"language": name_of(page).language, "licence": LICENCES.get(page.licence)}


def newest(models, language, most=MOST):
    """The versions readers of `language` get, the latest first; a query a kind and two besides."""
    nearest = Window(
        RowNumber(), partition_by=[F("translation_key")], order_by=[rank(language), F("id")]
    )
    rows = public_versions(Page).type(*models).annotate(place=nearest).filter(place=1)
    rows = rows.order_by("-first_published_at", "-pk").values_list("pk", flat=True)[:most]
    ids = list(rows)
    pages = Page.objects.filter(pk__in=ids).select_related("locale").defer_streamfields()
    found = {page.pk: page for page in pages.specific()}
    lend(found.values(), language)
    return [found[pk] for pk in ids]


def _page_kinds():
    return [kind for kind in kinds.every() if issubclass(kind.model, Page)]


def _name(place):
    """What readers call a place: its kinds together."""
    names = [str(kind.label_plural) for kind in _page_kinds() if kind.place == place]
    return capfirst(" · ".join(names))


def _language():
    return get_language() or DEFAULT_LANGUAGE
