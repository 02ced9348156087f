"""The list of pages for crawlers: what is live and public, each in its true language.

A copy that stands in for a missing translation is not in it, nor what needs a password.
"""

from functools import reduce
from operator import or_

from django.db.models import Q
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page


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
            .defer_streamfields()
            .specific()
        )
