"""A translation against its source: the same fields, items, blocks, and sentences.

Translators go on sentence by sentence, and a synchronised page is put together from the source's
skeleton. So a file that is cut differently is refused here, with the line, before it can lose a
word. Fields may be missing: the translation is behind then.
"""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patterns.library.problems import Wrong

PART_NAMES = {
    "<p>": gettext_lazy("a paragraph"),
    "<ul>": gettext_lazy("a list"),
    "<ol>": gettext_lazy("a numbered list"),
    "<li>": gettext_lazy("a list item"),
    "<h3>": gettext_lazy("a heading"),
    "<h4>": gettext_lazy("a small heading"),
}


class Parity:
    """Compares one translation with its source; faults go to `fault(wrong, line, field)`."""

    def __init__(self, work, version, fault):
        self.work, self.version, self.fault = work, version, fault
        self.own, self.source = version.wording, work.source.wording

    def check(self):
        for name, line in self.own.lines.items():
            if name not in self.source.lines:
                wrong = Wrong(_("The source has no such field. Take it out, or add it there."))
                self.fault(wrong, line, name)
            elif self._same_entries(name, line):
                self._same_parts(name)
        for path, said in self.own.said.items():
            there = self.source.said.get(path)
            if there and said.rich and there.rich:
                self._same_sentences(path.partition(".")[0], said, there)

    def _differs(self, reason, line, name, there, **about):
        """A fault in this file, with the place in the source's file that it is about."""
        place = f"{self.work.source.path}:{there}"
        self.fault(Wrong(reason % {"place": place, **about}), line, name)

    def _same_entries(self, name, line):
        """Whether the items or blocks are the source's; their order counts in a body."""
        own, source = self.own.entries.get(name, []), self.source.entries.get(name, [])
        mine = [(entry.name, entry.written) for entry in own]
        theirs = [(entry.name, entry.written) for entry in source]
        form = self.work.form.words[name].form
        if form == "list" and len(mine) != len(theirs):
            reason = _(
                "The source has %(theirs)d items (%(place)s), here are %(mine)d. Match them."
            )
            there = self.source.lines[name]
            self._differs(reason, line, name, there, theirs=len(theirs), mine=len(mine))
        elif form == "items" and sorted(mine) != sorted(theirs):
            self._odd_items(name, own, source, line)
        elif form == "body" and mine != theirs:
            self._odd_blocks(name, own, source, line)
        else:
            return True
        return False

    def _odd_items(self, name, own, source, line):
        mine, theirs = {e.written: e.line for e in own}, {e.written: e.line for e in source}
        for written in mine.keys() - theirs.keys():
            reason = _("The source has no words for “%(id)s”. Take it out.") % {"id": written}
            self.fault(Wrong(reason), mine[written], name)
        for written in theirs.keys() - mine.keys():
            reason = _("“%(id)s” is missing, which the source has (%(place)s). Translate it.")
            self._differs(reason, line, name, theirs[written], id=written)

    def _odd_blocks(self, name, own, source, line):
        for mine, theirs in zip(own, source, strict=False):
            if (mine.name, mine.written) != (theirs.name, theirs.written):
                break
        else:
            shorter = min(len(own), len(source))
            mine = own[shorter] if len(own) > shorter else None
            theirs = source[shorter] if len(source) > shorter else None
        says = f"### {theirs.name}: {theirs.written}" if theirs else _("nothing more")
        reason = _("The source has “%(block)s” here (%(place)s). Use the same blocks in its order.")
        there = theirs.line if theirs else self.source.lines[name]
        self._differs(reason, mine.line if mine else line, name, there, block=says)

    def _same_parts(self, name):
        source = {entry.id: entry for entry in self.source.entries.get(name, [])}
        for entry in self.own.entries.get(name, []):
            theirs = source[entry.id]
            for part in sorted(entry.parts.keys() | theirs.parts.keys()):
                if entry.parts.get(part, []) != theirs.parts.get(part, []):
                    reason = _(
                        "“%(part)s” of “%(id)s” has another form than in the source (%(place)s). "
                        "Write as many lines, rows and columns, and nothing where it has nothing."
                    )
                    about = {"part": part or name, "id": entry.written}
                    self._differs(reason, entry.line, name, theirs.line, **about)

    def _same_sentences(self, name, said, there):
        if said.rich.shape != there.rich.shape:
            self._odd_shape(name, said, there)
            return
        heard = {}
        for mine, theirs in zip(said.rich.sentences, there.rich.sentences, strict=True):
            if Counter(mine.targets) - Counter(theirs.targets):
                reason = _(
                    "Here is a link that the source doesn't have (%(place)s). Use its links."
                )
                self._differs(reason, mine.line, name, theirs.line)
            if heard.setdefault(theirs.html, mine.html) != mine.html:
                reason = _("The source says this twice (%(place)s). Translate it the same way.")
                self._differs(reason, mine.line, name, theirs.line)

    def _odd_shape(self, name, said, there):
        mine, theirs = said.rich.shape, there.rich.shape
        at = next(
            (i for i, pair in enumerate(zip(mine, theirs, strict=False)) if pair[0] != pair[1]),
            min(len(mine), len(theirs)),
        )
        line = said.rich.lines[at] if at < len(mine) else said.rich.lines[-1]
        place = there.rich.lines[at] if at < len(theirs) else there.rich.lines[-1]
        reason = _(
            "The text is cut differently from the source: there is %(theirs)s (%(place)s), here "
            "%(mine)s. Cut it as the source does."
        )
        about = {"mine": _part(mine, at), "theirs": _part(theirs, at)}
        self._differs(reason, line, name, place, **about)


def _part(shape, at):
    part = shape[at] if at < len(shape) else ""
    if isinstance(part, tuple):
        return _("a sentence in bold or italic") if len(part) > 1 else _("a sentence")
    return PART_NAMES.get(part) or _("an end")
