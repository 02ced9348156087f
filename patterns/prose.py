"""Prose as fields and blocks: rich text whose links are facts.

wagtail-localize offers every address inside a rich text to translators as an override. Ours says
itself what is in it for them: the sentences, and nothing else.
"""

from wagtail import blocks
from wagtail.fields import RichTextField
from wagtail.rich_text import RichText
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.ingest import organise_template_segments
from wagtail_localize.strings import extract_strings, restore_strings

SENTENCES = ("bold", "italic", "link", "document-link", "ol", "ul")
WITH_HEADINGS = ("h3", "h4", *SENTENCES)


def sentences(html):
    """The segments of a rich text: its skeleton, then one string a sentence or paragraph."""
    template, strings = extract_strings(html)
    return [
        TemplateSegmentValue("", "html", template, len(strings)),
        *(StringSegmentValue("", string, attrs=attrs) for string, attrs in strings),
    ]


def restored(segments):
    """The rich text those segments make up, as HTML."""
    _format, template, strings = organise_template_segments(segments)
    return restore_strings(template, strings)


class ProseField(RichTextField):
    """Rich text that translators write sentence by sentence."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("features", list(SENTENCES))
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def get_translatable_segments(self, value):
        return sentences(value) if value else []

    def restore_translated_segments(self, value, segments):
        return restored(segments)


class ProseBlock(blocks.RichTextBlock):
    """Rich text inside a block, under the same rule."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("features", list(SENTENCES))
        super().__init__(*args, **kwargs)

    def get_translatable_segments(self, value):
        return sentences(value.source) if value and value.source else []

    def restore_translated_segments(self, value, segments):
        return RichText(restored(segments))
