"""A table whose cells are words and whose shape is a fact.

Kept as {"caption": text, "rows": [[text, ...], ...]}; the first row is the head. wagtail-localize
and the fact overlay ask the block itself what in it is prose.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail_localize.segments import StringSegmentValue

from patterns.blocks.words import LineBlock


class RowsField(forms.CharField):
    """Rows as an editor types them: a line a row, cells between bars."""

    widget = forms.Textarea

    def clean(self, value):
        rows = [
            [cell.strip() for cell in line.strip().strip("|").split("|")]
            for line in (super().clean(value) or "").splitlines()
            if line.strip()
        ]
        if len({len(row) for row in rows}) > 1:
            raise ValidationError(
                _("Each row needs as many cells as the first. Put a bar | between cells.")
            )
        return rows


class RowsBlock(blocks.FieldBlock):
    """The cells of a table, head first."""

    def __init__(self, required=True, help_text="", **kwargs):
        self.field = RowsField(required=required, help_text=help_text)
        super().__init__(**kwargs)

    def get_default(self):
        return []

    def value_for_form(self, value):
        return "\n".join(" | ".join(row) for row in value or [])

    def value_from_form(self, value):
        if isinstance(value, str):
            return [[cell.strip() for cell in line.split("|")] for line in value.splitlines()]
        return value

    def get_prep_value(self, value):
        return value

    def prose_leaves(self, value, path):
        for row, cells in enumerate(value or []):
            for column, text in enumerate(cells):
                yield f"{path}.{row}-{column}", text

    def overlay_words(self, source, own):
        """The source's shape with own words in the cells that have some."""
        same = [len(row) for row in source or []] == [len(row) for row in own or []]
        if not same:
            return source
        return [
            [mine if mine and theirs else theirs for theirs, mine in zip(*pair, strict=True)]
            for pair in zip(source, own, strict=True)
        ]

    def get_translatable_segments(self, value):
        return [
            StringSegmentValue(path.strip("."), text)
            for path, text in self.prose_leaves(value, "")
            if text
        ]

    def restore_translated_segments(self, value, segments):
        rows = [list(row) for row in value]
        for segment in segments:
            row, _dash, column = segment.path.partition("-")
            rows[int(row)][int(column)] = segment.render_text()
        return rows


class TableBlock(blocks.StructBlock):
    """A table with its caption; the first row is the head."""

    caption = LineBlock(max_length=200, help_text=_("What the table shows."))
    rows = RowsBlock(help_text=_("A line for each row, a bar | between cells; the head first."))

    class Meta:
        icon = "table"
        template = "patterns/blocks/table.html"
