"""Reading the facts of a work from the front matter of its source file."""

from django.utils.translation import gettext as _

from patterns.library import limits, values
from patterns.library.blocks import Part
from patterns.library.fields import OF_A_WORK
from patterns.library.known import part_id
from patterns.library.problems import Wrong, missing
from patterns.library.wording import ID
from patterns.library.work import Block

TRUTH = Part("live", "truth")


class FactsReader:
    """Fills a work's facts and blocks; its source's words have been read before."""

    def __init__(self, work, raw, known, library, problems):
        self.work, self.known, self.problems = work, known, problems
        self.path, self.front = raw.at.path, raw.front
        self.form, self.library = work.form, library

    def read(self):
        self.work.line = min((node.line for node in self.front.values()), default=1)
        for name, node in self.front.items():
            self.work.lines[name] = node.line
            if name in OF_A_WORK:
                continue
            if name in self.form.facts:
                self._fact(self.form.facts[name], node)
            elif name not in self.form.words or self.form.words[name].form not in ("items", "body"):
                self._fault(self._unknown(name), node.line, name)
        live = self.front.get("live")
        if live is not None and self._value(TRUTH, live, "live") is False:
            self.work.live = False
        self.work.facts.setdefault("licence", self.library.licence)
        self._need_parent()
        for known in self.form.words.values():
            if known.items:
                self._blocks(known)

    def _fault(self, wrong, line, name):
        self.problems.take(self.path, wrong, line, name)

    def _unknown(self, name):
        if name in self.form.words:
            reason = _("These are words. Write them under “## %(name)s”.")
            return Wrong(reason % {"name": name})
        return Wrong(
            _("A %(kind)s has no such field. Its facts are %(names)s.")
            % {"kind": self.work.kind, "names": ", ".join(self.form.front)}
        )

    def _need_parent(self):
        if self.form.parent and not self.work.facts.get(self.form.parent):
            self._fault(Wrong(missing()), self.work.line, self.form.parent)

    def _fact(self, fact, node):
        value = self._value(fact.part, node, fact.name)
        if value is not None:
            self.work.facts[fact.name] = value

    def _value(self, part, node, name):
        try:
            return values.read(part, node, self.known)
        except Wrong as wrong:
            self._fault(wrong, node.line, name)
            return None

    def _blocks(self, known):
        entries = self.work.source.wording.entries.get(known.name, [])
        node = self.front.get(known.name)
        try:
            if known.form == "items":
                blocks = self._items(known, node, entries)
            elif known.form == "body":
                blocks = self._body(known, node, entries)
            else:
                blocks = [self._block(entry) for entry in entries]
        except Wrong as wrong:
            self._fault(wrong, node.line, known.name)
            return
        if blocks:
            self.work.blocks[known.name] = blocks

    def _block(self, entry):
        return Block(entry.name, entry.id, entry.line, {}, dict(entry.parts))

    def _items(self, known, node, entries):
        """Items in the order of the front matter, each with the words under its heading."""
        spoken = {entry.id: entry for entry in entries}
        blocks = []
        nodes = node.nodes() if node and node.value is not None else []
        if len(nodes) > limits.ITEMS:
            raise Wrong(_("The list has more than 1,000 items. Divide it."))
        for inner in nodes:
            try:
                block = self._item(known, inner, {other.id for other in blocks})
            except Wrong as wrong:
                self._fault(wrong, inner.line, known.name)
                continue
            if block.id in spoken:
                block.parts = dict(spoken.pop(block.id).parts)
            blocks.append(block)
        for entry in spoken.values():
            reason = _("The front matter has no item “%(id)s” in %(field)s. Add it there.")
            wrong = Wrong(reason % {"id": entry.written, "field": known.name})
            self._fault(wrong, entry.line, known.name)
        return blocks

    def _item(self, known, node, taken):
        parts = dict(node.mapping())
        written = parts.pop("id", None)
        if written is None or not ID.match(written.text()):
            raise Wrong(_("The item has no id. Write {id: a-short-name, …}."))
        block = Block(
            known.items[0].name, part_id(self.work.key, known.name, written.text()), node.line
        )
        if block.id in taken:
            raise Wrong(_("“%(id)s” stands here twice. Rename one.") % {"id": written.text()})
        self._block_facts(known, known.items[0], block, parts)
        return block

    def _body(self, known, node, entries):
        """Blocks in the order of the headings, each with its facts from the front matter."""
        given = dict(node.mapping()) if node and node.value is not None else {}
        blocks = []
        for entry in entries:
            block = self._block(entry)
            facts = given.pop(entry.written, None)
            parts = facts.mapping() if facts and facts.value is not None else {}
            self._block_facts(known, known.item(entry.name), block, parts)
            blocks.append(block)
        for written, inner in given.items():
            reason = _("There is no heading “### type: %(id)s” under “## %(field)s”. Write it.")
            wrong = Wrong(reason % {"id": written, "field": known.name})
            self._fault(wrong, inner.line, known.name)
        return blocks

    def _block_facts(self, known, item, block, parts):
        names = {name: part for part in item.facts for name in part.written}
        for name, node in parts.items():
            part = names.get(name)
            if part is None:
                self._fault(self._unknown_part(names, item, name), node.line, known.name)
                continue
            if len(part.kinds) > 1:
                # The name says which kind of work it is.
                part = Part(part.name, part.form, kinds=(name,))
            value = self._value(part, node, known.name)
            if value is not None:
                block.facts[part.name] = value

    def _unknown_part(self, names, item, name):
        if name in {written for part in item.words for written in part.written}:
            reason = _("“%(name)s” are words. Write them under the item's heading.")
            return Wrong(reason % {"name": name})
        reason = _("There is no “%(name)s” here. Write one of %(names)s.")
        return Wrong(reason % {"name": name, "names": ", ".join(["id", *names])})
