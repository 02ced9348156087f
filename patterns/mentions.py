"""Works and terms that a page speaks of in its text, found without a query.

They are linked by key and by code, so that a link leads every reader to the version they get.
"""

import re

from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from patterns.blocks.facts import WorkBlock
from patterns.models.facts import raw

WORK = re.compile(r'<a\b[^>]*\blinktype="work"[^>]*>')
TERM = re.compile(r'<a\b[^>]*\blinktype="term"[^>]*>')
KEY = re.compile(r'\bkey="([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})"')
CODE = re.compile(r'\bcode="([\w.-]+/[\w.-]+)"')


def works_in(page):
    """Keys of the works that the page's text links to or shows, in order."""
    found = []
    for block, value in leaves(page):
        if isinstance(block, WorkBlock):
            found.append(str(value))
        elif "linktype" in value:
            found += [m[1].lower() for tag in WORK.findall(value) if (m := KEY.search(tag))]
    return list(dict.fromkeys(found))


def terms_in(page):
    """Codes of the concepts that the page's text links to, in order."""
    found = []
    for _block, value in leaves(page):
        if "linktype" in value:
            found += [m[1] for tag in TERM.findall(value) if (m := CODE.search(tag))]
    return list(dict.fromkeys(found))


def leaves(page):
    """(block or None, text) of each text of the page, rich texts and parts of blocks alike."""
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField):
            yield from _leaves_of(field.stream_block, raw(page, field))
        elif isinstance(field, RichTextField):
            yield None, field.value_from_object(page) or ""


def _leaves_of(block, value):
    if isinstance(block, blocks.StreamBlock):
        for item in value or ():
            yield from _leaves_of(block.child_blocks.get(item["type"]), item["value"])
    elif isinstance(block, blocks.ListBlock):
        for item in value or ():
            yield from _leaves_of(block.child_block, item["value"])
    elif isinstance(block, blocks.StructBlock):
        for name, part in (value or {}).items():
            yield from _leaves_of(block.child_blocks.get(name), part)
    elif isinstance(value, str):
        yield block, value
