"""Markdown as the rich text that Wagtail stores, and the shape by which translations are compared.

Only what editors can make is let through: paragraphs, lists, bold, italic, links, and small
headings where a field has them. Everything else is refused with its line, HTML too; what is left
is escaped. The HTML is exactly what wagtail-localize puts together from its sentences.
"""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from patterns.library.problems import Wrong

PARSER = MarkdownIt("commonmark", {"html": False})
TAGS = {"bullet_list": "ul", "ordered_list": "ol", "list_item": "li"}
MARKS = {"strong": "b", "em": "i"}
# Two marks below a block's own heading stand for the two small headings that rich text has.
HEADINGS = {"h4": "h3", "h5": "h4"}
HTML_LOOKALIKE = re.compile(r"</?[A-Za-z][^>]*>|<!--")
LINK_LOOKALIKE = re.compile(r"\]\([^)\s]*\)")
SPACES = re.compile(r"[ \t]{2,}")
WEB = re.compile(r"\Ahttps?://[^\s/]+", re.IGNORECASE)


@dataclass(slots=True)
class Sentence:
    """One string that translators meet: its line, its HTML, and what it links to."""

    line: int
    html: str
    targets: list = field(default_factory=list)


@dataclass(slots=True)
class Rich:
    """A rich text: its HTML, its skeleton with a line for each part, and its sentences."""

    html: str = ""
    shape: list = field(default_factory=list)
    lines: list = field(default_factory=list)
    sentences: list = field(default_factory=list)


def rich(passage, link, headings=False):
    """The rich text of a passage. `link(address)` gives a link's attributes or raises `Wrong`."""
    writer = _Writer(link)
    for token in PARSER.parse("\n".join(passage.lines)):
        line = passage.first_line + (token.map[0] if token.map else 0)
        kind, _underscore, side = token.type.rpartition("_")
        if token.type == "inline":
            writer.write_sentence(token, line)
        elif kind == "paragraph":
            writer.write_paragraph(side, line)
        elif kind in TAGS:
            writer.write_tag(TAGS[kind], side, line)
        elif kind == "heading" and headings and token.tag in HEADINGS:
            writer.write_tag(HEADINGS[token.tag], side, line)
        else:
            raise Wrong(_refusal(kind or token.type), line)
    writer.rich.html = "".join(writer.parts)
    return writer.rich


class _Writer:
    """Collects a rich text; knows which tags are open."""

    def __init__(self, link):
        self.link = link
        self.rich = Rich()
        self.parts = []
        self.open = []

    def write_tag(self, tag, side, line):
        if side == "open":
            self.open.append(tag)
            self.parts.append(f"<{tag}>")
        else:
            self.open.pop()
            self.parts.append(f"</{tag}>")
        self._shape(self.parts[-1], line)

    def write_paragraph(self, side, line):
        """A paragraph has its tag, but for the one an item of a list is."""
        if not self.open or self.open[-1] == "p":
            self.write_tag("p", side, line)
        elif side == "open" and self.parts[-1] != "<li>":
            raise Wrong(_("A list item has one paragraph. Make it two items."), line)

    def write_sentence(self, token, line):
        sentence = Sentence(line, "")
        around, parts = _unwrapped(_inline(token.children, sentence, self.link))
        sentence.html = "".join(parts)
        opening = "".join(f"<{tag}>" for tag in around)
        closing = "".join(f"</{tag}>" for tag in reversed(around))
        self.parts.append(f"{opening}{sentence.html}{closing}")
        # Words that are bold from end to end are bold in the skeleton, in every language.
        self._shape((*around, "…"), line)
        self.rich.sentences.append(sentence)

    def _shape(self, part, line):
        self.rich.shape.append(part)
        self.rich.lines.append(line)


def _inline(tokens, sentence, link):
    parts, line = [], sentence.line
    for token in tokens:
        kind, _underscore, side = token.type.rpartition("_")
        if token.type == "text":
            # The parser puts empty texts around its marks.
            parts += [_escaped(token.content, line)] if token.content else []
        elif token.type == "softbreak":
            line += 1
            parts.append(" ")
        elif token.type == "hardbreak":
            line += 1
            parts.append("<br/>")
        elif kind in MARKS:
            parts.append(f"<{MARKS[kind]}>" if side == "open" else f"</{MARKS[kind]}>")
        elif kind == "link":
            parts.append(_link(token, line, sentence, link) if side == "open" else "</a>")
        else:
            raise Wrong(_refusal(token.type), line)
    return parts


def _link(token, line, sentence, link):
    try:
        attrs = link(token.attrs["href"])
    except Wrong as wrong:
        raise Wrong(wrong.reason, line) from None
    sentence.targets.append(tuple(sorted(attrs.items())))
    # In the order of the alphabet, as the HTML library writes them.
    return "<a" + "".join(f' {name}="{escape(attrs[name])}"' for name in sorted(attrs)) + ">"


def _unwrapped(parts):
    """(marks around the whole sentence, what is inside them)."""
    around = []
    while len(parts) > 2 and parts[0] in ("<b>", "<i>") and _closes_at_end(parts):
        around.append(parts[0][1:-1])
        parts = parts[1:-1]
    return around, parts


def _closes_at_end(parts):
    depth = 0
    for place, part in enumerate(parts):
        depth += {parts[0]: 1, parts[0].replace("<", "</"): -1}.get(part, 0)
        if depth == 0:
            return place == len(parts) - 1
    return False


def escape(text):
    """As the HTML library of wagtail-localize writes text, so that nothing differs after a sync."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _escaped(text, line):
    refuse_markup(text, line)
    # As a reader's browser and wagtail-localize see them: several spaces are one.
    return escape(SPACES.sub(" ", text))


def refuse_markup(text, line):
    """Refuse what would stand on the page as marks: HTML, and links that aren't any."""
    if HTML_LOOKALIKE.search(text):
        raise Wrong(_("HTML isn't read. Write Markdown, or leave the tag out."), line)
    if LINK_LOOKALIKE.search(text):
        raise Wrong(_("This link can't be read here. Write words, or another address."), line)


def web_address(address):
    """The attributes of a link to the web."""
    if not WEB.match(address):
        raise Wrong(
            _("“%(address)s” is no address. Write https://…, pattern:slug or term:scheme/notation.")
            % {"address": address[:200]}
        )
    return {"href": address}


def _refusal(kind):
    names = {
        "heading": _("A heading"),
        "blockquote": _("A block quotation"),
        "fence": _("A block of code"),
        "code_block": _("A line that is indented by four spaces"),
        "code_inline": _("Code"),
        "image": _("A picture"),
        "hr": _("A line across the page"),
    }
    return _("%(what)s has no place in this text. Write it as a paragraph or a list.") % {
        "what": names.get(kind, kind)
    }
