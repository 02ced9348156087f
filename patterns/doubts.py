"""What an editor should think about, though nothing is wrong: said at publishing, never a bar."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from patterns.fallback import any_title, public_versions
from patterns.models.evidence import PracticeReport
from patterns.models.relations import Filing, Outcome, Relation, RelationKind
from patterns.rules import links_of

USES_FOR_TWO_STARS, PLACES_FOR_TWO_STARS = 3, 2


def doubts(page):
    """A sentence for each doubt about `page`; none for most kinds. A few queries."""
    if page.kind == "pattern" and page.is_source:
        yield from _too_sure(page)
        yield from _nothing_in_common(page)


def _too_sure(page):
    if page.confidence < page.Confidence.TRUE_INVARIANT:
        return
    uses, places = where_it_worked(page.translation_key)
    if uses < USES_FOR_TWO_STARS or places < PLACES_FOR_TWO_STARS:
        yield ngettext(
            "Two stars, and only %(uses)s published use that worked (communities: %(places)s). "
            "Two stars want three uses from two communities.",
            "Two stars, and only %(uses)s published uses that worked (communities: %(places)s). "
            "Two stars want three uses from two communities.",
            uses,
        ) % {"uses": uses, "places": places}


def where_it_worked(key):
    """(how many published uses of a pattern worked, in how many communities); three queries."""
    cases = public_versions().values("translation_key")
    worked = Relation.objects.filter(
        kind=RelationKind.APPLIES, target=key, outcome=Outcome.WORKED, source__in=cases
    )
    reports = PracticeReport.objects.filter(
        work=key, outcome=Outcome.WORKED, state=PracticeReport.State.PUBLISHED
    )
    happened = Relation.objects.filter(
        kind=RelationKind.HAPPENED_IN, source__in=worked.values("source")
    )
    told = list(reports.values_list("community", flat=True))
    places = {*happened.values_list("target", flat=True), *told} - {None}
    return worked.count() + len(told), len(places)


def _nothing_in_common(page):
    """Alternatives solve the same problem, so they should share a topic."""
    mine = {concept.pk for concept in page.concepts.all() if concept.code in page.topics}
    for kind, target in links_of(page):
        if kind == RelationKind.ALTERNATIVE_TO and not _topics(target) & mine:
            yield _(
                "“%(pattern)s” is an alternative, but has no topic in common. Give both one."
            ) % {"pattern": any_title(target)}


def _topics(key):
    return set(Filing.objects.filter(work=key, role="topics").values_list("concept", flat=True))
