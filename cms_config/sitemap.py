"""The list of pages for crawlers: what is live and public, each beside its other languages.

A copy that stands in for a missing translation is not in it, nor what needs a password. Addresses
begin as the crawler's own question did, as they do in the pages themselves.
"""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import override
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from patterns.fallback import address, tail
from patterns.languages_table import LANGUAGE_CODES, default_among


class LibrarySitemap(Sitemap):
    """Pages below the home page of every language."""

    def items(self):
        homes = self.get_wagtail_site().root_page.get_translations(inclusive=True)
        below = reduce(or_, (Q(path__startswith=home.path) for home in homes))
        # The order keeps the numbered parts of a long list the same from call to call.
        return (
            Page.objects.filter(below, alias_of=None)
            .live()
            .public()
            .order_by("path")
            .values_list(
                "translation_key", "locale__language_code", "url_path", "last_published_at"
            )
        )

    def _urls(self, page, protocol, domain):
        versions = {}
        for key, code, path, _moment in self.items():
            versions.setdefault(key, {})[code] = whole(self.request, address(path, code))
        rows = list(self.paginator.page(page).object_list)
        moments = [moment for *_rest, moment in rows if moment]
        if moments:
            self.latest_lastmod = max(moments)
        return [
            {
                "location": versions[key][code],
                "lastmod": moment,
                "alternates": list(_alternates(versions[key], self._default(path))),
            }
            for key, code, path, moment in rows
        ]

    def _default(self, path):
        """The front door asks a browser which language its reader wants."""
        return "" if tail(path) else whole(self.request, "/")


def whole(request, path):
    """An address that begins as the question did."""
    return f"{request.scheme}://{request.get_host()}{path}"


def _alternates(versions, default=""):
    """Every language a place is in, and where readers of all others begin."""
    for code, location in versions.items():
        yield {"lang_code": code, "location": location}
    yield {"lang_code": "x-default", "location": default or versions[default_among(versions)]}


class OtherPages(Sitemap):
    """Readers' pages that are no pages of the tree; all are in every language."""

    names = ("glossary", "tutors", "guide", "accessibility", "licences")

    def items(self):
        return self.names

    def _urls(self, page, protocol, domain):
        return [
            {"location": location, "alternates": list(_alternates(versions))}
            for versions in map(self._versions, self.paginator.page(page).object_list)
            for location in versions.values()
        ]

    def _versions(self, name):
        found = {}
        for code in LANGUAGE_CODES:
            with override(code):
                found[code] = whole(self.request, reverse(f"library:{name}"))
        return found
