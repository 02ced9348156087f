"""The publish gate: what a page still needs before readers may see it.

Asked by the form before the button works, and by `save()` where `live` turns true. Never in
`clean()`: a draft may be unfinished, and wagtail-localize would answer "submitted" and leave a
half-made one.
"""

import re
from dataclasses import dataclass
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail_localize.models import StringSegment, StringTranslation

from patterns.borrowed import borrowed_places, is_in_hand
from patterns.models.facts import raw
from patterns.models.work import Work
from patterns.overlay import prose_leaves
from patterns.personal import personal
from patterns.roles import roles_of


@dataclass(frozen=True)
class Lack:
    """One thing a page needs: the field it is about and a sentence that says what to do."""

    field: str
    message: str


def lacks(page):
    """Everything that keeps `page` from being published, in the order of its form."""
    if page.is_source:
        return [
            *_missing(page), *_number(page), *_missing_roles(page), *page.unfinished(),
            *_personal(page),
        ]  # fmt: skip
    return [*_untranslated(page), *_personal(page)]


def refuse_unfinished(page):
    """Raise a ValidationError that lists what is missing, by field; nothing where it is whole."""
    found = {}
    for lack in lacks(page):
        found.setdefault(lack.field, []).append(lack.message)
    if found:
        raise ValidationError(found)


def needed(page_type):
    """Names of the fields an editor has to fill in before a page of this type is published."""
    filed = (role.name for role in roles_of(page_type).values() if role.required)
    return (*page_type.required, *filed)


def number_taken(number):
    return _(
        "Number %(number)s belongs to another work, or to one that is gone. Choose a free one."
    ) % {"number": number}


def free_number(page_type):
    """The first number after all that were given to works of this type; one query."""
    content_type = ContentType.objects.get_for_model(page_type)
    given = Work.objects.filter(content_type=content_type).values_list("number", flat=True)
    return max((int(number) for number in given if number and number.isdecimal()), default=0) + 1


def label(page, name):
    return capfirst(str(page._meta.get_field(name).verbose_name))


def is_empty(page, name):
    field = page._meta.get_field(name)
    value = field.value_from_object(page)
    if isinstance(field, StreamField):
        return not raw(page, field)
    return value is None or value == [] or (isinstance(value, str) and not plain(value).strip())


def plain(html):
    """Text without marks of rich text; enough to see whether there is any."""
    return re.sub(r"<[^>]+>", "", html or "")


def _missing(page):
    for name in page.required:
        if is_empty(page, name):
            yield Lack(name, _("%(field)s is missing. Fill it in.") % {"field": label(page, name)})


def _number(page):
    """The number is given once, also those of works that are gone; one query."""
    number = getattr(page, "number", None)
    others = Work.objects.filter(content_type=page.content_type_id, number=str(number))
    if number and others.exclude(pk=page.translation_key).exists():
        yield Lack("number", number_taken(number))


def _missing_roles(page):
    for role in roles_of(type(page)).values():
        if role.required and not page.filing.get(role.name):
            name = capfirst(role.label)
            yield Lack(role.name, _("%(field)s: choose at least one.") % {"field": name})


def _untranslated(page):
    """Words a translation needs and doesn't have; also where they are still the source's.

    A translator who leaves a name as it is has said so in the translation memory.
    """
    source = page.published_facts()
    if source is None or source.pk == page.pk:
        # What readers have already stays theirs, though its source went for a while.
        if source is None or not source.live:
            yield Lack("title", _("Publish the version this one is translated from first."))
        return
    is_source_still = _by_sentence(page) if is_in_hand(page) else partial(_still_source, source)
    for name in ("title", "summary", *page.required):
        if name not in ("title", *page.prose):
            continue
        if is_empty(page, name):
            if not is_empty(source, name):
                message = _("%(field)s isn't translated yet.") % {"field": label(page, name)}
                yield Lack(name, message)
        elif is_source_still(page, name):
            yield Lack(
                name,
                _("%(field)s is still in the language it is translated from. Translate it.")
                % {"field": label(page, name)},
            )


def _by_sentence(page):
    """Asks whether a field has sentences nobody has translated, though the others are."""
    names = {path.partition(".")[0] for path in borrowed_places(page)}
    return lambda page, name: name in names


def _still_source(source, page, name):
    field = page._meta.get_field(name)
    if isinstance(field, StreamField):
        mine = list(prose_leaves(field.stream_block, raw(page, field), name))
        theirs = dict(prose_leaves(field.stream_block, raw(source, field), name))
        same = [path for path, text in mine if text and text == theirs.get(path)]
        return bool(same) and len(same) > _agreed(page, same)
    same = field.value_from_object(page) == field.value_from_object(source)
    return same and not _agreed(page, [name])


def _agreed(page, paths):
    """How many of these paths have every sentence of today in memory, equal or not."""
    said = StringTranslation.objects.filter(
        translation_of=OuterRef("string"), context=OuterRef("context"), locale=page.locale
    )
    segments = StringSegment.objects.filter(
        source__object_id=page.translation_key, context__path__in=paths
    )
    rows = set(segments.annotate(is_said=Exists(said)).values_list("context__path", "is_said"))
    return len({path for path, _is_said in rows} - {path for path, is_said in rows if not is_said})


def _personal(page):
    """Addresses and telephone numbers of people don't belong on public pages."""
    for name, text in page.public_texts():
        found = personal(text)
        if found:
            yield Lack(
                name,
                _("%(field)s has a mail address or telephone number (%(found)s). Take it out; "
                  "readers write through the contact form.")
                % {"field": label(page, name), "found": found},
            )
