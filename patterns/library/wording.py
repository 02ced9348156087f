"""The words of a file, leaf by leaf, under the paths that wagtail-localize gives them.

Reads headings as the fields, items and parts of a kind. Two files of a work are compared by what
is found here: the same outline and the same paths, whatever the language.
"""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from patterns.library import limits
from patterns.library.known import part_id
from patterns.library.markdown import Rich, refuse_markup, rich
from patterns.library.problems import Wrong
from patterns.library.words import items, paragraphs, passages

ID = re.compile(r"\A[A-Za-z0-9][A-Za-z0-9_-]{0,79}\Z")
BLOCK = re.compile(r"\A([a-z_]+):\s*(\S+)\Z")
RULE = re.compile(r"\A[|:\s-]+\Z")


@dataclass(slots=True)
class Said:
    """One leaf: its text as it is stored, its line, and its skeleton if it is rich text."""

    text: str
    line: int
    rich: Rich | None = None


@dataclass(slots=True)
class Entry:
    """An item or block as its headings show it: what it is, and the parts that have words."""

    name: str
    written: str
    id: str
    line: int
    parts: dict = field(default_factory=dict)  # part -> the number of leaves, or of table rows


@dataclass(slots=True)
class Wording:
    """All words of one file: leaves by path, entries by field, the line of each field."""

    said: dict = field(default_factory=dict)
    entries: dict = field(default_factory=dict)
    lines: dict = field(default_factory=dict)

    def forget_shapes(self):
        """Let go of what was only there to compare versions: most of what a file takes."""
        for said in self.said.values():
            said.rich = None


class WordsReader:
    """Reads the fields of one file; every fault goes to `fault(wrong, line, field)`."""

    def __init__(self, form, key, link, fault):
        self.form, self.key, self.link, self.fault = form, key, link, fault
        self.wording = Wording()

    def read(self, title, fields):
        self._say("title", title.line, [("title", _one_line(title.name, title.line))])
        for passage in fields:
            known = self.form.words.get(passage.name)
            if known is None or passage.name == "title":
                self.fault(self._unknown(passage), passage.line, passage.name)
            elif passage.name in self.wording.lines:
                twice = Wrong(_("This field stands here twice. Put both together."))
                self.fault(twice, passage.line, passage.name)
            else:
                self.wording.lines[passage.name] = passage.line
                self._field(known, passage)
        return self.wording

    def _unknown(self, passage):
        if passage.name in self.form.facts:
            return Wrong(_("This is a fact. Write it in the front matter."))
        return Wrong(
            _("There is no such field. A %(kind)s has the words %(names)s.")
            % {"kind": self.form.kind, "names": ", ".join(self.form.words)}
        )

    def _say(self, name, line, leaves):
        for path, said in leaves:
            said.line = said.line or line
            self.wording.said[path] = said

    def _field(self, known, passage):
        if known.form == "items":
            self._entries(known, passage, self._item)
        elif known.form == "body":
            self._entries(known, passage, self._block)
        elif known.form == "list":
            self._try(known.name, passage.line, lambda: self._list(known, passage))
        else:
            self._try(
                known.name, passage.line,
                lambda: self._say(
                    known.name, passage.line,
                    [(known.name, leaf) for leaf in self._leaf(known.form, passage)],
                ),
            )  # fmt: skip

    def _try(self, name, line, act):
        try:
            act()
        except Wrong as wrong:
            self.fault(wrong, line, name)

    def _leaf(self, form, passage, headings=False):
        """The leaf of a passage in a list; an empty list where there are no words."""
        if passage.is_empty:
            return []
        line = passage.first_line
        if form == "rich":
            text = rich(passage, self.link, headings)
            return [Said(text.html, line, text)]
        if form == "lines":
            return [Said("\n".join(text for _line, text in _plain_items(passage)), line)]
        found = paragraphs(passage)
        if form == "sentence" and len(found) > 1:
            raise Wrong(_("This is more than one paragraph. Write one."), found[1][0])
        for number, text in found:
            refuse_markup(text, number)
        return [Said("\n\n".join(text for _line, text in found), found[0][0])]

    def _list(self, known, passage):
        """A field that is a list of lines: each line is a block of its own."""
        found = self.wording.entries[known.name] = []
        for place, (line, text) in enumerate(_plain_items(passage)):
            entry = Entry(
                known.items[0].name, str(place), part_id(self.key, known.name, place), line
            )
            found.append(entry)
            self._say(known.name, line, [(f"{known.name}.{entry.id}", Said(text, line))])

    def _entries(self, known, passage, heading):
        before, found = passages(passage, 3)
        entries = self.wording.entries[known.name] = []
        if not before.is_empty:
            stray = Wrong(_("Words stand here without an item. Write a line “### id” above."))
            self.fault(stray, before.first_line, known.name)
        for inner in found[: limits.ITEMS]:
            try:
                item, written = heading(known, inner)
                entry = Entry(
                    item.name, written, part_id(self.key, known.name, written), inner.line
                )
                if entry.id in {other.id for other in entries}:
                    raise Wrong(_("“%(id)s” stands here twice. Rename one.") % {"id": written})
            except Wrong as wrong:
                self.fault(wrong, inner.line, known.name)
                continue
            entries.append(entry)
            self._parts(known, item, entry, inner)

    def _item(self, known, passage):
        if not ID.match(passage.name):
            raise Wrong(_("This is no id. Use letters, digits and hyphens."))
        return known.items[0], passage.name

    def _block(self, known, passage):
        match = BLOCK.match(passage.name)
        item = match and known.item(match[1])
        if not item or not ID.match(match[2]):
            raise Wrong(
                _("This is no block. Write “### type: id”; types are %(types)s.")
                % {"types": ", ".join(item.name for item in known.items)}
            )
        return item, match[2]

    def _parts(self, known, item, entry, passage):
        for part, inner in self._split(known, item, passage):
            path = f"{known.name}.{entry.id}" + (f".{part.name}" if part.name else "")
            self._try(
                known.name, inner.line,
                lambda part=part, inner=inner, path=path: self._part(entry, part, inner, path),
            )  # fmt: skip

    def _split(self, known, item, passage):
        """(part, passage) of each part that stands under an item's heading."""
        if len(item.words) == 1:
            return [(item.words[0], passage)]
        before, found = passages(passage, 4)
        by_name = {name: part for part in item.words for name in part.written}
        split, seen = [], set()
        if not before.is_empty:
            self.fault(_no_part(by_name), before.first_line, known.name)
        for inner in found:
            if inner.name not in by_name or inner.name in seen:
                self.fault(_no_part(by_name), inner.line, known.name)
            else:
                seen.add(inner.name)
                split.append((by_name[inner.name], inner))
        return split

    def _part(self, entry, part, passage, path):
        if part.form == "list":
            found = _plain_items(passage)
            ids = [part_id(self.key, path, place) for place in range(len(found))]
            leaves = [(f"{path}.{i}", Said(t, n)) for i, (n, t) in zip(ids, found, strict=True)]
        elif part.form == "table":
            leaves = [
                (f"{path}.{row}-{column}", Said(text, line))
                for row, (line, cells) in enumerate(table(passage))
                for column, text in enumerate(cells)
            ]
        else:
            leaves = [(path, leaf) for leaf in self._leaf(part.form, passage, part.headings)]
        if leaves:
            entry.parts[part.name] = [leaf_path for leaf_path, _said in leaves]
        self._say(part.name, passage.line, leaves)


def _no_part(by_name):
    if not by_name:
        return Wrong(_("This item has no words. Take them out."))
    return Wrong(
        _("Words of this item stand once under “#### %(names)s”. Write one of these lines above.")
        % {"names": "”, “#### ".join(by_name)}
    )


def _one_line(text, line):
    refuse_markup(text, line)
    return Said(text, line)


def _plain_items(passage):
    found = items(passage)
    for line, text in found:
        refuse_markup(text, line)
        if not text:
            raise Wrong(_("This item is empty. Write its words or take it out."), line)
    if len(found) > limits.ITEMS:
        raise Wrong(_("The list has more than 1,000 items. Divide it."), found[-1][0])
    return found


def table(passage):
    """(line, cells) of each row of a Markdown table, head first; rows are equally long."""
    rows = []
    for number, line in enumerate(passage.lines, passage.first_line):
        text = line.strip()
        if not text or (len(rows) == 1 and "-" in text and RULE.match(text)):
            continue
        if not text.startswith("|"):
            raise Wrong(_("This is no row of a table. Write it as | one | two |."), number)
        cells = text.removeprefix("|").removesuffix("|").split("|")
        rows.append((number, [cell.strip() for cell in cells]))
        refuse_markup(text, number)
        if len(cells) != len(rows[0][1]):
            raise Wrong(
                _("This row has more or fewer cells than the first. Make them equal."), number
            )
    return rows
