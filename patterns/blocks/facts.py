"""Blocks that hold facts: numbers, codes, links, references. No translator ever meets them.

wagtail-localize asks a block for its segments before it looks at its class; a fact answers
"none". Left to itself it would offer addresses, pictures and page links as overridable.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page


class Fact:
    """Mixed into a block: its value is the source's in every language."""

    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value


class AddressBlock(Fact, blocks.URLBlock):
    """An address on the web."""


class ImageFactBlock(Fact, ImageChooserBlock):
    """A picture; its alternative text stands beside it, as prose."""


class DocumentFactBlock(Fact, DocumentChooserBlock):
    """A file to download; its title stands beside it, as prose."""


class WorkBlock(Fact, blocks.PageChooserBlock):
    """Chooses a work through any of its language versions; its value is the work's key as text.

    The stock chooser is used in the form, so editors choose a page they know. Reading the value
    costs no query: pages that show the work look its best version up in one go.
    """

    def to_python(self, value):
        return value

    def bulk_to_python(self, values):
        return values

    def get_prep_value(self, value):
        return value

    def page_for(self, key):
        """Any version of the work `key`, the oldest first (usually the source's); None if gone."""
        if not key:
            return None
        return self._versions(key).order_by("pk").first()

    def _versions(self, key):
        return self.model_class._default_manager.filter(translation_key=key, alias_of=None)

    def value_from_form(self, value):
        if value is None or value == "":
            return None
        if isinstance(value, Page):
            return str(value.translation_key)
        return _text(Page.objects.filter(pk=value))

    def value_for_form(self, value):
        return self.page_for(value)

    def get_form_state(self, value):
        return super().get_form_state(self.page_for(value))

    def clean(self, value):
        key = _text(self._versions(value)) if value else None
        if value and key is None:
            raise ValidationError(_("This work is no longer in the library. Choose another one."))
        # Whether one is needed; asking the field for all of it would look each page up once more.
        self.field.validate(key)
        return key

    def extract_references(self, value):
        return ()

    def render_basic(self, value, context=None):
        """The work's title, which comparisons of two versions show; one query."""
        page = self.page_for(value)
        return escape(page.specific_deferred.get_admin_display_title()) if page else ""


def _text(pages):
    """The key of the first of these pages, None without one. A form asks often: no page is made."""
    key = pages.values_list("translation_key", flat=True).order_by("pk").first()
    return str(key) if key else None


class CodesField(forms.MultipleChoiceField):
    """Several codes of a vocabulary, ticked."""

    widget = forms.CheckboxSelectMultiple


class ConceptsBlock(Fact, blocks.FieldBlock):
    """Concepts of one scheme, kept as notations; `most=1` makes it a single choice."""

    def __init__(self, scheme, most=None, required=False, help_text="", **kwargs):
        from patterns.vocabulary import NotationChoices

        choice = forms.ChoiceField if most == 1 else CodesField
        self.most = most
        self.field = choice(
            choices=NotationChoices(scheme, blank=most == 1), required=required, help_text=help_text
        )
        super().__init__(**kwargs)
        self.scheme = scheme

    def get_default(self):
        return "" if self.most == 1 else []

    def get_prep_value(self, value):
        return value
