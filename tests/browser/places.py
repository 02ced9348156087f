"""Where each template of readers is met, and in what states.

A template that readers get and that no place here shows is an error: see test_matrix.py.
"""

import re
from pathlib import Path

TEMPLATES = Path("site/templates")
#: Where to look, and why where the address doesn't say it.
PLACES = {
    "": "the first page",
    "patterns/": "a listing with everything in it",
    "patterns/?topic=water": "a listing, narrowed",
    "patterns/circle/": "a pattern in the reader's language",
    "patterns/garden/": "in Arabic a pattern that isn't translated",
    "patterns/fuente/": "a pattern that exists in Spanish only",
    "techniques/round/": "",
    "techniques/walk/": "in Arabic a card that isn't translated",
    "cases/": "a listing of works with outcomes",
    "cases/well/": "",
    "communities/valley/": "",
    "toolkit/": "",
    "toolkit/governance/": "",
    "toolkit/governance/deciding/": "",
    "glossary/": "",
    "concepts/domain/water/": "",
    "tutors/": "",
    "about/": "",
    "accessibility/": "",
    "licences/": "",
    "guide/": "",
    "guide/pattern/": "",
    "guide/technique/": "",
    "guide/case/": "",
    "beside/en/ar/patterns/circle/": "two versions in two directions",
    "cards/": "no card chosen",
    "search/?q=circle": "a search",
    "search/?q=zzzz": "nothing found",
    "search/?q=circle&kind=pattern&kind=technique&page=99": "a page that isn't there",
    "search/?kind=nonsense&minutes=-1&sort=up": "a form filled in with what it doesn't know",
    "nowhere/": "an address with nothing at it",
}
HEAD = re.compile(r"""{%\s*extends\s+["'](?P<base>[^"']+)["']|<!doctype""", re.I)


def templates():
    """Names of the templates that are a whole page for readers."""
    bases = {}
    for path in TEMPLATES.rglob("*.html"):
        name = path.relative_to(TEMPLATES).as_posix()
        head = HEAD.search(path.read_text(encoding="utf-8"))
        # One that extends its own name is another program's page with words of ours.
        if head and head["base"] != name:
            bases[name] = head["base"]
    return {name for name in bases if _is_for_readers(name, bases)}


def _is_for_readers(name, bases):
    """It begins the document itself, or extends one of ours that does."""
    while bases.get(name):
        name = bases[name]
    return name in bases
