"""Whether the words of a translation keep what is no word: placeholders, links, numbers.

A lost placeholder breaks a page, so such words are kept, marked, and never published. A number
may rightly be written otherwise ("3,5" for "3.5", "٣" for "3", "three"), so it is only asked
about. Knows sentences; doesn't know whose they are.
"""

import re
import unicodedata
from collections import Counter

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]\b|\{\{?\s*[\w.]+\s*\}?\}")
LINK = re.compile(r'<a id="([^"]+)">')
# Thousands are set apart by points, commas, apostrophes or narrow spaces, never by two of them.
NUMBER = re.compile(r"\d+(?:[.,'’٫٬\u00a0\u202f]\d+|(?<!\d\d\d\d) (?=\d{3}(?!\d))\d{3})*")


def breakage(source, words):
    """What these words lack or add that a page can't do without; empty where nothing.

    A link of another page is found by localize itself.
    """
    here, there = Counter(PLACEHOLDER.findall(source)), Counter(PLACEHOLDER.findall(words))
    for what in (*(here - there), *(there - here)):
        return _("Keep “%(what)s” as it is in the source: the site puts something there.") % {
            "what": what
        }
    return ""


def doubts(source, words):
    """Sentences about what may be right or a slip: links left out, numbers only one of them has."""
    found = []
    if set(LINK.findall(source)) - set(LINK.findall(words)):
        found.append(_("A link of the source is missing here. Mark the words that lead there."))
    here, there = _numbers(source), _numbers(words)
    missing, added = (", ".join(part.elements()) for part in (here - there, there - here))
    if missing and added:
        told = _("The source says %(missing)s, these words say %(added)s. Is that right?")
    else:
        told = _("The source says %(missing)s.") if missing else _("The source has no %(added)s.")
    if missing or added:
        found.append(told % {"missing": missing, "added": added})
    return found


def _numbers(text):
    """The numbers of a text, in the digits of Europe and without what sets thousands apart."""
    plain = "".join(_digit(letter) for letter in strip_tags(text))
    return Counter(re.sub(r"\D", "", found) for found in NUMBER.findall(plain))


def _digit(letter):
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)


def before_words(sender, instance, update_fields=None, **kwargs):
    """Mark words that would break their page: localize shows why, and doesn't publish them."""
    if update_fields is not None and "data" not in update_fields:
        return
    reason = breakage(instance.translation_of.data, instance.data)
    if reason:
        instance.has_error, instance.field_error = True, reason
    elif not instance.has_error:
        instance.field_error = ""
