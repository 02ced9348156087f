"""`concepts/<scheme>.yaml`: the vocabularies a package brings."""

import re
from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from patterns.library import front_matter
from patterns.library.mapping import Mapping, by_language, text, texts, truth
from patterns.library.package import text_of
from patterns.library.problems import Wrong

NOTATION = re.compile(r"\A[A-Za-z0-9][A-Za-z0-9._-]{0,59}\Z")


@dataclass(slots=True)
class ConceptEntry:
    """One concept as a file has it."""

    scheme: str
    notation: str
    order: int
    labels: dict
    alternative: dict
    hidden: dict
    definition: dict
    broader: str
    exact: list
    close: list
    retired: bool

    @property
    def code(self):
        return f"{self.scheme}/{self.notation}"


@dataclass(slots=True)
class SchemeEntry:
    """One vocabulary as a file has it, with its concepts in order."""

    code: str
    title: dict
    source: str
    concepts: list

    def head(self):
        return {name: value for name, value in asdict(self).items() if name != "concepts"}


def read_schemes(package, layout, library, languages, problems):
    """The vocabularies of a package, in the order of their names."""
    found = []
    for code, path in sorted(layout.schemes.items()):
        try:
            node = front_matter.read(text_of(package.read(path)))
        except Wrong as wrong:
            problems.take(path, wrong)
            continue
        found.append(_Scheme(path, code, library, languages, problems).read(node))
    return found


class _Scheme:
    """Reads one file."""

    def __init__(self, path, code, library, languages, problems):
        self.path, self.code, self.problems = path, code, problems
        self.library, self.languages = library, languages
        self.lines = {}

    def read(self, node):
        mapping = Mapping(node, self.path, self.problems)
        mapping.take("scheme", self._same_name, required=True)
        title = mapping.take("title", by_language(text, self.languages), {}, required=True)
        self._need_source_language(title, mapping.line_of("title"), "title")
        source = mapping.take("source", text, "", required=True)
        nodes = mapping.take("concepts", lambda found: found.nodes(), (), required=True)
        mapping.refuse_others()
        if len(source) > 300:
            reason = _("This has more than 300 characters. Shorten it.")
            self.problems.add(self.path, mapping.line_of("source"), "source", reason)
        concepts = [self._concept(inner, place) for place, inner in enumerate(nodes)]
        self._check_broader(concepts)
        return SchemeEntry(self.code, title, source, concepts)

    def _same_name(self, node):
        if text(node) != self.code:
            raise Wrong(_("This isn't the file's name. Write %(name)s.") % {"name": self.code})

    def _need_source_language(self, words, line, name):
        if words and self.library.source_language not in words:
            reason = _("There is no word in the package's own language. Write it in %(language)s.")
            self.problems.add(
                self.path, line, name, reason % {"language": self.library.source_language}
            )

    def _concept(self, node, place):
        mapping = Mapping(node, self.path, self.problems)
        words = by_language(text, self.languages)
        lists = by_language(texts, self.languages)
        entry = ConceptEntry(
            scheme=self.code,
            notation=mapping.take("notation", self._notation, "", required=True),
            order=place,
            labels=mapping.take("labels", words, {}, required=True),
            alternative=mapping.take("alternative", lists, {}),
            hidden=mapping.take("hidden", lists, {}),
            definition=mapping.take("definition", words, {}),
            broader=mapping.take("broader", self._broader, ""),
            exact=mapping.take("exact", texts, []),
            close=mapping.take("close", texts, []),
            retired=mapping.take("retired", truth, False),
        )
        mapping.refuse_others()
        self._need_source_language(entry.labels, mapping.line_of("labels"), "labels")
        return entry

    def _notation(self, node):
        notation = text(node)
        if not NOTATION.match(notation):
            raise Wrong(_("Write letters, digits, dots, _ and -, 60 of them at the most."))
        if notation in self.lines:
            raise Wrong(
                _("“%(notation)s” stands in line %(line)d already. Keep one.")
                % {"notation": notation, "line": self.lines[notation]}
            )
        self.lines[notation] = node.line
        return notation

    def _broader(self, node):
        scheme, _slash, notation = text(node).rpartition("/")
        if scheme and scheme != self.code:
            raise Wrong(_("A broader concept is of the same vocabulary. Write its notation."))
        return notation

    def _check_broader(self, concepts):
        above = {entry.notation: entry.broader for entry in concepts}
        for entry in concepts:
            if not entry.broader:
                continue
            line = self.lines.get(entry.notation, 0)
            if entry.broader not in above:
                reason = _("There is no concept “%(notation)s” in this file. Write one that is.")
                self.problems.add(self.path, line, "broader", reason % {"notation": entry.broader})
            elif _comes_back(above, entry.notation):
                reason = _("This makes the concept broader than itself. Take it out.")
                self.problems.add(self.path, line, "broader", reason)


def _comes_back(above, start):
    step, seen = above.get(start), set()
    while step and step not in seen:
        if step == start:
            return True
        seen.add(step)
        step = above.get(step)
    return False
