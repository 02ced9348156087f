"""What people search for, as editors read it: the most, what found nothing, what took long.

Reads counts only; who searched, nobody knows.
"""

from datetime import timedelta

from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from wagtail.admin.auth import permission_required

from search.models import Meaning, SearchCount

PERMISSION = "search.view_searchcount"
PERIODS = (7, 30, 90)
#: What takes longer is slow, in milliseconds.
SLOW = 500
_SHOWN = 100

LISTS = {
    "most": _("Searched most"),
    "nothing": _("Found nothing"),
    "slow": _("Took long"),
}


@permission_required(PERMISSION)
@never_cache
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """One of the lists, for the last days."""
    shown = request.GET.get("list")
    shown = shown if shown in LISTS else "most"
    days = request.GET.get("days", "")
    days = int(days) if days in map(str, PERIODS) else PERIODS[1]
    crumbs = [
        {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
        {"url": "", "label": _("What people search for")},
    ]
    context = {
        "breadcrumbs_items": crumbs,
        "header_title": _("What people search for"),
        "header_icon": "search",
        "lists": [(name, label, name == shown) for name, label in LISTS.items()],
        "periods": [(number, number == days) for number in PERIODS],
        "shown": shown,
        "days": days,
        "rows": listed(shown, days)[:_SHOWN],
        "add": Meaning.snippet_viewset.get_url_name("add"),
        "may_add": request.user.has_perm("search.add_meaning"),
    }
    return TemplateResponse(request, "search/counts.html", context)


def listed(name: str, days: int) -> QuerySet:
    """Searches of the last days with how often, how many hits and how slow; one query."""
    since = timezone.localdate() - timedelta(days=days - 1)
    rows = SearchCount.objects.filter(day__gte=since)
    if name == "slow":
        rows = rows.filter(under_ms__gt=SLOW)
    rows = rows.values("words", "language")
    rows = rows.annotate(asked=Sum("times"), found=Max("hits"), slowest=Max("under_ms"))
    if name == "nothing":
        rows = rows.filter(found=0)
    return rows.order_by("-asked", "words", "language")


urlpatterns = [path("searches/", page, name="search_counts")]
