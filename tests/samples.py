"""Values for any field and any block, found by their class: a new one is covered unasked.

`full(page)` fills every field of a page, prose and facts, streams with one block of each type.
`another(page, field)` is a value the page doesn't have. Knows the world's works and concepts.
"""

import datetime
import json
import re
import uuid
from decimal import Decimal
from functools import singledispatch
from itertools import count

from django.core.files.base import ContentFile
from django.db import models
from django_countries.fields import CountryField
from modelcluster.fields import ParentalManyToManyField
from taggit.managers import TaggableManager
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from patterns.blocks.facts import ConceptsBlock, DocumentFactBlock, ImageFactBlock, WorkBlock
from patterns.blocks.matrices import CellsBlock
from patterns.blocks.tables import RowsBlock
from patterns.cells import CellsField
from patterns.dates import PartialDateField
from patterns.language_codes import LanguagesField
from patterns.models import Concept, LibraryDocument, LibraryImage
from patterns.models.facts import fact_fields, raw
from patterns.overlay import is_prose
from patterns.roles import roles_of

WORDS = "Some words about it, as many as a summary needs to be one."
MANY = (ParentalManyToManyField, TaggableManager)
TODAY = datetime.date(2031, 1, 2)
BLOCK_KEY = re.compile(r' data-block-key=\\"\w+\\"')  # Draftail's own, in JSON
CODES = ("fr", "domain/water", "A5-B6", "a credit")


@singledispatch
def sample(block, name=""):
    """A raw value of a block, with an id on every item of a stream or list."""
    raise NotImplementedError(f"tests/samples.py: write @sample.register for {type(block)}.")


@sample.register(blocks.StreamBlock)
def _(block, name=""):
    children = list(block.child_blocks.items())
    return [
        {"type": key, "value": sample(child, key), "id": str(uuid.uuid4())}
        for key, child in (children if len(children) > 1 else children * 2)
    ]


@sample.register(blocks.ListBlock)
def _(block, name=""):
    return [{"type": "item", "value": sample(block.child_block, "a line"), "id": str(uuid.uuid4())}]


@sample.register(blocks.StructBlock)
def _(block, name=""):
    return {key: sample(child, key) for key, child in block.child_blocks.items()}


@sample.register(blocks.CharBlock)
@sample.register(blocks.TextBlock)
def _(block, name=""):
    return f"Words for {name}"


@sample.register(blocks.RichTextBlock)
def _(block, name=""):
    return f'<p>Rich words for {name}, <a href="https://example.org/{name}">linked</a>.</p>'


@sample.register(blocks.RegexBlock)
def _(block, name=""):
    return next(code for code in CODES if block.field.regex.search(code))


@sample.register(blocks.URLBlock)
def _(block, name=""):
    return "https://example.org/shown"


@sample.register(blocks.IntegerBlock)
def _(block, name=""):
    return 7


@sample.register(blocks.BooleanBlock)
def _(block, name=""):
    return False


@sample.register(blocks.ChoiceBlock)
def _(block, name=""):
    return [value for value, _label in block.field.choices if value][0]


@sample.register(ConceptsBlock)
def _(block, name=""):
    first = Concept.objects.filter(scheme=block.scheme).values_list("notation", flat=True)[0]
    return first if block.most == 1 else [first]


@sample.register(CellsBlock)
def _(block, name=""):
    return ["A5-B6"]


@sample.register(RowsBlock)
def _(block, name=""):
    return [["Who", "What"], ["Council", "Water"]]


@sample.register(WorkBlock)
def _(block, name=""):
    works = Page.objects.type(*block.target_models).filter(slug__in=KNOWN, alias_of=None)
    keys = sorted(set(works.values_list("translation_key", flat=True)))
    return str(keys[next(turns) % len(keys)])


@sample.register(ImageFactBlock)
def _(block, name=""):
    return picture().pk


@sample.register(DocumentFactBlock)
def _(block, name=""):
    return LibraryDocument.objects.create(title="File", file=ContentFile(b"x", "file.txt")).pk


KNOWN = ("garden", "baseline", "walk", "round", "well", "valley", "hill")
turns = count()  # one work after the other, so that no link is made twice


def picture():
    return LibraryImage.objects.create(title="A picture", file=get_test_image_file())


def full(page):
    """`page` with every field of its own filled; unsaved."""
    for field in (*page._meta.concrete_fields, *page._meta.many_to_many):
        if field.model is not Page and not field.primary_key and field.name != "page_ptr":
            fill(page, field)
    page.concepts = one_of_each_role(type(page))
    for name, value in AGREED.items():
        if hasattr(page, name):
            setattr(page, name, value)
    return page


# What the rules between fields ask for: minutes that hold the steps', no end to what goes on.
AGREED = {"minutes_min": 1, "group_max": 30, "ongoing": False}


def one_of_each_role(model):
    schemes = {role.schemes[0] for role in roles_of(model).values()}
    concepts = Concept.objects.filter(scheme__in=schemes).exclude(notation="inquiry")
    return list({concept.scheme_id: concept for concept in concepts.order_by("-pk")}.values())


def fill(page, field):
    if isinstance(field, StreamField):
        value = sample(field.stream_block, field.name)
        setattr(page, field.name, field.stream_block.to_python(value))
    elif isinstance(field, RichTextField):
        address = f"https://example.org/{field.name}"
        words = f'<p>About {field.name}, <a href="{address}">linked</a>.</p>'
        setattr(page, field.name, words)
    elif isinstance(field, models.CharField | models.TextField) and is_words(page, field):
        words = f"{field.verbose_name}: {WORDS}"
        setattr(page, field.name, words[: field.max_length] if field.max_length else words)
    elif isinstance(field, MANY) or not field.value_from_object(page):
        put(page, field, another(page, field))


def is_words(page, field):
    return field.name in type(page).prose


def another(page, field):
    """A value of a fact that `page` doesn't have: as stored, ready to be set by its attname."""
    value = field.value_from_object(page)
    if isinstance(field, StreamField):
        return field.stream_block.to_python(tampered(field.stream_block, raw(page, field)))
    if isinstance(field, MANY):
        model = field.related_model
        have = [item.pk for item in getattr(page, field.name).all()]
        return list(model.objects.exclude(pk__in=have)[:1]) or [new_of(model)]
    if isinstance(field, models.ForeignKey):
        return picture().pk
    if field.choices and not isinstance(field, CountryField):
        return next(choice for choice, _label in field.choices if choice not in (value, ""))
    return plain(field, value)


def tampered(block, value):
    """`value` with every fact in it changed, its items turned round, one more; words stay."""
    if isinstance(block, blocks.StreamBlock):
        items = [
            {**item, "value": tampered(block.child_blocks[item["type"]], item["value"])}
            for item in value
        ]
        return [*reversed(items), sample(block)[0]]
    if isinstance(block, blocks.ListBlock):
        return [{**i, "value": tampered(block.child_block, i["value"])} for i in reversed(value)]
    if isinstance(block, blocks.StructBlock):
        return {key: tampered(block.child_blocks[key], part) for key, part in value.items()}
    return value if is_prose(block) else other_fact(block, value)


def other_fact(block, value):
    if isinstance(block, blocks.ChoiceBlock):
        return [choice for choice, _label in block.field.choices if choice not in (value, "")][0]
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1 if isinstance(block, blocks.IntegerBlock) else value
    if isinstance(block, blocks.URLBlock):
        return "https://example.org/tampered"
    return sample(block) if value is None else value


def new_of(model):
    name = f"p{uuid.uuid4().hex[:8]}"
    return model.objects.create(slug=name, name=name)


def put(page, field, value):
    """Set a field of any class to what `another` gave."""
    if isinstance(field, MANY):
        getattr(page, field.name).set(value)
    else:
        setattr(page, field.name if isinstance(field, StreamField) else field.attname, value)


OTHERS = {  # The first class that fits, so children come before their parents.
    CellsField: lambda value: ["A7-B7"],
    LanguagesField: lambda value: [*value, "pt-br"],
    CountryField: lambda value: "PT" if value != "PT" else "GR",
    PartialDateField: lambda value: "2022" if value == "2021-05" else "2021-05",
    models.BooleanField: lambda value: not value,
    models.DecimalField: lambda value: (value or Decimal(0)) + 1,
    models.DateField: lambda value: (value or TODAY) + datetime.timedelta(days=1),
    models.IntegerField: lambda value: (value or 0) + 1,
    models.URLField: lambda value: f"{value or 'https://example.org/'}x",
    models.EmailField: lambda value: f"x{value or '@example.org'}",
    models.CharField: lambda value: "y" if value.endswith("x") else "x",
    models.TextField: lambda value: f"{value}x",
}


def plain(field, value):
    return next(other for kind, other in OTHERS.items() if isinstance(field, kind))(value)


def facts_of(page):
    """Every fact of `page` as stored; streams with their words, without the editor's marks."""
    found = {}
    for field in fact_fields(type(page)):
        value = field.value_from_object(page)
        if isinstance(field, StreamField):
            value = json.loads(BLOCK_KEY.sub("", json.dumps(raw(page, field))))
        elif isinstance(field, MANY):
            value = sorted(item.pk for item in getattr(page, field.name).all())
        found[field.name] = value
    return found
