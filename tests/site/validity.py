"""What HTML asks for and an HTML5 parser can tell, each fault a sentence.

The parser is the strict one of html5lib, so unclosed, misnested and unknown things are found; the
rest are the standard's own rules about ids, references and what may stand in what.
"""

import re
from collections import Counter

import html5lib
from html5lib.constants import E

INTERACTIVE = {"a", "button", "details", "input", "label", "select", "summary", "textarea"}
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "form", "list")
#: The attribute each of them needs.
NEEDED = {"img": "alt", "html": "lang", "a": "href", "link": "href", "th": "scope"}
#: Phrasing content only: no block in them.
PHRASING = {"p", "h1", "h2", "h3", "h4", "span", "b", "em", "strong", "summary", "label", "button"}
BLOCKS = {"div", "p", "ul", "ol", "dl", "section", "article", "table", "figure", "fieldset",
          "header", "footer", "nav", "main", "aside", "blockquote", "form"}  # fmt: skip


def faults(source):
    """The faults of one page, a line each."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    document = parser.parse(source)
    yield from (f"line {place[0]}: {E[code] % data}" for place, code, data in parser.errors)
    yield from _ids(document)
    yield from _nesting(document, ())
    yield from _attributes(document)


def _ids(document):
    """Each id once, no spaces in it, and every reference to one that is there."""
    ids = Counter(element.get("id") for element in document.iter() if element.get("id") is not None)
    yield from (f'id "{each}" stands {count} times' for each, count in ids.items() if count > 1)
    yield from (f'id "{each}" is empty or has a space' for each in ids if re.search(r"^$|\s", each))
    for element in document.iter():
        for name in REFERENCES:
            for target in element.get(name, "").split():
                if target not in ids:
                    yield f'<{element.tag} {name}="{target}"> leads nowhere'
        href = element.get("href", "")
        if len(href) > 1 and href.startswith("#") and href[1:] not in ids:
            yield f'<{element.tag} href="{href}"> leads nowhere'


def _nesting(element, around):
    """Nothing to click inside something to click; no block inside a line of text."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag in INTERACTIVE and {"a", "button"} & set(around):
            yield f"<{child.tag}> inside <{' <'.join(around[-3:])}>"
        if child.tag in BLOCKS and around and around[-1] in PHRASING:
            yield f"<{child.tag}> inside <{around[-1]}>"
        if child.tag != "li" and around and around[-1] in {"ul", "ol"}:
            yield f"<{child.tag}> directly inside <{around[-1]}>"
        yield from _nesting(child, (*around, child.tag))


def _attributes(document):
    for element in document.iter():
        needed = NEEDED.get(element.tag)
        if needed and element.get(needed) is None:
            yield f"<{element.tag}> without {needed}: {dict(element.attrib)}"
        if any("\n" in name or not name for name in element.attrib):
            yield f"<{element.tag}> has a broken attribute"
    headings = [
        int(each.tag[1]) for each in document.iter() if re.fullmatch(r"h[1-6]", str(each.tag))
    ]
    for before, after in zip(headings, headings[1:], strict=False):
        if after > before + 1:
            yield f"<h{after}> follows <h{before}>"
