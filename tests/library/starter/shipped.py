"""The library that ships, read and checked once for all the walls over it.

`shipped.works("pattern")` are the works of a kind as their files tell them; `shipped.name(key)`
says which work a reference means, as `pattern/consent-decision`. Knows how to read what is
written; what should be there, the walls know.
"""

import html
import re
from collections import defaultdict
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,:]\d+)*")


@dataclass(frozen=True, slots=True)
class Edge:
    """A reference of one work to another, both named; `kind` where the link says one."""

    source: str
    field: str
    kind: str
    target: str
    outcome: str = ""


class Shipped:
    """A checked package, and the questions that walls ask of it."""

    def __init__(self, content):
        self.content = content
        self.names = {work.key: name_of(work) for work in content.works}
        self.concepts = {c.code: c for scheme in content.schemes for c in scheme.concepts}

    def works(self, kind=None):
        return [work for work in self.content.works if kind in (None, work.kind)]

    def name(self, key):
        return self.names.get(key, str(key))

    def edges(self, *fields):
        """Every reference of a work to another, from these fields or from all."""
        found = []
        for work in self.works():
            for field, spec in work.form.model.relations.items():
                for block in work.blocks.get(field, ()) if field in fields or not fields else ():
                    said = block.facts
                    target = self.name(said.get(spec.target))
                    found.append(
                        Edge(
                            name_of(work), field, said.get("kind", ""), target,
                            said.get("outcome", ""),
                        )
                    )  # fmt: skip
        return found

    def links(self, *kinds):
        """The typed links between patterns."""
        return [edge for edge in self.edges("links") if edge.kind in kinds or not kinds]

    def linked(self, work):
        """What the rich texts of a work lead to: codes of concepts, names of works."""
        found = set()
        for said in work.source.wording.said.values():
            found |= set(re.findall(r'<a code="([^"]+)" linktype="term">', said.text))
            found |= {self.name(k) for k in re.findall(r'<a key="([^"]+)" linktype', said.text)}
        return found


def name_of(work):
    return f"{work.kind}/{work.slug}"


def texts(work, version=None):
    """(path, plain text) of each leaf of a version, the source's by default."""
    for path, said in (version or work.source).wording.said.items():
        yield path, plain(said.text)


def fields(work, version=None):
    """The text of each field, its leaves put together."""
    found = defaultdict(list)
    for path, text in texts(work, version):
        found[path.partition(".")[0]].append(text)
    return {field: " ".join(leaves) for field, leaves in found.items()}


def plain(text):
    """Text without marks; a line ends where one was, so that words don't run together."""
    return html.unescape(re.sub(r"<[^>]+>", "\n", text))


def words(text):
    return [word.casefold() for word in WORD.findall(text)]
