"""Addresses of Wagtail's own that tell more than their reader may know, each with its rule.

A rule gets the request and the words of the address and answers with a sentence of refusal, or
None. Lists that can be filtered are filtered instead (`patterns.editing.visible`).
"""

from django.apps import apps
from django.http import Http404
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permissions import policy_registry

from patterns import policy
from patterns.policy.page_rights import may_see_page, visible_pages
from patterns.policy.who import KEEPING


def of_all(request, **words):
    """What tells of every page or file there is, whoever made it."""
    if policy.allows(request.user, policy.Action.SEE, Page.get_first_root_node()):
        return None
    return _("This tells of the whole site. Ask an administrator for what you need from it.")


def one_action(request, pk, action_name):
    """What programs do with one page; only one of these makes a second source of a work."""
    if action_name == "copy_for_translation":
        return _(
            "Translations begin with “Translate this page”, which keeps them with their source."
        )
    return None


def chosen_pages(request):
    pages = Page.objects.filter(pk__in=filter(str.isdecimal, request.GET.getlist("id")))
    if all(may_see_page(request.user, page) for page in pages.specific()):
        return None
    return _("You can't see one of these pages. Choose others.")


def bulk(request, app_label, model_name, action):
    """An action on many at once; its question names them all, also those it won't be done to."""
    model = model_of(app_label, model_name)
    if issubclass(model, Page):
        seen, place = visible_pages(request.user), request.GET.get("childOf") or None
        asked = Page.objects.filter(pk=place).first() if place and place.isdecimal() else None
        asked = asked.get_descendants() if asked else Page.objects.all()
    else:
        rights = policy_registry.get_by_type(model)
        seen = rights.instances_user_has_any_permission_for(request.user, (*KEEPING, "choose"))
        asked = model._default_manager.all()
    chosen = request.GET.getlist("id")
    if "all" not in chosen:
        asked = model._default_manager.filter(pk__in=filter(str.isdecimal, chosen))
    if asked.exclude(pk__in=seen.values("pk")).exists():
        return _("You can't see one of these. Choose others.")
    return None


def of_editors(request, **words):
    """What helps to write a page, and tells what others have written."""
    pages = policy_registry.get_by_type(Page)
    if pages.user_has_any_permission(request.user, ("add", "change")):
        return None
    return _("This is for those who edit pages.")


def of_keepers(request, **words):
    """A chooser of records; which ones, its name space says."""
    (name,) = request.resolver_match.namespaces[-1:]
    label, _underscore, model = name.removeprefix("wagtailsnippetchoosers_").rpartition("_")
    if policy.allows(request.user, policy.Action.SEE, model_of(label, model)):
        return None
    return _("You can't see these. Ask an administrator if you need them.")


def model_of(app_label, model_name):
    try:
        return apps.get_model(app_label, model_name)
    except LookupError:
        raise Http404 from None


def without_what_is_shut(request, menu_items):
    """The menu of reports without those that are shut to its reader."""
    if of_all(request):
        menu_items[:] = [item for item in menu_items if item.name != "page-types-usage"]


CHOOSERS = of_keepers
ADDRESSES = {
    "api/main/documents/": of_all,
    "api/main/documents/<int:pk>/": of_all,
    "api/main/documents/find/": of_all,
    "api/main/pages/<int:pk>/action/<str:action_name>/": one_action,
    "api/main/images/": of_all,
    "api/main/images/<int:pk>/": of_all,
    "api/main/images/find/": of_all,
    "bulk/<str:app_label>/<str:model_name>/<str:action>/": bulk,
    "choose-page/chosen-multiple/": chosen_pages,
    "reports/page-types-usage/": of_all,
    "reports/page-types-usage/results/": of_all,
    "tag-autocomplete/": of_editors,
    "tag-autocomplete/<slug:app_name>/<slug:model_name>/": of_editors,
}
