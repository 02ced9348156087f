"""Reading a YAML mapping whose names are known: what is there, what is missing, what is odd."""

from django.utils.translation import gettext as _

from patterns.library.problems import Wrong, missing


class Mapping:
    """Takes named values out of a mapping; every fault is noted with its line."""

    def __init__(self, node, file, problems):
        self.file, self.problems, self.line = file, problems, node.line
        self.taken = set()
        try:
            self.nodes = node.mapping()
        except Wrong as wrong:
            self.nodes = {}
            problems.take(file, wrong, node.line)

    def take(self, name, read, default=None, required=False):
        """`read(node)` of the value called so; the default where there is none or it is wrong."""
        self.taken.add(name)
        node = self.nodes.get(name)
        if node is None or node.value is None:
            if required:
                self.problems.add(self.file, self.line, name, missing())
            return default
        try:
            return read(node)
        except Wrong as wrong:
            self.problems.take(self.file, wrong, node.line, name)
            return default

    def line_of(self, name):
        return self.nodes[name].line if name in self.nodes else self.line

    def refuse_others(self):
        """Every name that was not asked for is a mistake of somebody."""
        for name, node in self.nodes.items():
            if name not in self.taken:
                reason = _("There is no such name here. Write one of %(names)s.") % {
                    "names": ", ".join(sorted(self.taken))
                }
                self.problems.add(self.file, node.line, name, reason)


def text(node):
    return node.text().strip()


def texts(node):
    return [item.strip() for item in node.texts() if item.strip()]


def truth(node):
    word = node.text().strip().lower()
    if word not in ("true", "false"):
        raise Wrong(_("“%(text)s” is neither. Write true or false.") % {"text": word[:40]})
    return word == "true"


def by_language(read, languages):
    """A reader of {language: …}; a language the package doesn't have is a fault."""

    def mapped(node):
        found = {}
        for language, inner in node.mapping().items():
            if language not in languages:
                raise Wrong(unknown_language(language, languages), inner.line)
            if inner.value is not None:
                found[language] = read(inner)
        return found

    return mapped


def unknown_language(language, languages):
    return _(
        "“%(language)s” is no language of this package and this site. Use one of %(languages)s."
    ) % {"language": language[:20], "languages": ", ".join(sorted(languages))}
