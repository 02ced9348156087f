"""The words of a file: its title, and what stands under each heading, with line numbers.

Knows `#` to `####` as the marks of title, field, item and part. Doesn't know which fields there
are; a line that is no heading is nobody's business here.
"""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from patterns.library.problems import Wrong

FENCE = "---"
HEADING = re.compile(r"\A(#{1,4})[ \t]+(.*?)[ \t]*#*[ \t]*\Z")
NO_SPACE = re.compile(r"\A#{2,4}[^#\s]")


@dataclass(slots=True)
class Passage:
    """Lines under one heading; `first_line` is the number of the first of them in the file."""

    name: str
    line: int
    lines: list = field(default_factory=list)

    @property
    def first_line(self):
        return self.line + 1

    @property
    def is_empty(self):
        return not any(line.strip() for line in self.lines)


def split_front(lines):
    """(lines of the front matter, lines of the words, number of the first of these)."""
    if not lines or lines[0].rstrip() != FENCE:
        return [], lines, 1
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == FENCE:
            return lines[1:number], lines[number + 1 :], number + 2
    raise Wrong(_("The front matter has no end. Write a line with --- after it."), 1)


def title_and_fields(lines, first_line):
    """(title passage, field passages in order)."""
    for number, line in enumerate(lines, first_line):
        if NO_SPACE.match(line):
            raise Wrong(_("A heading needs a space after its marks. Write “## name”."), number)
    start, found = passages(Passage("", first_line - 1, lines), 1)
    if not start.is_empty or len(found) != 1 or not found[0].name:
        begins = next((i for i, text in enumerate(lines) if text.strip()), 0)
        line = found[1].line if len(found) > 1 else first_line + begins
        raise Wrong(_("The words begin with one title. Write it as “# Title”."), line, "title")
    title = found[0]
    between, fields = passages(title, 2)
    if not between.is_empty:
        line = between.first_line + next(i for i, text in enumerate(between.lines) if text.strip())
        raise Wrong(
            _("Words stand here without a field. Write “## summary” or another field above."), line
        )
    return title, fields


def passages(whole, level):
    """(what stands before the first heading of this level, one passage for each heading)."""
    before = Passage(whole.name, whole.line)
    found, lines = [], before.lines
    for number, line in enumerate(whole.lines, whole.first_line):
        match = HEADING.match(line) if line.startswith("#") else None
        if match and len(match[1]) == level:
            found.append(Passage(match[2].strip(), number))
            lines = found[-1].lines
        else:
            lines.append(line)
    return before, found


def paragraphs(passage):
    """(line, text) of each paragraph as one line of text."""
    found, collected, start = [], [], 0
    for number, line in enumerate([*passage.lines, ""], passage.first_line):
        if line.strip():
            start = start or number
            collected.append(line.strip())
        elif collected:
            found.append((start, " ".join(collected)))
            collected, start = [], 0
    return found


def items(passage):
    """(line, text) of each `- ` item of a list of single sentences."""
    found = []
    for number, line in enumerate(passage.lines, passage.first_line):
        if line.startswith(("- ", "* ", "1. ")) or re.match(r"\d{1,3}[.)] ", line):
            found.append((number, [re.sub(r"\A([-*]|\d{1,3}[.)]) +", "", line).strip()]))
        elif line.strip() and found and line.startswith(" "):
            found[-1][1].append(line.strip())
        elif line.strip():
            raise Wrong(_("This is no item of the list. Begin the line with “- ”."), number)
    return [(number, " ".join(parts)) for number, parts in found]
