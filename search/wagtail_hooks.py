"""Where search joins Wagtail's admin: the page of the search engines, and who may open it."""

from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from search.upkeep import PERMISSION, UpkeepWarning
from search.views import upkeep


class UpkeepMenuItem(MenuItem):
    """Shown to those who may open it."""

    def is_shown(self, request):
        return request.user.has_perm(PERMISSION)


@hooks.register("register_admin_urls")
def addresses():
    return upkeep.urlpatterns


@hooks.register("register_settings_menu_item")
def menu_item():
    return UpkeepMenuItem(
        _("Search engines"), reverse("search_upkeep"), icon_name="search", order=900
    )


@hooks.register("register_permissions")
def permissions():
    return Permission.objects.filter(content_type__app_label="search", codename="keep_searchindex")


@hooks.register("construct_homepage_panels")
def warning(request, panels):
    panels.append(UpkeepWarning(request))
