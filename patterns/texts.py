"""All words of a page that readers meet, field by field."""

import html

from wagtail.fields import StreamField

from patterns.models.facts import raw
from patterns.overlay import prose_leaves

PUBLIC_FACTS = ("author_names", "picture_credit", "region")


def public_texts(page):
    """(field, plain text) of each piece of prose of `page`; no query."""
    from patterns.models.gate import plain

    for name in ("title", *type(page).prose, *PUBLIC_FACTS):
        field = next((f for f in page._meta.concrete_fields if f.name == name), None)
        if field is None:
            continue
        if isinstance(field, StreamField):
            for _path, text in prose_leaves(field.stream_block, raw(page, field)):
                if text:
                    yield name, html.unescape(plain(text))
        elif value := field.value_from_object(page):
            yield name, html.unescape(plain(value))
