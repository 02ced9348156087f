"""Evidence: how patterns went where they were used, and the one function that counts it.

A case says how it used a pattern (a relation with an outcome); a community may report a use
without writing a case. Uses whose source doesn't say how it went are shown and never counted.
"""

from collections import Counter
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from patterns.fallback import public_versions
from patterns.models.relations import Outcome, Relation, RelationKind
from patterns.models.work import Work


class PracticeReport(models.Model):
    """A community tells that it tried a pattern or a technique, and how it went."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting for review")
        PUBLISHED = "published", _("published")
        REFUSED = "refused", _("refused")

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="reports")
    community = models.ForeignKey(
        Work, on_delete=models.CASCADE, related_name="reports_made", null=True, blank=True
    )
    outcome = models.CharField(max_length=20, choices=Outcome)
    note = models.TextField(blank=True, help_text=_("What happened, in a few sentences."))
    language = models.CharField(max_length=12)
    happened_on = models.CharField(max_length=10, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(outcome=Outcome.DID_NOT_WORK, note=""),
                name="report_of_failure_has_a_note",
                violation_error_message=_("Say what did not work: that is what others need."),
            )
        ]

    def __str__(self):
        return f"{self.work_id}: {self.outcome}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """How often a work worked, partly worked, did not, and was used without a word on it."""

    worked: int = 0
    partly: int = 0
    did_not_work: int = 0
    not_reported: int = 0

    @property
    def counted(self):
        return self.worked + self.partly + self.did_not_work

    @property
    def total(self):
        return self.counted + self.not_reported

    def marks(self):
        """(outcome, count, label) in the order they are always shown in, zeros too."""
        counts = (self.worked, self.partly, self.did_not_work, self.not_reported)
        return [(o.value, n, o.label) for o, n in zip(Outcome, counts, strict=True)]


def evidence(keys):
    """Evidence by work key as text, for each of `keys`; published cases and reports only.

    Two queries for any number of works.
    """
    keys = [str(key) for key in keys]
    found = {key: Counter() for key in keys}
    cases = public_versions().values("translation_key")
    uses = Relation.objects.filter(
        kind=RelationKind.APPLIES, target__in=keys, source__in=cases
    ).values_list("target", "outcome")
    reports = PracticeReport.objects.filter(
        work__in=keys, state=PracticeReport.State.PUBLISHED
    ).values_list("work", "outcome")
    for key, outcome in (*uses, *reports):
        found[str(key)][outcome or Outcome.NOT_REPORTED.value] += 1
    return {key: Evidence(*(count[o.value] for o in Outcome)) for key, count in found.items()}
