"""Sentences as people type them: no signs but those they mean.

A sentence is kept as HTML with few marks. Here line breaks are line breaks and “&” is “&”; what
is typed becomes what is kept. Nothing that was only looked at comes back changed.
"""

import hashlib
import html
import re
from difflib import SequenceMatcher

from django.core.signing import Signer
from django.utils.crypto import constant_time_compare

BREAK = re.compile(r"<br\s*/?>")
NO_ENTITY = re.compile(r"&(?!#\d+;|#[xX][0-9a-fA-F]+;|\w+;)")
SIGNS = (("&quot;", '"'), ("&#x27;", "'"), ("&#39;", "'"), ("&nbsp;", "\u00a0"), ("&amp;", "&"))
WORD = re.compile(r"\s+|\w+|[^\w\s]")
LONGEST = 4_000  # characters that are compared word by word


def to_type(data):
    """What stands in the field for a sentence as it is kept."""
    text = data
    for sign, letter in SIGNS:
        text = text.replace(sign, letter)
    # Where a plain “&” would read as something else, all stays as it is.
    if html.unescape(text) != html.unescape(data):
        text = data
    return text if "\n" in text else BREAK.sub("\n", text)


def to_keep(typed):
    """What is kept of what was typed."""
    text = NO_ENTITY.sub("&amp;", even(typed))
    return text.replace("\n", "<br/>")


def even(typed):
    """Forms send their line breaks in their own way."""
    return typed.replace("\r\n", "\n").replace("\r", "\n").strip()


def isolated(text):
    """A name inside a sentence of another direction keeps its own, also where there are no tags."""
    return f"\u2068{text}\u2069"


def seal(place, kept, shown):
    """What a field of a form carries hidden: whose it is, what was kept then and what it showed."""
    return f"{_mark(place)}.{digest(kept)}.{digest(even(shown))}"


def unseal(place, sealed):
    """(digest of what was kept then, of what was shown); None where the seal isn't ours."""
    parts = sealed.split(".")
    if len(parts) != 3 or not constant_time_compare(parts[0], _mark(place)):
        return None
    return parts[1], parts[2]


def digest(text):
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:16]


def _mark(place):
    return Signer(salt="translators' bench").signature(place)


def differences(old, new):
    """[(“same”, “gone” or “new”, piece)] of two texts, word by word."""
    if len(old) + len(new) > LONGEST:
        return [("gone", old), ("new", new)]
    before, after = WORD.findall(old), WORD.findall(new)
    found = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(("same", "".join(before[a:b])))
            continue
        found += [("gone", "".join(before[a:b]))] if b > a else []
        found += [("new", "".join(after[c:d]))] if d > c else []
    return found
