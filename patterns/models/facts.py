"""Facts at the gate: every translation carries the facts its source published.

wagtail-localize alone can't keep that promise: facts reach a translation only at "sync and
publish", many-to-many never, and whoever may edit a translation can stop the sync and publish
other minutes. So the page's own save, its revisions and its reading of them are the lock.
"""

import json

from modelcluster.fields import ParentalManyToManyField
from taggit.managers import TaggableManager
from wagtail.fields import StreamField
from wagtail.models import Page

from patterns.overlay import overlay


def fact_fields(page_type):
    """The fields of `page_type` that are the same in every language.

    Every field it adds to Wagtail's page is one unless declared prose, so a new field is safe
    before anybody has thought about it. The slug is Wagtail's own and a fact.
    """
    page_fields = {field.name for field in Page._meta.get_fields()} - {"slug"}
    prose = {name for name in page_type.prose if not _is_stream(page_type, name)}
    return [
        field
        for field in (*page_type._meta.concrete_fields, *page_type._meta.many_to_many)
        if field.name not in page_fields | prose
        and not (field.remote_field and getattr(field.remote_field, "parent_link", False))
    ]


def _is_stream(page_type, name):
    return isinstance(page_type._meta.get_field(name), StreamField)


def raw(page, field):
    """A StreamField as it is stored; its items have ids."""
    value = field.value_from_object(page)
    return value.get_prep_value() if value is not None else []


def fact_of(page, field):
    """The fact as plain data, for comparing versions; words in a stream are left in."""
    if isinstance(field, ParentalManyToManyField | TaggableManager):
        return sorted(item.pk for item in getattr(page, field.name).all())
    if isinstance(field, StreamField):
        return raw(page, field)
    return getattr(page, field.attname)


def facts_apart(page, source, told=None):
    """The names of the facts in which `page` differs from `source`; none for the source itself.

    Whoever gives the same `told` again, for another page, doesn't ask the source again.
    """
    told = {} if told is None else told
    return [
        field.name
        for field in fact_fields(type(page))
        if fact_of(page, field) != _laid(page, source, field, told)
    ]


def _laid(page, source, field, told):
    """What `page` would hold after `source`'s fact was laid over it."""
    if field.name not in told:
        told[field.name] = fact_of(source, field)
    if isinstance(field, StreamField):
        return overlay(field.stream_block, told[field.name], raw(page, field))
    return told[field.name]


def adopt(page, source, told=None):
    """Lay the facts of `source` over `page`, of the same type; whether anything changed."""
    apart = facts_apart(page, source, told)
    for name in apart:
        _adopt_field(page, source, page._meta.get_field(name))
    page.__dict__.pop("filing", None)
    return bool(apart)


def _adopt_field(page, source, field):
    if isinstance(field, ParentalManyToManyField | TaggableManager):
        getattr(page, field.name).set(list(getattr(source, field.name).all()))
    elif isinstance(field, StreamField):
        block, theirs = field.stream_block, raw(source, field)
        own = [*raw(page, field), *_coming_back(page, theirs, field)]
        setattr(page, field.name, block.to_python(overlay(block, theirs, own)))
    else:
        setattr(page, field.attname, getattr(source, field.attname))


def _coming_back(page, source, field):
    """Blocks that `page` doesn't have now and its published revision has, with their words."""
    here = {item.get("id") for item in raw(page, field)}
    back = {item.get("id") for item in source} - here
    if not back or not page.live_revision_id:
        return []
    published = json.loads(page.live_revision.content.get(field.name) or "[]")
    return [item for item in published if item.get("id") in back]
