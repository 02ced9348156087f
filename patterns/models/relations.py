"""How works hang together: derived rows, rebuilt whenever a version is published.

Editors write relations as blocks of the source page; these rows are what readers, facets,
evidence and loop checks use. Nobody edits them, and they can always be made again.
"""

from dataclasses import dataclass

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from patterns.models.work import Work


class RelationKind(models.TextChoices):
    """Five kinds between patterns, then how the other works use each other."""

    COMPLETES = "completes", _("part of")
    LEADS_TO = "leads_to", _("before")
    WORKS_WITH = "works_with", _("works well with")
    ALTERNATIVE_TO = "alternative_to", _("instead of")
    TENSION_WITH = "tension_with", _("in tension with")
    ENACTED_BY = "enacted_by", _("done with")
    APPLIES = "applies", _("used")
    RAN = "ran", _("ran")
    HAPPENED_IN = "happened_in", _("happened in")
    FOLLOWED_BY = "followed_by", _("goes well before")
    GOVERNED_BY = "governed_by", _("governed by")
    PRACTISES = "practises", _("practises")
    BELONGS_TO = "belongs_to", pgettext_lazy("section of a module", "belongs to")


PATTERN_LINKS = (
    RelationKind.COMPLETES,
    RelationKind.LEADS_TO,
    RelationKind.WORKS_WITH,
    RelationKind.ALTERNATIVE_TO,
    RelationKind.TENSION_WITH,
)
SYMMETRIC = (RelationKind.WORKS_WITH, RelationKind.ALTERNATIVE_TO, RelationKind.TENSION_WITH)

# What a reader of the target reads above the list of sources.
SEEN_FROM_TARGET = {
    RelationKind.COMPLETES: _("made of"),
    RelationKind.LEADS_TO: _("after"),
    RelationKind.WORKS_WITH: _("works well with"),
    RelationKind.ALTERNATIVE_TO: _("instead of"),
    RelationKind.TENSION_WITH: _("in tension with"),
    RelationKind.ENACTED_BY: _("patterns it serves"),
    RelationKind.APPLIES: _("known uses"),
    RelationKind.RAN: _("used in"),
    RelationKind.HAPPENED_IN: _("cases here"),
    RelationKind.FOLLOWED_BY: _("goes well after"),
    RelationKind.GOVERNED_BY: _("communities that govern with it"),
    RelationKind.PRACTISES: _("sections that teach it"),
    RelationKind.BELONGS_TO: _("sections"),
}


class Outcome(models.TextChoices):
    """How a pattern's use went, as the source tells it."""

    WORKED = "worked", _("worked")
    PARTLY = "partly", _("partly")
    DID_NOT_WORK = "did-not-work", _("did not work")
    NOT_REPORTED = "not-reported", _("not reported")


@dataclass(frozen=True)
class Edges:
    """How a StreamField of a page type links to works: which parts of its blocks say what."""

    target: str  # the part that holds the other work
    kind: str = ""  # the kind of all its links; empty: each block says its own
    words: str = ""  # the part with words about the link


class Relation(models.Model):
    """One link from a work to another. `texts` holds its words by language."""

    kind = models.CharField(max_length=20, choices=RelationKind)
    source = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="links_out")
    target = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="links_in")
    position = models.PositiveIntegerField(default=0)
    block_id = models.CharField(max_length=36, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    texts = models.JSONField(default=dict)

    class Meta:
        ordering = ["position"]
        indexes = [
            models.Index(fields=["target", "kind"]),
            models.Index(fields=["kind", "source"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "target"], name="relation_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="relation_not_to_itself"),
        ]

    def __str__(self):
        return f"{self.source_id} {self.kind} {self.target_id}"


class Filing(models.Model):
    """A work stands under a concept in a role: for facets, the grid, coverage."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="filings")
    concept = models.ForeignKey(
        "patterns.Concept", on_delete=models.CASCADE, related_name="filings"
    )
    role = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["work", "concept", "role"], name="filing_once")
        ]

    def __str__(self):
        return f"{self.work_id} {self.role} {self.concept_id}"


class Placement(models.Model):
    """A work stands in a cell of the grid: one kind of actor, one kind of action."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="placements")
    actor = models.ForeignKey("patterns.Concept", on_delete=models.CASCADE, related_name="+")
    action = models.ForeignKey("patterns.Concept", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["work", "actor", "action"], name="placement_once")
        ]

    def __str__(self):
        return f"{self.work_id} {self.actor_id}-{self.action_id}"
