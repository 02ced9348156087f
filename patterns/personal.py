"""Addresses and telephone numbers of people, which don't belong on public pages."""

import re

MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w/.-])(\+|00)\d[\d ()/.-]{7,}\d(?![\w/-])")


def personal(text):
    """The first mail address or telephone number in `text`; empty where there is none."""
    found = MAIL.search(text) or PHONE.search(text)
    return found.group() if found else ""
