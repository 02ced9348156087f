"""Who somebody is to a thing, so that the table can be asked.

What Wagtail's own rights make of people is known here; rooms register what else makes them
something (`register`): the group of a language, later a place in a community.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from wagtail.models import Page, PagePermissionTester
from wagtail.permissions import policy_registry

from patterns.policy.table import Who

RIGHTS = {"publish": Who.PUBLISHER, "change": Who.EDITOR, "add": Who.CONTRIBUTOR}
KEEPING = ("add", "change", "delete", "view")  # the rights there are on records


@dataclass(frozen=True)
class Maker:
    """What makes people `who`: asked of one thing, of all pages at once, and of a person alone."""

    who: Who
    is_so: Callable[[Any, Any], bool]  # (user, thing)
    pages: Callable[[Any], Q]  # the pages to which this user is that
    anywhere: Callable[[Any], bool]  # whether this user is that to anything at all


makers: dict[Who, Maker] = {}


def register(who, *, is_so, pages, anywhere):
    """Say what makes people `who`; for rooms, in `ready()`."""
    makers[who] = Maker(who, is_so, pages, anywhere)


def capacities(user, thing):
    """Everything `user` is to `thing`; no query for pages once Wagtail has read the rights."""
    yield Who.ANYBODY
    if not user.is_active or not user.is_authenticated:
        return
    if user.is_superuser:
        yield Who.ADMINISTRATOR
    yield from _rights_on(user, thing)
    for maker in makers.values():
        if maker.is_so(user, thing):
            yield maker.who


def _rights_on(user, thing):
    if isinstance(thing, Page):
        if user.is_superuser:
            return
        names = PagePermissionTester(user, thing).permissions
        yield from (who for name, who in RIGHTS.items() if name in names)
        if "add" in names and thing.owner_id == user.pk:
            yield Who.AUTHOR
    else:
        rights = policy_registry.get_by_type(_kept_as(thing))
        if rights.user_has_any_permission(user, KEEPING):
            yield Who.KEEPER
        for name in ("change", "add"):
            if rights.user_has_permission(user, name):
                yield RIGHTS[name]


def _kept_as(thing):
    """The model whose keepers look after `thing`, an instance or a model."""
    from patterns.models import Concept, ConceptLabel

    model = thing if isinstance(thing, type) else type(thing)
    return Concept if issubclass(model, ConceptLabel) else model
