"""wagtail-localize's rows, written many at once.

Localize itself asks and writes each sentence alone, five queries each; a library of thousands of
works would take hours. What is written here is what it would have written, row for row. Knows
its tables; doesn't know whose words they are.
"""

import json
import uuid
from dataclasses import dataclass, field
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    Template,
    TemplateSegment,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue

from patterns.cleaning import clean_sentence

AT_ONCE = 500  # values in one query: below every database's limit
_REPLACED = {
    "update_conflicts": True,
    "unique_fields": ["locale", "translation_of", "context"],
    "update_fields": ["data", "translation_type", "tool_name", "has_error", "field_error",
                      "last_translated_by", "updated_at"],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the work `key` at `path`, in the source's language, and the words for it."""

    key: uuid.UUID
    path: str
    locale: int
    sentence: str
    to: int
    words: str
    #: What else localize keeps of it: by whom, with which tool, refused or not.
    written: dict = field(default_factory=dict, hash=False)


def write_sources(pages, segments):
    """The `TranslationSource` of each page, with these segments of it; those that went are gone."""
    if not pages:
        return []
    sources = _sources(pages)
    found = list(zip(pages, sources, segments, strict=True))
    strings = _strings(
        (page.locale_id, segment.string.data)
        for page, _source, these in found
        for segment in these
        if isinstance(segment, StringSegmentValue)
    )
    templates, contexts = _templates(found), _contexts(found)
    rows = {StringSegment: [], TemplateSegment: []}
    for page, source, these in found:
        for segment in these:
            context = contexts[page.translation_key, _path_id(segment.path)]
            about = {"source": source, "context": context, "order": segment.order}
            if isinstance(segment, TemplateSegmentValue):
                row = TemplateSegment(template=templates[_template_id(segment)], **about)
            else:
                string = strings[page.locale_id, String._get_data_hash(segment.string.data)]
                attrs = json.dumps(segment.attrs, cls=DjangoJSONEncoder)
                row = StringSegment(string=string, attrs=attrs, **about)
            rows[type(row)].append(row)
    for model, these in rows.items():
        _replace(model, sources, these)
    return sources


def write_translations(told, only_new=False):
    """A translation for each of `told`, a person's unless it says otherwise.

    It takes the place of an older one, or leaves that where `only_new` says so.
    """
    told = list(told)
    contexts = {
        (row.object_id, row.path_id): row
        for some in _portions({one.key for one in told})
        for row in TranslationContext.objects.filter(object_id__in=some)
    }
    strings = _strings((one.locale, one.sentence) for one in told)
    rows = {}
    for one in told:
        string = strings[one.locale, String._get_data_hash(one.sentence)]
        context = contexts[one.key, _path_id(one.path)]
        rows[string.pk, context.pk, one.to] = StringTranslation(
            translation_of=string,
            context=context,
            locale_id=one.to,
            # Writing many at once sends no signal.
            data=clean_sentence(one.words),
            **{"translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL, **one.written},
        )
    conflicts = {"ignore_conflicts": True} if only_new else _REPLACED
    StringTranslation.objects.bulk_create(rows.values(), batch_size=AT_ONCE, **conflicts)


def said_already(told):
    """The translation there is for each of `told`, as far as there is one."""
    found = {}
    for some in _portions({one.key for one in told}):
        rows = StringTranslation.objects.filter(context__object_id__in=some)
        for *place, data in rows.values_list(
            "context__object_id", "context__path", "translation_of__data", "locale", "data"
        ):
            found[tuple(place)] = data
    places = {one: (one.key, one.path, one.sentence, one.to) for one in told}
    return {one: found[place] for one, place in places.items() if place in found}


def _sources(pages):
    """The saved row of each page, with today's content."""
    base = ContentType.objects.get_for_model(pages[0].get_translation_model())
    TranslatableObject.objects.bulk_create(
        [TranslatableObject(pk=page.translation_key, content_type=base) for page in pages],
        batch_size=AT_ONCE,
        ignore_conflicts=True,
    )
    known = {
        (row.object_id, row.locale_id): row
        for some in _portions(page.translation_key for page in pages)
        for row in TranslationSource.objects.filter(object_id__in=some)
    }
    schema = {label: get_schema_version(label) for label in {p._meta.app_label for p in pages}}
    new, old, sources = [], [], []
    for page in pages:
        source = known.get((page.translation_key, page.locale_id))
        (old if source else new).append(
            source := source
            or TranslationSource(object_id=page.translation_key, locale_id=page.locale_id)
        )
        source.specific_content_type = page.cached_content_type
        source.content_json = page.to_json()
        source.object_repr = str(page)[:200]
        source.schema_version = schema[page._meta.app_label]
        source.last_updated_at = timezone.now()
        sources.append(source)
    TranslationSource.objects.bulk_create(new, batch_size=AT_ONCE)
    changed = ["content_json", "object_repr", "schema_version", "last_updated_at"]
    TranslationSource.objects.bulk_update(old, changed, batch_size=100)
    return sources


def _strings(wanted):
    rows = {}
    for locale, data in wanted:
        hashed = String._get_data_hash(data)
        rows.setdefault((locale, hashed), String(locale_id=locale, data=data, data_hash=hashed))
    return _found_or_made(String, rows, "data_hash", lambda row: (row.locale_id, row.data_hash))


def _templates(found):
    rows = {}
    for _page, _source, segments in found:
        for segment in segments:
            if isinstance(segment, TemplateSegmentValue):
                rows[_template_id(segment)] = Template(
                    uuid=_template_id(segment),
                    template=segment.template,
                    template_format=segment.format,
                    string_count=segment.string_count,
                )
    return _found_or_made(Template, rows, "uuid", lambda row: row.uuid)


def _contexts(found):
    rows = {}
    for page, _source, segments in found:
        for segment in segments:
            place = (page.translation_key, _path_id(segment.path))
            if place not in rows:
                rows[place] = _context(page, segment.path)
    return _found_or_made(
        TranslationContext, rows, "object_id", lambda row: (row.object_id, row.path_id)
    )


def _context(page, path):
    row = TranslationContext(object_id=page.translation_key, path=path, path_id=_path_id(path))
    # Localize works the field's path out and saves it at once; here rows are written together.
    row.save = lambda **kwargs: None
    row.get_field_path(page)
    del row.save
    return row


def _found_or_made(model, rows, name, key):
    """The saved row for each of `rows` by key; three queries for each portion."""
    found = {}
    _find(model, rows, name, key, found)
    missing = {place: row for place, row in rows.items() if place not in found}
    if missing:
        # Another process may write the same sentence now: its row is as good as ours.
        model.objects.bulk_create(missing.values(), batch_size=AT_ONCE, ignore_conflicts=True)
        _find(model, missing, name, key, found)
    return found


def _find(model, rows, name, key, found):
    for some in _portions({getattr(row, name) for row in rows.values()}):
        for row in model.objects.filter(**{f"{name}__in": some}):
            found[key(row)] = row


def _replace(model, sources, rows):
    """Make the sources' segments of one kind these rows; those that are there already stay.

    Also where they moved: a translator has the screen open and sends its sentences by their ids.
    """
    there = {}
    for some in _portions(source.pk for source in sources):
        for row in model.objects.filter(source__in=some).order_by("order", "pk"):
            there.setdefault(_identity(row), []).append(row)
    new, moved = [], []
    for row in rows:
        same = there.get(_identity(row))
        if not same:
            new.append(row)
        elif (kept := same.pop(0)).order != row.order:
            kept.order = row.order
            moved.append(kept)
    for some in _portions(row.pk for left in there.values() for row in left):
        model.objects.filter(pk__in=some).delete()
    model.objects.bulk_update(moved, ["order"], batch_size=100)
    model.objects.bulk_create(new, batch_size=AT_ONCE)


def _identity(row):
    what = (row.string_id, row.attrs) if isinstance(row, StringSegment) else (row.template_id,)
    return row.source_id, row.context_id, *what


def _path_id(path):
    return TranslationContext._get_path_id(path)


def _template_id(segment):
    space = uuid.uuid5(Template.BASE_UUID_NAMESPACE, segment.format)
    return uuid.uuid5(space, segment.template)


def _portions(values):
    values = iter(values)
    while some := list(islice(values, AT_ONCE)):
        yield some
