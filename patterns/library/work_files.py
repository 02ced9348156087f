"""Reading the files of works: first what each is, then its facts and its words.

A work's references need all other works' keys, so every front matter is read before any reference
is looked up.
"""

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext as _

from patterns.library import front_matter, values
from patterns.library.blocks import Part
from patterns.library.known import UUID, key_of
from patterns.library.mapping import unknown_language
from patterns.library.package import text_of
from patterns.library.problems import Wrong
from patterns.library.wording import WordsReader
from patterns.library.words import split_front, title_and_fields
from patterns.library.work import Version, WorkEntry
from patterns.personal import personal

OF_A_TRANSLATION = ("translators", "short")
SHORT = Part("short", "truth")
NAME_LONGEST = 120


@dataclass(slots=True)
class RawFile:
    """A file that was read and not yet understood."""

    at: object  # WorkFile
    front: dict
    lines: list
    first_line: int
    digest: str

    def says(self, name):
        """The text of a name of the front matter, and its line; nothing where it isn't there."""
        node = self.front.get(name)
        return (node.value, node.line) if node and isinstance(node.value, str) else ("", 1)


def read_raw(package, layout, library, languages, problems):
    """Files by (kind, slug); one that can't be read is noted and left out."""
    found = {}
    for at in layout.works:
        if at.language not in languages:
            problems.add(at.path, 0, "", unknown_language(at.language, languages))
            continue
        try:
            data = package.read(at.path)
            front, words, first_line = split_front(text_of(data))
            tree = front_matter.read(front, 2)
            nodes = tree.mapping() if tree.value is not None else {}
        except Wrong as wrong:
            problems.take(at.path, wrong)
            continue
        digest = hashlib.sha256(data).hexdigest()
        raw = RawFile(at, nodes, words, first_line, digest)
        found.setdefault((at.kind, at.slug), {})[at.language] = raw
    return found


def works_of(raw, library, problems):
    """A `WorkEntry` for each work, with its key and its source language."""
    works, keys = [], {}
    for (kind, slug), files in sorted(raw.items()):
        language = _source_language(files, library, problems)
        if language is None:
            continue
        source = files[language]
        key = _key(source, library, problems)
        if key in keys:
            reason = _("%(file)s has this key already. Give the work its own, or none.")
            problems.add(source.at.path, source.says("key")[1], "key", reason % {"file": keys[key]})
            continue
        keys[key] = source.at.path
        works.append(WorkEntry(kind, slug, key, language))
    return works


def _source_language(files, library, problems):
    """The language the work was written in; None (and a problem) where no file or two say so."""
    claims = {}
    for language, raw in files.items():
        said, line = raw.says("source_language")
        if said == language:
            claims[language] = raw
        elif said:
            reason = _("The file isn't in this language. Put it into the one that is.")
            problems.add(raw.at.path, line, "source_language", reason)
    if len(claims) > 1:
        for raw in claims.values():
            reason = _("Two files say they are the source. Take it out of one.")
            line = raw.says("source_language")[1]
            problems.add(raw.at.path, line, "source_language", reason)
        return None
    language = next(iter(claims), library.source_language)
    if language not in files:
        first = files[min(files)]
        reason = _(
            "The file in the work's own language is missing. Add %(slug)s.%(language)s.md, or "
            "write source_language: %(here)s in this one, and its facts with it."
        ) % {"slug": first.at.slug, "language": language, "here": first.at.language}
        problems.add(first.at.path, 0, "", reason)
        return None
    return language


def _key(source, library, problems):
    said, line = source.says("key")
    if said and not UUID.match(said):
        reason = _("This is no UUID. Write one, or leave the key out.")
        problems.add(source.at.path, line, "key", reason)
    elif said:
        return said.lower()
    return key_of(library.name, source.at.kind, source.at.slug)


class VersionReader:
    """Reads the words of one file of a work."""

    def __init__(self, work, raw, known, problems):
        self.work, self.raw, self.known, self.problems = work, raw, known, problems

    def fault(self, wrong, line, field):
        self.problems.take(self.raw.at.path, wrong, line, field)

    def read(self):
        at = self.raw.at
        version = Version(at.language, at.path, self.raw.digest)
        is_translation = at.language != self.work.source_language
        if is_translation:
            self._front(version)
        shelf = self.work.shorts if version.is_short else self.work.versions
        shelf[at.language] = version
        try:
            title, fields = title_and_fields(self.raw.lines, self.raw.first_line)
        except Wrong as wrong:
            self.fault(wrong, self.raw.first_line, "")
            return version
        reader = WordsReader(self.work.form, self.work.key, self.known.link, self.fault)
        version.wording = reader.read(title, fields)
        return version

    def _name(self, node):
        name = node.text().strip()
        if not name or len(name) > NAME_LONGEST or personal(name):
            raise Wrong(_("Write the name of a person here, and nothing else."), node.line)
        return name

    def _front(self, version):
        """Who translated it, and whether it is a short form."""
        for name, node in self.raw.front.items():
            try:
                if name == "translators":
                    version.translators = [self._name(inner) for inner in node.nodes()]
                elif name == "short":
                    version.is_short = values.read(SHORT, node, self.known) or False
                else:
                    reason = _("Facts stand in %(file)s alone. Take this out; only %(these)s may.")
                    about = {"file": self.work.source.path, "these": ", ".join(OF_A_TRANSLATION)}
                    raise Wrong(reason % about)
            except Wrong as wrong:
                self.fault(wrong, node.line, name)
