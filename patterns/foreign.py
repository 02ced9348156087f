"""Words on a translation that are still its source's, marked with their language where they show.

A block is a fact, so a new one is on every language's page at once, with the source's words until
somebody translates them. A voice that reads aloud, a hyphenation and a right-to-left page have to
know which words those are. They stay plain text for everything but a template.
"""

from django.db.models import OuterRef, Subquery
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.rich_text import RichText

from patterns.blocks.tables import RowsBlock
from patterns.models.facts import raw
from patterns.models.work import Work
from patterns.overlay import prose_leaves
from patterns.phrases import direction


class ForeignWords(str):
    """Words that say in templates which language they are in."""

    __slots__ = ("language",)

    def __html__(self):
        return enclosed("span", self.language, str(self))


class ForeignText(RichText):
    """The same for rich text."""

    def __html__(self):
        return enclosed("div", self.language, mark_safe(super().__html__()))  # noqa: S308 - Wagtail's own


def enclosed(element, language, words):
    return format_html(
        '<{0} lang="{1}" dir="{2}">{3}</{0}>', element, language, direction(language), words
    )


def mark(page):
    """Mark, in memory, what of `page`'s blocks is its source's; a query for a translation."""
    fields = [f for n in page.prose if isinstance(f := page._meta.get_field(n), StreamField)]
    source = source_of(page, fields) if any(raw(page, field) for field in fields) else None
    for field in fields if source else ():
        theirs = dict(prose_leaves(field.stream_block, raw(source, field), field.name))
        mine = prose_leaves(field.stream_block, raw(page, field), field.name)
        same = {path for path, text in mine if text and theirs.get(path) == text}
        if same:
            value = field.value_from_object(page)
            marked(field.stream_block, value, field.name, same, source.locale.language_code)


def source_of(page, fields):
    """The version the others are translated from; None for itself. One query."""
    work = Work.objects.filter(pk=OuterRef("translation_key"))
    pages = type(page)._default_manager.filter(
        translation_key=page.translation_key, alias_of=None,
        locale=Subquery(work.values("source_locale")),
    ).exclude(locale=page.locale_id)  # fmt: skip
    names = [field.name for field in fields]
    return pages.select_related("locale").only(*names, "locale__language_code").first()


def marked(block, value, path, same, language):
    """`value` with its leaves at `same` marked; containers are changed as they are."""
    if isinstance(block, StreamBlock | ListBlock):
        children = value if isinstance(block, StreamBlock) else value.bound_blocks
        for child in children:
            place = f"{path}.{child.id}"
            child.value = marked(child.block, child.value, place, same, language)
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            value[name] = marked(child, value.get(name), f"{path}.{name}", same, language)
    elif isinstance(block, RowsBlock):
        return [
            [foreign(cell, language) if f"{path}.{r}-{c}" in same else cell
             for c, cell in enumerate(row)]
            for r, row in enumerate(value)
        ]  # fmt: skip
    elif path in same:
        return foreign(value, language)
    return value


def foreign(words, language):
    found = ForeignText(words.source) if isinstance(words, RichText) else ForeignWords(words)
    found.language = language
    return found
