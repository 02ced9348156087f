"""Which file of a package is what: by its folder and its name."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from patterns.library.fields import folders
from patterns.library.library_file import FILE as LIBRARY

PEOPLE = "people.yaml"
WORK = re.compile(r"\A([a-z]+)/([a-z0-9]+(?:-[a-z0-9]+)*)\.([a-z]{2,3}(?:-[a-z0-9]{2,8})*)\.md\Z")
SCHEME = re.compile(r"\Aconcepts/([A-Za-z0-9][A-Za-z0-9._-]*)\.yaml\Z")


@dataclass(frozen=True, slots=True)
class WorkFile:
    """A file of a work in one language."""

    path: str
    kind: str
    slug: str
    language: str


@dataclass(slots=True)
class Layout:
    """The files of a package by what they are."""

    schemes: dict = field(default_factory=dict)  # scheme -> path
    people: str = ""
    works: list = field(default_factory=list)
    media: set = field(default_factory=set)  # paths below media/


def lay_out(paths, problems):
    """What the files are; one that is nothing we know is refused, so that none is left out."""
    layout, kinds = Layout(), folders()
    for path in paths:
        scheme, work = SCHEME.match(path), WORK.match(path)
        if path == LIBRARY:
            continue
        if path == PEOPLE:
            layout.people = path
        elif scheme:
            layout.schemes[scheme[1]] = path
        elif path.startswith("media/"):
            layout.media.add(path.removeprefix("media/"))
        elif work and work[1] in kinds:
            layout.works.append(WorkFile(path, kinds[work[1]], work[2], work[3]))
        else:
            problems.add(path, 0, "", _odd(path, kinds))
    return layout


def _odd(path, kinds):
    folder = path.partition("/")[0]
    if folder in kinds and path.count("/") == 1:
        return _("The name isn't <slug>.<language>.md. Rename the file, as my-work.en.md.")
    return _("No such file belongs to a package. Folders are %(folders)s; see FORMAT.md.") % {
        "folders": ", ".join(["concepts", *kinds, "media"])
    }
