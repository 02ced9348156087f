"""What is wrong with a package: every reason, with its file, line and field."""

from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MOST = 5_000  # reasons that are kept; a broken converter makes more than anybody reads


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One reason why a package is refused; line 0 is the file as a whole."""

    file: str
    line: int
    field: str
    reason: str

    def __str__(self):
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place} {self.field}: {self.reason}" if self.field else f"{place}: {self.reason}"

    def as_data(self):
        return asdict(self)


class Wrong(Exception):  # noqa: N818 - reads as what it says: this value is wrong
    """A value that can't be what it should be; who reads the file knows where it stands."""

    def __init__(self, reason, line=0, field=""):
        super().__init__(reason)
        self.reason, self.line, self.field = str(reason), line, field


class Problems:
    """Collects reasons, the first of them at least, and counts them all."""

    def __init__(self):
        self.found = []
        self.count = 0

    def __bool__(self):
        return self.count > 0

    def add(self, file, line, field, reason):
        self.count += 1
        if len(self.found) < MOST:
            self.found.append(Problem(file, line, field, str(reason)))

    def take(self, file, wrong, line=0, field=""):
        """Add what a `Wrong` says, with the place it doesn't know itself."""
        self.add(file, wrong.line or line, wrong.field or field, wrong.reason)

    def listed(self):
        """Sorted by place, and how many more there are."""
        return sorted(dict.fromkeys(self.found)), self.count - len(self.found)


class Refused(Exception):  # noqa: N818 - a refusal isn't a fault of the program
    """The package isn't loaded; nothing was changed."""

    def __init__(self, problems):
        self.problems = problems
        super().__init__(
            ngettext(
                "The package has %(count)d fault. Nothing was changed.",
                "The package has %(count)d faults. Nothing was changed.",
                problems.count,
            )
            % {"count": problems.count}
        )


def refuse(file, reason):
    """Refuse the package for one reason about a whole file."""
    problems = Problems()
    problems.add(file, 0, "", reason)
    raise Refused(problems)


def missing():
    return _("This is missing. Write it.")
