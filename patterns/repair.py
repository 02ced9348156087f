"""What must be equal and isn't: facts across languages, and derived rows against their source.

Only what passes the gates by can make it differ: raw SQL, `QuerySet.update()`, a restored part of
a database. `differences()` looks and writes nothing, `rebuild()` makes it right; on a healthy site
neither changes a row.
"""

from dataclasses import dataclass

from django.db import transaction

from patterns.models.derived import derive, derived
from patterns.models.facts import facts_apart
from patterns.models.relations import Filing, Placement, Relation
from patterns.models.work import Work
from patterns.signals import works_changed


@dataclass(frozen=True)
class Difference:
    """One thing that isn't as it should be: of which work, in which language, what."""

    key: str
    title: str
    language: str  # empty where it is about the work itself
    what: str  # a field's name, or one of the words below


NO_SOURCE, RELATIONS, FILINGS, PLACEMENTS = "source", "relations", "filings", "placements"


def differences():
    """Every difference, work by work; a dozen queries for each."""
    for work in works():
        yield from differences_of(work)


def rebuild():
    """Make facts and derived rows right again; how many works were not."""
    return sum(1 for work in works() if any(differences_of(work)) and mend(work))


def works():
    there = Work.objects.filter(gone_at=None).select_related("content_type", "source_locale")
    return there.order_by("pk").iterator(chunk_size=200)


def differences_of(work):
    versions = list(work.versions().select_related("locale"))
    source = next((v for v in versions if v.locale_id == work.source_locale_id), None)
    if source is None:
        title = versions[0].title if versions else ""
        yield Difference(str(work.key), title, work.source_locale.language_code, NO_SOURCE)
        return
    if source.live:
        for version in versions:
            for name in facts_apart(version, source):
                yield Difference(str(work.key), version.title, version.language, name)
    for what in _rows_apart(work):
        yield Difference(str(work.key), source.title, "", what)


def _rows_apart(work):
    wanted = derived(work)
    if _plain(wanted.relations) != _plain(Relation.objects.filter(source=work)):
        yield RELATIONS
    if wanted.filings != set(Filing.objects.filter(work=work).values_list("concept", "role")):
        yield FILINGS
    rows = Placement.objects.filter(work=work).values_list("actor", "action")
    if wanted.placements != set(rows):
        yield PLACEMENTS


def _plain(relations):
    """Relations without their ids, in an order of their own."""
    columns = ("kind", "target_id", "position", "block_id", "outcome", "texts")
    rows = [tuple(getattr(row, name) for name in columns) for row in relations]
    return sorted(rows, key=lambda row: (row[0], str(row[1])))


@transaction.atomic
def mend(work):
    """Give a work a source if it lost it, lay its facts over its versions, derive its rows."""
    versions = list(work.versions().order_by("pk"))
    if not versions:
        work.bury()
    elif all(version.locale_id != work.source_locale_id for version in versions):
        Work.objects.filter(pk=work.pk).update(source_locale=versions[0].locale)
        work.source_locale = versions[0].locale
    source = work.source()
    if source and source.live:
        for version in versions:
            if facts_apart(version, source):
                version.save(clean=False)  # its own gate lays the facts over it
    derive(work)
    works_changed.send(sender=Work, keys={str(work.key)})
    return True
