"""The policy: may somebody do this with that? The table answers, and nothing else does.

`allows(user, Action.PUBLISH, page)` for one thing; `pages_for(user, Action.SEE)` for all pages at
once, as a condition of a query. Knows Wagtail's rights and whatever rooms register; doesn't know
addresses or forms.
"""

from django.db.models import Q

from patterns.policy.table import TABLE, Action, Thing, Who
from patterns.policy.things import pages_that_are, thing_of
from patterns.policy.who import capacities, makers, register

__all__ = [
    "TABLE",
    "Action",
    "Thing",
    "Who",
    "allows",
    "grants",
    "pages_for",
    "register",
    "thing_of",
]


def grants(thing, who, action):
    """Whether the table's line for `who` and `thing` names the action."""
    return who is Who.ADMINISTRATOR or action in TABLE.get((thing, who), ())


def allows(user, action, subject):
    """Whether `user` may do `action` with `subject`: a page, a record or a model of records.

    What the subject is, is asked only of somebody who may do it to something.
    """
    whos = set(capacities(user, subject))
    if Who.ADMINISTRATOR in whos:
        return True
    whos = [who for who in whos if any(grants(thing, who, action) for thing in Thing)]
    thing = thing_of(subject) if whos else None
    return any(grants(thing, who, action) for who in whos)


def pages_for(user, action):
    """The pages to which what rooms registered lets `user` do `action`, as a condition.

    What Wagtail's own rights add is the page policy's business; it asks this one.
    """
    found = Q(pk__in=[])
    for thing in (Thing.SOURCE, Thing.TRANSLATION, Thing.PLACE, Thing.ALIAS):
        for maker in makers.values():
            if grants(thing, maker.who, action) and maker.anywhere(user):
                found |= maker.pages(user) & pages_that_are(thing)
    return found
