"""Where search joins Wagtail's admin: each subject has its own module, named here."""

from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from search.editing import counts
from search.editing.meanings import MeaningViewSet
from search.editing.picks import PickViewSet
from search.upkeep import PERMISSION, UpkeepWarning
from search.views import upkeep


class SearchWords(SnippetViewSetGroup):
    """What editors do for the search."""

    items = (MeaningViewSet, PickViewSet)
    menu_label = _("Search words")
    menu_name = "search-words"
    menu_icon = "search"


register_snippet(SearchWords)


class GuardedMenuItem(MenuItem):
    """Shown to those who may open it."""

    def __init__(self, permission, *args, **kwargs):
        self.permission = permission
        super().__init__(*args, icon_name="search", **kwargs)

    def is_shown(self, request):
        return request.user.has_perm(self.permission)


@hooks.register("register_admin_urls")
def addresses():
    return [*upkeep.urlpatterns, *counts.urlpatterns]


@hooks.register("register_settings_menu_item")
def upkeep_item():
    return GuardedMenuItem(PERMISSION, _("Search engines"), reverse("search_upkeep"), order=900)


@hooks.register("register_reports_menu_item")
def counts_item():
    return GuardedMenuItem(
        counts.PERMISSION, _("What people search for"), reverse("search_counts"), order=900
    )


@hooks.register("register_permissions")
def permissions():
    named = ("keep_searchindex", "view_searchcount")
    return Permission.objects.filter(content_type__app_label="search", codename__in=named)


@hooks.register("construct_homepage_panels")
def warning(request, panels):
    panels.append(UpkeepWarning(request))
