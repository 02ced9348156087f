"""Blocks that hold plain words, which translators write.

Optional words that a package or a program left out are empty, never None: wagtail-localize can't
read None, and one such block would keep a whole page from being translated.
"""

from wagtail import blocks
from wagtail_localize.segments import StringSegmentValue


class Words:
    """Mixed into a block: its words are one string for translators, and none where it is empty."""

    def get_translatable_segments(self, value):
        return [StringSegmentValue("", value)] if value else []

    def restore_translated_segments(self, value, segments):
        return segments[0].render_text() if segments else value

    def normalize(self, value):
        return value or ""


class LineBlock(Words, blocks.CharBlock):
    """A line of words."""

    class Meta:
        default = ""


class WordsBlock(Words, blocks.TextBlock):
    """A few lines of words."""

    class Meta:
        default = ""
