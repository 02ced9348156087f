"""Finding what the library holds, as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Records, engines and the search page."""

    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from search import listening

        listening.connect()
