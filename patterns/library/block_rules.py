"""The rules of blocks, asked of values that refer to what isn't on the site yet.

A block's own `clean` knows what is required, how long words may be and which parts belong
together; but its choosers ask the database. Here the same blocks are asked with their choosers
left out: references are looked up in the package and the site together, elsewhere.
"""

import copy

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from patterns.blocks.facts import ConceptsBlock, DocumentFactBlock, ImageFactBlock, WorkBlock
from patterns.blocks.matrices import CellsBlock

CHOOSERS = (ConceptsBlock, DocumentFactBlock, ImageFactBlock, WorkBlock, CellsBlock)


class Taken(blocks.Block):
    """Stands for a chooser: takes any value, but none where one is required."""

    def __init__(self, chooser):
        super().__init__()
        self.must = chooser.required

    def to_python(self, value):
        return value

    def get_default(self):
        return None

    def clean(self, value):
        if self.must and value in (None, "", []):
            raise ValidationError(_("This is missing. Write it."))
        return value


_kept = {}  # by the block's id: blocks can't be hashed, and those of a page type never go


def rules(block):
    """The block without its choosers."""
    if id(block) not in _kept:
        _kept[id(block)] = _without_choosers(block)
    return _kept[id(block)]


def _without_choosers(block):
    if isinstance(block, CHOOSERS):
        return Taken(block)
    if not isinstance(block, blocks.StructBlock):
        return block
    twin = copy.copy(block)
    twin.child_blocks = {name: rules(child) for name, child in block.child_blocks.items()}
    return twin


def faults(block, raw):
    """(part, sentence) for each rule of the block that a raw value breaks."""
    asked = rules(block)
    try:
        asked.clean(asked.to_python(raw))
    except StructBlockValidationError as error:
        for name, inner in error.block_errors.items():
            for message in _messages(inner):
                yield name, _told(message, block.child_blocks[name])
        for message in error.non_block_errors.messages if error.non_block_errors else ():
            yield "", message
    except ValidationError as error:
        for message in _messages(error):
            yield "", _told(message, block)


def _messages(error):
    if isinstance(error, ListBlockValidationError):
        found = error.block_errors
        inner = found.values() if isinstance(found, dict) else filter(None, found)
        return [message for one in inner for message in _messages(one)]
    return error.messages


def _told(message, block):
    """The block's message, with what to write where it doesn't say so itself."""
    help_text = getattr(getattr(block, "field", None), "help_text", "")
    says_so = ". " in message or ": " in message or not help_text
    return message if says_so else f"{message} {help_text}"
