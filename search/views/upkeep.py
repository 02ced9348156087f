"""The administrators' page of the search engines: how they are, and buttons for what can be done.

Looking changes nothing. Long work is only asked for here; whoever keeps the index does it.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.auth import permission_required

from search import engines, jobs, outbox, registering
from search.contract import Indexes
from search.models import SearchJob
from search.status import elsewhere
from search.upkeep import PERMISSION, shown
from search.working import begin

_TAKE_IN = "take-in"


@permission_required(PERMISSION)
@never_cache
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Every engine with its state."""
    crumbs = [
        {"url": reverse_lazy("wagtailadmin_home"), "label": gettext_lazy("Home")},
        {"url": "", "label": gettext_lazy("Search engines")},
    ]
    context = {"breadcrumbs_items": crumbs, "header_title": gettext_lazy("Search engines")}
    return TemplateResponse(
        request, "search/upkeep.html", {**context, "header_icon": "search", **_state()}
    )


@permission_required(PERMISSION)
@never_cache
@require_GET
def state(request: HttpRequest) -> HttpResponse:
    """The part of the page that changes while work goes on."""
    return TemplateResponse(request, "search/_upkeep_engines.html", _state())


@permission_required(PERMISSION)
@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """Do, or have done, what a button says."""
    try:
        indexes = engines.named(request.POST.get("engine", ""))
        task = request.POST.get("do", "")
        if task == _TAKE_IN:
            _take_in(request, indexes)
        elif task in jobs.Task:
            _ask(request, indexes, jobs.Task(task))
        else:
            messages.error(request, _("There is no such button. Nothing was done."))
    except KeyError:
        messages.error(request, _("This engine isn't used any more. Nothing was done."))
    return redirect("search_upkeep")


urlpatterns = [
    path("search-engines/", page, name="search_upkeep"),
    path("search-engines/state/", state, name="search_upkeep_state"),
    path("search-engines/do/", act, name="search_upkeep_act"),
]


def _state() -> dict[str, object]:
    found = shown()
    is_busy = any(engine.going_on for engine in found)
    return {"engines": found, "is_busy": is_busy, "elsewhere": elsewhere()}


def _take_in(request: HttpRequest, indexes: Indexes) -> None:
    """What is put off and what is parked is tried at once."""
    works = outbox.try_again(registering.serving(indexes.place))
    begin(indexes)
    messages.success(
        request,
        ngettext("%(n)s work is being taken in.", "%(n)s works are being taken in.", works)
        % {"n": works},
    )


def _ask(request: HttpRequest, indexes: Indexes, task: jobs.Task) -> None:
    alone = task in jobs.ONE_AT_A_TIME
    if alone and any(_is_made(row) for row in jobs.latest(indexes.place)):
        messages.error(
            request, _("The index is being made already. Wait until that is done, then try again.")
        )
        return
    jobs.ask(task, indexes, by=request.user)
    begin(indexes)
    messages.success(request, _("It is being done. This page shows how far it is."))


def _is_made(row: SearchJob) -> bool:
    return jobs.is_going_on(row) and row.task in jobs.ONE_AT_A_TIME
