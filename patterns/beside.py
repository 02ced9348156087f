"""Two versions of one work, side by side: field by field, block by block, paragraph by paragraph.

Blocks are paired by their ids, which all versions share; paragraphs of a text by their place,
where both texts are cut alike. Knows pages and their prose; knows no HTML but that of rich text.
"""

from dataclasses import dataclass
from itertools import zip_longest

from bs4 import BeautifulSoup
from django.utils.functional import cached_property
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText

from patterns.credits import credits_of
from patterns.fallback import public_versions, tail
from patterns.languages_table import language as row_of
from patterns.models.work_page import WorkPage
from patterns.overlay import is_prose
from patterns.reading import Reading

FIRST, LAST = ("title", "also_known_as", "summary"), ("picture_alt", "sources")


@dataclass(frozen=True, slots=True)
class Piece:
    """What one version has at a place: plain text, rich text, or a block that shows itself."""

    text: str = ""
    rich: RichText | None = None
    block: object = None

    def __bool__(self):
        return bool(self.text or self.rich or self.block)


@dataclass(frozen=True, slots=True)
class Part:
    """A field, by its name, with pairs of pieces."""

    label: str
    pairs: list


class Side:
    """One of the two versions."""

    def __init__(self, page):
        self.page = page
        self.row = row_of(page.language)

    @cached_property
    def credits(self):
        return credits_of(self.page.translation_key, self.page.language)


class Beside:
    """Two versions as a reader of `language` compares them."""

    def __init__(self, one, other, language):
        self.sides = Side(one), Side(other)
        self.read = Reading(one, language)

    def parts(self):
        """Every field with words in one of the versions, in reading order."""
        one, other = (side.page for side in self.sides)
        own = [name for name in type(one).prose if name not in (*FIRST, *LAST)]
        for name in (*FIRST, *own, *LAST):
            field = one._meta.get_field(name)
            pairs = [pair for pair in _pairs(field, one, other) if any(pair)]
            if pairs:
                yield Part(capfirst(str(field.verbose_name)), pairs)

    def choices(self, side):
        """The languages that may stand at a side, with what stands at the other one then."""
        codes = [each.row.code for each in self.sides]
        for row in self.read.tongues:
            pair = [row.code if at == side else code for at, code in enumerate(codes)]
            # Both the same: the two change places.
            chosen = pair if pair[0] != pair[1] else codes[::-1]
            yield {"row": row, "pair": chosen, "is_current": row.code == codes[side]}


def versions_at(place, codes):
    """The public versions of the work at a place, in these languages; None where one is missing."""
    rows = public_versions().filter(
        slug=place.rpartition("/")[2], locale__language_code__in=codes
    ).select_related("locale")  # fmt: skip
    found = {row.locale.language_code: row for row in rows if tail(row.url_path) == place}
    pages = [found[code].specific for code in codes if code in found]
    if len(pages) != len(codes) or not isinstance(pages[0], WorkPage):
        return None
    return pages


def _pairs(field, one, other):
    if isinstance(field, StreamField):
        return _blocks(field, *(getattr(page, field.name) for page in (one, other)))
    values = [field.value_from_object(page) or "" for page in (one, other)]
    if isinstance(field, RichTextField):
        return _paragraphs(*values)
    return _plain(*values)


def _plain(one, other):
    """Line by line where there are as many lines; names, say, each language has its own of."""
    lines = [text.split("\n") for text in (one, other)]
    if len(lines[0]) != len(lines[1]):
        lines = [[one], [other]]
    return [tuple(map(Piece, pair)) for pair in zip(*lines, strict=True)]


def _paragraphs(one, other):
    cut = [
        [str(part) for part in BeautifulSoup(html, "html.parser").contents if str(part).strip()]
        for html in (one, other)
    ]
    if len(cut[0]) != len(cut[1]):
        cut = [[one], [other]]
    return [tuple(Piece(rich=RichText(html)) for html in pair) for pair in zip(*cut, strict=True)]


def _blocks(field, one, other):
    """The blocks of both, as the first has them in order."""
    partners = {block.id: block for block in other}
    for block in one:
        partner = partners.get(block.id)
        if getattr(block.block.meta, "template", None):
            yield Piece(block=block), Piece(block=partner)
        else:
            mine = list(_words(block.block, block.value))
            theirs = list(_words(partner.block, partner.value)) if partner else []
            yield from zip_longest(mine, theirs, fillvalue=Piece())


def _words(block, value):
    """The prose of a block without a look of its own, piece by piece; empty pieces, too."""
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _words(child, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from _words(block.child_block, item)
    elif is_prose(block):
        yield Piece(rich=value) if isinstance(value, RichText) else Piece(text=value or "")
