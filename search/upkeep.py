"""The search engines as an administrator meets them: how each is, and what can be done about it.

Turns states and jobs into plain data for the page; knows no template.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from search import engines, jobs, registering
from search.breaker import breaker_of
from search.contract import Indexes
from search.models import OutboxRow, SearchJob
from search.status import Status, status

PERMISSION = "search.keep_searchindex"
NAMES = {"embedded": _("The library's own engine"), "elasticsearch": "Elasticsearch"}
_TOO_LONG = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class ParkedWork:
    """A work that can't be taken in: its title, where it is edited, and what went wrong."""

    title: str
    address: str
    trouble: str


@dataclass(frozen=True, slots=True)
class EngineShown:
    """One engine on the page."""

    label: str
    status: Status
    #: Whether readers are to be answered by it, and whether they are now.
    is_first: bool
    answers: bool
    #: Whether this process leaves it alone for the moment, as it failed again and again.
    is_left_alone: bool
    parked: tuple[ParkedWork, ...]
    going_on: tuple[SearchJob, ...]
    ended: tuple[SearchJob, ...]

    @property
    def is_being_made(self) -> bool:
        return any(job.task in jobs.ONE_AT_A_TIME for job in self.going_on)


class UpkeepWarning(Component):
    """On the first page of the admin: that something stays out of an index, if it does."""

    name, order = "search_engines", 90
    template_name = "search/_upkeep_warning.html"

    def __init__(self, request: HttpRequest) -> None:
        self._is_for_them = request.user.has_perm(PERMISSION)

    def get_context_data(self, parent_context: dict) -> dict[str, object]:
        if not self._is_for_them:
            return {}
        rows = OutboxRow.objects.filter(index__in=registering.serving_everywhere())
        late = rows.filter(since__lt=timezone.now() - _TOO_LONG, parked_at__isnull=True)
        return {"parked": rows.exclude(parked_at=None).count(), "late": late.count()}


def shown() -> tuple[EngineShown, ...]:
    """All engines of this machine, the one that is to answer readers first."""
    every = {indexes: status(indexes) for indexes in engines.every()}
    able = [found.engine for found in every.values() if found.answers]
    return tuple(
        _shown(indexes, found, is_first=not at, answers=able[:1] == [found.engine])
        for at, (indexes, found) in enumerate(every.items())
    )


def _shown(indexes: Indexes, found: Status, *, is_first: bool, answers: bool) -> EngineShown:
    rows = jobs.latest(indexes.place)
    going_on = tuple(row for row in rows if jobs.is_going_on(row))
    return EngineShown(
        label=NAMES.get(found.engine, found.engine),
        status=found,
        is_first=is_first,
        answers=answers,
        is_left_alone=breaker_of(found.engine).is_open,
        parked=_parked(found),
        going_on=going_on,
        ended=tuple(row for row in rows if row not in going_on),
    )


def _parked(found: Status) -> tuple[ParkedWork, ...]:
    keys = [one.key for one in found.parked_works]
    pages = Page.objects.filter(translation_key__in=keys, alias_of=None).order_by("pk")
    first = {str(page.translation_key): page for page in reversed(pages)}
    return tuple(
        ParkedWork(
            title=first[one.key].title if one.key in first else one.key,
            address=_edited_at(first.get(one.key)),
            trouble=one.trouble,
        )
        for one in found.parked_works
    )


def _edited_at(page: Page | None) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else ""
