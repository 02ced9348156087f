"""All words of a page that readers meet, field by field."""

import html
from functools import cache

from wagtail.fields import StreamField

from patterns.models.facts import raw
from patterns.overlay import prose_leaves

PUBLIC_FACTS = ("author_names", "picture_credit", "region")


def public_texts(page):
    """(field, plain text) of each piece of prose of `page`; no query."""
    from patterns.models.gate import plain

    for name, field in _fields(type(page)):
        if isinstance(field, StreamField):
            for _path, text in prose_leaves(field.stream_block, raw(page, field)):
                if text:
                    yield name, html.unescape(plain(text))
        elif value := field.value_from_object(page):
            yield name, html.unescape(plain(value))


@cache
def _fields(page_type):
    by_name = {field.name: field for field in page_type._meta.concrete_fields}
    names = ("title", *page_type.prose, *PUBLIC_FACTS)
    return [(name, by_name[name]) for name in names if name in by_name]
