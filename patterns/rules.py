"""Rules about links between works that a draft must keep too (domain rules 1 to 3).

Asked in `clean()`, which the form and every saved revision go through, and again under a lock
when the page goes live.
"""

import uuid

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext as _

from patterns.models.facts import raw
from patterns.models.relations import SYMMETRIC, Relation, RelationKind

COMPLETES_LOCK = 7_352_010  # an arbitrary number that only this rule uses


def link_errors(page):
    """Raise a ValidationError on `links` that names every link that can't be; four queries."""
    found = [*_in_itself(page), *_already_from_the_other(page), *loops(page), *_up_and_beside(page)]
    if found:
        raise ValidationError({"links": found})


def repetition_errors(page):
    """Raise a ValidationError that names every work a field lists twice, and the page itself."""
    found = {}
    for name, spec in page.relations.items():
        if name != "links":  # Those have kinds, and more rules.
            items = raw(page, page._meta.get_field(name))
            targets = [str(item["value"].get(spec.target) or "") for item in items]
            for target in dict.fromkeys(filter(None, targets)):
                if target == str(page.translation_key):
                    found.setdefault(name, []).append(_("A work can't link to itself."))
                elif targets.count(target) > 1:
                    message = _("“%(work)s” is listed twice. Take one away.")
                    found.setdefault(name, []).append(message % {"work": _title(target)})
    if found:
        raise ValidationError(found)


def links_of(page):
    """(kind, target key) of each link of a pattern that has a target."""
    for item in raw(page, page._meta.get_field("links")):
        if item["value"].get("target"):
            yield item["value"].get("kind"), uuid.UUID(str(item["value"]["target"]))


def _in_itself(page):
    seen = set()
    for item in raw(page, page._meta.get_field("links")):
        value = item["value"]
        pair = (value.get("kind"), str(value.get("target")))
        if pair[1] == str(page.translation_key):
            yield _("A pattern can't link to itself. Choose another one.")
        elif pair in seen:
            yield _("“%(pattern)s” is linked twice with the same kind. Take one away.") % {
                "pattern": _title(pair[1])
            }
        elif value.get("kind") == RelationKind.TENSION_WITH and not value.get("reason"):
            yield _("Say why it is in tension with “%(pattern)s”.") % {"pattern": _title(pair[1])}
        seen.add(pair)


def _already_from_the_other(page):
    """A symmetric link is kept once, on whichever pattern it was made."""
    for kind, target in links_of(page):
        if kind in SYMMETRIC and Relation.objects.filter(
            kind=kind, source=target, target=page.translation_key
        ).exists():
            yield _("“%(pattern)s” links here with this kind already; it shows on both.") % {
                "pattern": _title(target)
            }


def loops(page):
    """A sentence for each link that would make a pattern a part of itself, naming the way round."""
    ups = [target for kind, target in links_of(page) if kind == RelationKind.COMPLETES]
    if not ups:
        return
    above = parents()
    above[page.translation_key] = ups
    for target in ups:
        way = path(above, target, page.translation_key)
        if way:
            names = " → ".join(f"“{_title(key)}”" for key in (page.translation_key, *way))
            yield _("This would make a pattern a part of itself: %(loop)s. Take one link away.") % {
                "loop": names
            }


def parents():
    """Larger patterns by pattern, from what is published; one query."""
    above = {}
    edges = Relation.objects.filter(kind=RelationKind.COMPLETES)
    for source, target in edges.values_list("source_id", "target_id"):
        above.setdefault(source, []).append(target)
    return above


def path(above, start, goal):
    """The keys on a way up from `start` to `goal`, both included; empty where there is none."""
    trail = {start: None}
    queue = [start]
    for key in queue:
        if key == goal:
            break
        for parent in above.get(key, ()):
            if parent not in trail:
                trail[parent] = key
                queue.append(parent)
    way = []
    step = goal if goal in trail else None
    while step is not None:
        way.insert(0, step)
        step = trail[step]
    return way


def _up_and_beside(page):
    """`works_with` is for patterns side by side, not for one above the other (SKOS S27).

    Also for pairs elsewhere: a new link up puts all that is below this one below all above.
    """
    links = list(links_of(page))
    ups = [target for kind, target in links if kind == RelationKind.COMPLETES]
    beside = [target for kind, target in links if kind == RelationKind.WORKS_WITH]
    if not beside and not ups:
        return
    above = parents()
    above[page.translation_key] = ups
    pairs = [(page.translation_key, target) for target in beside]
    for one, other in dict.fromkeys([*pairs, *(_pairs_elsewhere(page) if ups else ())]):
        if path(above, one, other) or path(above, other, one):
            yield _both_ways(page, one, other)


def _pairs_elsewhere(page):
    rows = Relation.objects.filter(kind=RelationKind.WORKS_WITH)
    return rows.exclude(source=page.translation_key).values_list("source_id", "target_id")


def _both_ways(page, one, other):
    if page.translation_key not in (one, other):
        return _(
            "“%(one)s” works well with “%(other)s”; your link would put one above the other. "
            "Take this link away, or that one."
        ) % {"one": _title(one), "other": _title(other)}
    other = other if one == page.translation_key else one
    return _("“%(pattern)s” is above or below this one already. Take “works well with” away.") % {
        "pattern": _title(other)
    }


def _title(key):
    from patterns.fallback import any_title

    return any_title(key)


def holds_new_links(page):
    """Whether publishing `page` adds links that another page's could contradict; one query."""
    checked = {RelationKind.COMPLETES, *SYMMETRIC}
    mine = {(kind, target) for kind, target in links_of(page) if kind in checked}
    have = Relation.objects.filter(source=page.translation_key).values_list("kind", "target_id")
    return bool(mine) and bool(mine - set(have))


def hold_the_spine():
    """Let one transaction at a time add such links. SQLite has one writer anyway.

    Who writes many works in one transaction calls it first, before any work is claimed.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [COMPLETES_LOCK])
