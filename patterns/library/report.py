"""What loading did, or would do: counts and lines for people, data for programs."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from patterns.library.planning import Status

NAMES = {
    Status.NEW: pgettext_lazy("loading a package", "new"),
    Status.CHANGED: pgettext_lazy("loading a package", "changed"),
    Status.UNCHANGED: pgettext_lazy("loading a package", "unchanged"),
    Status.KEPT: pgettext_lazy("loading a package", "kept"),
    Status.GONE: pgettext_lazy("loading a package", "gone"),
}


@dataclass(slots=True)
class Report:
    """The outcome of one run."""

    package: str
    dry_run: bool = False
    steps: list = field(default_factory=list)
    problems: list = field(default_factory=list)
    more_problems: int = 0
    files: int = 0
    seconds: float = 0.0

    @property
    def is_refused(self):
        return bool(self.problems)

    @property
    def counts(self):
        return Counter(step.status for step in self.steps)

    def as_data(self):
        """Lists by status, each thing with its kind, its file, its language and why."""
        return {
            "package": self.package,
            "dry_run": self.dry_run,
            "seconds": round(self.seconds, 2),
            "files": self.files,
            "counts": {status.value: self.counts[status] for status in Status},
            **{
                status.value: [_as_data(step) for step in self.steps if step.status == status]
                for status in Status
            },
            "refused": [problem.as_data() for problem in self.problems],
            "more_refused": self.more_problems,
        }

    def summary(self):
        numbers = ", ".join(
            f"{self.counts[status]} {NAMES[status]}" for status in Status if self.counts[status]
        )
        words = _("%(package)s: %(numbers)s, in %(seconds).1f s.")
        if self.dry_run:
            words = _("%(package)s: %(numbers)s, in %(seconds).1f s; nothing was written.")
        numbers = numbers or _("nothing")
        about = {"package": self.package, "numbers": numbers, "seconds": self.seconds}
        return words % about

    def lines(self, statuses):
        """A line for each thing of these statuses."""
        for step in self.steps:
            if step.status in statuses:
                place = step.path if step.language else f"{step.path} {step.identity}"
                why = f": {step.why}" if step.why else ""
                yield f"{NAMES[step.status]}: {place}{why}"


def _as_data(step):
    found = {"kind": step.kind, "identity": step.identity, "file": step.path}
    if step.language:
        found["language"] = step.language
    if step.why:
        found["why"] = step.why
    return found
