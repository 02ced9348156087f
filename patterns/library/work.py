"""A work as its files tell it: facts once, blocks once, and the words of each language.

Plain data, made by reading and used by checking and writing. Nothing here touches the database.
"""

from dataclasses import dataclass, field
from uuid import UUID

from patterns.library.fields import form
from patterns.library.values import Media
from patterns.library.wording import Wording


@dataclass(slots=True)
class Block:
    """A block or item: its facts by part, and the paths of its words by part."""

    name: str
    id: str
    line: int
    facts: dict = field(default_factory=dict)
    parts: dict = field(default_factory=dict)


@dataclass(slots=True)
class Version:
    """One language of a work."""

    language: str
    path: str
    digest: str
    translators: list = field(default_factory=list)
    wording: Wording = field(default_factory=Wording)
    is_whole: bool = True  # everything a reader must find is there
    is_short: bool = False  # name and summary only, of a work that isn't translated yet


@dataclass(slots=True)
class WorkEntry:
    """A work with all its versions."""

    kind: str
    slug: str
    key: str
    source_language: str
    live: bool = True
    line: int = 1  # where its facts begin
    facts: dict = field(default_factory=dict)
    blocks: dict = field(default_factory=dict)  # field -> [Block]
    lines: dict = field(default_factory=dict)  # field -> line in the source file
    versions: dict = field(default_factory=dict)  # language -> Version
    shorts: dict = field(default_factory=dict)  # language -> Version, of its short forms

    @property
    def uuid(self):
        return UUID(self.key)

    @property
    def form(self):
        return form(self.kind)

    @property
    def source(self):
        return self.versions[self.source_language]

    @property
    def name(self):
        return f"{self.form.model.plural}/{self.slug}"

    @property
    def translations(self):
        return [v for v in self.versions.values() if v.language != self.source_language]

    def is_live(self, version):
        """Whether readers get this version: the work is, and nothing they need is missing."""
        return self.live and self.source.is_whole and version.is_whole

    def line_of(self, name):
        """Where a field stands in the source file, or where its facts begin."""
        wording = self.source.wording
        if name in wording.said:
            return wording.said[name].line
        return wording.lines.get(name) or self.lines.get(name) or self.line

    def text(self, version, path):
        """The words at a path; the source's where the version has none."""
        for wording in (version.wording, self.source.wording):
            if path in wording.said:
                return wording.said[path].text
        return ""

    def stream(self, version, name, media=None):
        """The stored value of a stream in one language. `media` gives the ids of files."""
        known = self.form.words[name]
        return [
            {
                "type": block.name,
                "value": self._value(version, known, block, media or {}),
                "id": block.id,
            }
            for block in self.blocks.get(name, ())
        ]

    def _value(self, version, known, block, media):
        item, path = known.item(block.name), f"{known.name}.{block.id}"
        if not item.is_struct:
            return self.text(version, path)
        value = {}
        forms = {part.name: part.form for part in item.words}
        for name, child in item.block.child_blocks.items():
            if forms.get(name) == "list":
                value[name] = self._lines(version, f"{path}.{name}", block.parts.get(name, ()))
            elif forms.get(name) == "table":
                value[name] = self._rows(version, f"{path}.{name}", block.parts.get(name, ()))
            elif name in forms:
                value[name] = self.text(version, f"{path}.{name}")
            elif name in block.facts:
                fact = block.facts[name]
                value[name] = media.get(fact, fact) if isinstance(fact, Media) else fact
            else:
                value[name] = child.get_prep_value(child.get_default())
        return value

    def _lines(self, version, path, paths):
        return [
            {
                "type": "item",
                "value": self.text(version, leaf),
                "id": leaf.removeprefix(f"{path}."),
            }
            for leaf in paths
        ]

    def _rows(self, version, path, paths):
        rows = {}
        for leaf in paths:
            row, _dash, _column = leaf.removeprefix(f"{path}.").partition("-")
            rows.setdefault(int(row), []).append(self.text(version, leaf))
        return [rows[row] for row in sorted(rows)]

    def media(self):
        """Every file the work names."""
        facts = [*self.facts.values()]
        for blocks in self.blocks.values():
            facts += [fact for block in blocks for fact in block.facts.values()]
        return {fact for fact in facts if isinstance(fact, Media)}
