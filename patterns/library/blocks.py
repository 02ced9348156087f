"""What the blocks of a page hold, part by part, and how each part is written in a package.

Knows every class of field and block that holds a value. An unknown one is refused when the form
is derived, in the tests, so that no field of a new page type is left out silently.
"""

from dataclasses import dataclass

from django.db import models
from django_countries.fields import CountryField
from taggit.managers import TaggableManager
from wagtail import blocks

from patterns.blocks.facts import (
    CodesField,
    ConceptsBlock,
    DocumentFactBlock,
    ImageFactBlock,
    WorkBlock,
)
from patterns.blocks.matrices import CellsBlock
from patterns.blocks.tables import RowsBlock
from patterns.cells import CellsField
from patterns.language_codes import LanguagesField
from patterns.models import LibraryImage
from patterns.overlay import is_prose
from patterns.prose import WITH_HEADINGS

# The class of a value and the form it is written in; the first that fits.
FORMS = (
    (CellsField, "cells"),
    (LanguagesField, "languages"),
    (TaggableManager, "keywords"),
    (CountryField, "text"),
    (models.BooleanField, "truth"),
    (models.IntegerField, "whole"),
    (models.DecimalField, "decimal"),
    (models.DateField, "date"),
    (models.CharField, "text"),
    (WorkBlock, "work"),
    (ImageFactBlock, "image"),
    (DocumentFactBlock, "file"),
    (ConceptsBlock, "notations"),
    (CellsBlock, "cells"),
    (RowsBlock, "table"),
    (blocks.BooleanBlock, "truth"),
    (blocks.IntegerBlock, "whole"),
    (blocks.ChoiceBlock, "text"),
    (blocks.RichTextBlock, "rich"),
    (blocks.TextBlock, "sentences"),
    (blocks.CharBlock, "sentence"),
    (blocks.RegexBlock, "text"),
    (blocks.URLBlock, "text"),
)
# How a part is called in a package where its block has another name.
WRITTEN = {"rows": "table"}


@dataclass(frozen=True)
class Part:
    """One value: its name in the block, its form, and what it may refer to."""

    name: str
    form: str
    schemes: tuple[str, ...] = ()
    most: int | None = None
    kinds: tuple[str, ...] = ()
    headings: bool = False
    choices: tuple[str, ...] = ()

    @property
    def written(self):
        """Its names in a package: one, or one for each kind of work it can be."""
        if len(self.kinds) > 1:
            return self.kinds
        return (WRITTEN.get(self.name, self.name),)


@dataclass(frozen=True)
class Item:
    """A block of a stream: its facts and its words. A block that is one value has no part names."""

    name: str
    block: blocks.Block
    facts: tuple[Part, ...]
    words: tuple[Part, ...]

    @property
    def is_struct(self):
        return isinstance(self.block, blocks.StructBlock)


def items_of(stream_block):
    """What a stream can hold, in its order."""
    return tuple(_item(name, block) for name, block in stream_block.child_blocks.items())


def _item(name, block):
    if not isinstance(block, blocks.StructBlock):
        return Item(name, block, (), (_part("", block),))
    parts = [(_part(key, child), _is_words(child)) for key, child in block.child_blocks.items()]
    return Item(
        name,
        block,
        tuple(part for part, words in parts if not words),
        tuple(part for part, words in parts if words),
    )


def _is_words(block):
    return is_prose(block.child_block if isinstance(block, blocks.ListBlock) else block)


def _part(name, block):
    if isinstance(block, blocks.ListBlock):
        return Part(name, "list")
    form = form_of(block)
    if form == "text" and name == "concept":
        # A concept of any scheme is kept as a code, because no field can choose among all.
        return Part(name, "code")
    if form == "work":
        return Part(name, form, kinds=tuple(model.kind for model in block.target_models))
    if form == "notations":
        most = None if isinstance(block.field, CodesField) else 1
        return Part(name, form, schemes=(block.scheme,), most=most)
    has_headings = form == "rich" and set(WITH_HEADINGS) <= set(block.features)
    return Part(name, form, headings=has_headings, choices=choices_of(block))


def choices_of(value):
    """The codes a field or block offers, where they are few enough to be listed."""
    if isinstance(value, blocks.ChoiceBlock):
        choices = value.field.choices
    elif isinstance(value, CountryField):
        return ()
    else:
        choices = getattr(value, "choices", None) or ()
    return tuple(str(code) for code, _label in choices if code not in ("", None))


def form_of(value):
    """How the values of a field or block are written."""
    for kind, form in FORMS:
        if isinstance(value, kind):
            return form
    if isinstance(value, models.ForeignKey) and value.related_model is LibraryImage:
        return "image"
    raise TypeError(
        f"Packages can't write {value!r}. Write its class and form in patterns/library/blocks.py."
    )
