"""What loading will do, version by version, before it does it.

Compares what the package says now with what it said last time, and what the site says now with
what it said right after: so a second run writes nothing, and nobody's edit is overwritten unless
that was asked for.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _
from wagtail.models import Revision

from patterns.library.fingerprint import digest, fingerprint
from patterns.library.known import page_kinds
from patterns.models import Loaded

READING = 1  # raise it when a reader makes something else of the same file
AT_ONCE = 500
SHORT = "short"  # the kind of a step for a short form


class Status(StrEnum):
    """What happens to a thing of a package."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    GONE = "gone"


@dataclass(slots=True)
class Step:
    """One thing of a package and what is done with it."""

    kind: str
    identity: str
    path: str
    status: Status
    language: str = ""
    why: str = ""  # why it is kept
    entry: object = None  # the work, concept or person
    digest: str = ""
    row: Loaded | None = None
    page: int | None = None  # the id of the page that is there

    @property
    def version(self):
        """What the package says of a work in a language."""
        shelf = self.entry.shorts if self.kind == SHORT else self.entry.versions
        return shelf[self.language]

    @property
    def is_written(self):
        return self.status in (Status.NEW, Status.CHANGED)


@dataclass(slots=True)
class There:
    """A version on the site."""

    page: int
    live: bool
    revision: int | None
    is_alias: bool


@dataclass(slots=True)
class SiteWorks:
    """The versions on the site of the works a package names, and what the package brought."""

    versions: dict = field(default_factory=dict)  # (key, language) -> There
    rows: dict = field(default_factory=dict)  # (key, language) -> Loaded


def plan_works(content, site, overwrite):
    """A step for each version of each work, then one for each that is gone from the package."""
    there = _look(content)
    for work in content.works:
        yield from _Plan(work, content, site, there, overwrite).steps()
    here = {(work.key, language) for work in content.works for language in work.versions}
    for (key, language), row in sorted(there.rows.items()):
        if (key, language) not in here and (key, language) in there.versions:
            yield Step(row.kind, key, row.path, Status.GONE, language)


def _look(content):
    found = SiteWorks()
    kinds = {kind.name: kind.model for kind in page_kinds()}
    for row in Loaded.objects.filter(package=content.library.name, kind__in=kinds):
        found.rows[row.identity, row.language] = row
    keys = {(work.kind, work.key) for work in content.works}
    keys |= {(row.kind, row.identity) for row in found.rows.values()}
    for name, model in kinds.items():
        wanted = sorted(key for kind, key in keys if kind == name)
        for start in range(0, len(wanted), AT_ONCE):
            pages = model.objects.filter(translation_key__in=wanted[start : start + AT_ONCE])
            for key, language, pk, live, revision, alias in pages.values_list(
                "translation_key", "locale__language_code", "pk", "live", "latest_revision_id",
                "alias_of",
            ):  # fmt: skip
                found.versions[str(key), language] = There(pk, live, revision, bool(alias))
    return found


class _Plan:
    """Plans the versions of one work."""

    def __init__(self, work, content, site, there, overwrite):
        self.work, self.content, self.there = work, content, there
        self.overwrite = overwrite
        row = site.works.get(work.key)
        self.source_there = row.source_locale.language_code if row and not row.gone_at else ""

    def steps(self):
        source = self._step(self.work.source)
        yield source
        for version in self.work.translations:
            step = self._step(version)
            if step.is_written and self._source_differs(source):
                # Its blocks may be others by now: words for the package's wouldn't fit.
                why = source.why or _("Its source was changed on the site.")
                step.status, step.why = Status.KEPT, why
            yield step

    def _source_differs(self, source):
        if source.status == Status.UNCHANGED:
            return edited(source.row, self.there.versions[source.identity, source.language])
        return source.status == Status.KEPT

    def _step(self, version):
        place = (self.work.key, version.language)
        there, row = self.there.versions.get(place), self.there.rows.get(place)
        step = Step(
            self.work.kind, self.work.key, version.path, Status.UNCHANGED, version.language,
            entry=self.work, digest=self._digest(version), row=row,
            page=there.page if there else None,
        )  # fmt: skip
        step.status, step.why = self._status(step, there, row)
        return step

    def _digest(self, version):
        media = {}
        if version is self.work.source:
            media = {item.path: self.content.media[item.path] for item in self.work.media()}
        facts = [self.work.slug, self.work.facts.get("licence"), self.work.is_live(version)]
        return digest(READING, version.digest, media, facts)

    def _status(self, step, there, row):
        if self.source_there and self.source_there != self.work.source_language:
            why = _("On the site it is translated from %(language)s.")
            return Status.KEPT, why % {"language": self.source_there}
        if there is None or there.is_alias:
            if row is not None and there is None and not self.overwrite:
                return Status.KEPT, _("It was deleted on the site.")
            return Status.NEW, ""
        if row is None:
            if self.overwrite:
                return Status.CHANGED, ""
            return Status.KEPT, _("The site has it already, from elsewhere.")
        if row.digest == step.digest and not self.overwrite:
            return Status.UNCHANGED, ""
        if edited(row, there):
            if self.overwrite:
                return Status.CHANGED, ""
            return Status.KEPT, _("It was changed on the site.")
        return (Status.UNCHANGED if row.digest == step.digest else Status.CHANGED), ""


def edited(row, there):
    """Whether somebody wrote on the site since the package was loaded."""
    if row.live != there.live:
        return True
    if row.revision == there.revision:
        return False
    revision = Revision.objects.filter(pk=there.revision).first()
    return revision is None or fingerprint(revision.as_object()) != row.state
