"""A page, a concept or a file in one word: two are equal when nothing that counts differs."""

import hashlib
import json
from decimal import Decimal

from wagtail.fields import StreamField

from patterns.models.facts import fact_fields, fact_of, raw
from patterns.overlay import prose_leaves


def digest(*values):
    """The hash of plain data, whatever order its mappings have."""
    text = json.dumps(values, default=str, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprint(page):
    """Of what an editor could have changed: words, and in a source the facts, too."""
    state = dict(_words(page))
    if page.is_source:
        for field in fact_fields(type(page)):
            state[f"fact {field.name}"] = _plain(fact_of(page, field))
    return digest(state)


def _words(page):
    yield "title", page.title
    for name in type(page).prose:
        field = page._meta.get_field(name)
        if isinstance(field, StreamField):
            leaves = prose_leaves(field.stream_block, raw(page, field), name)
            yield name, [[path, text] for path, text in leaves if text]
        else:
            yield name, field.value_from_object(page) or ""


def _plain(value):
    # 45.7 and 45.70000 are one number: which of them is stored depends on the database.
    return str(value.normalize()) if isinstance(value, Decimal) else value
