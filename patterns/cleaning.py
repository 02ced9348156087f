"""What is written as rich text is made safe: one list of what may stay in it.

Whatever a translator or a package brings passes `clean_sentence` when it is written, and every
rich text passes `clean_shown` once more when it is shown, after its links are followed. `trouble`
is asked before anything from outside is parsed. Knows nothing of pages or translations.
"""

import re

import nh3
from django.utils.translation import gettext as _

INLINE = frozenset({"a", "abbr", "b", "br", "code", "em", "i", "strong"})
TAGS = INLINE | {"h2", "h3", "h4", "li", "ol", "p", "ul"}
# Where a link leads is a fact: in a sentence it is a number, which stands for the source's link.
IN_SENTENCES = {"a": {"id"}}
SHOWN = {"a": {"href", "class"}}
CLASSES = {"term"}
SCHEMES = {"http", "https", "mailto", "tel"}

LONGEST = 20_000  # characters of one sentence or paragraph
MOST_TAGS = 200  # so that nothing is nested deeper than parsers can follow

PLAINLY_SAFE = re.compile(rf"""</?(?:{"|".join(INLINE)})>|<br\s?/>|<a id="[a-z]+\d+">""")


def trouble(html):
    """Why this can't even be read: a sentence; empty where it can."""
    if html.count("<") > MOST_TAGS:
        return _("This has more than 200 marks of bold, links and the like. Take some away.")
    if len(html) > LONGEST:
        return _("This is longer than 20,000 characters. Shorten it.")
    if "\0" in html:
        return _("This has a character that is no letter. Take it out.")
    return ""


def clean_sentence(html):
    """One string of a translation, with what may stand in it.

    What holds nothing but allowed marks stays as it is, to the letter.
    """
    if "<" not in PLAINLY_SAFE.sub("", html):
        return html
    return nh3.clean(html, tags=set(INLINE), attributes=IN_SENTENCES, link_rel=None)


def clean_shown(html):
    """A rich text as readers get it: after this nothing in it runs, loads or leads astray."""
    return nh3.clean(
        html, tags=set(TAGS), attributes=SHOWN, attribute_filter=_keep, url_schemes=SCHEMES,
        link_rel=None,
    )  # fmt: skip


def _keep(tag, name, value):
    return None if name == "class" and value not in CLASSES else value


def is_safe_link(address):
    """Whether this may stand where a link leads: a known way of leading, and nothing hidden."""
    if not 0 < len(address) <= 2_000 or re.search(r"[\s\x00-\x1f]", address):
        return False
    scheme = re.match(r"([^/?#:]*):", address)
    return scheme is None or scheme[1].lower() in SCHEMES
