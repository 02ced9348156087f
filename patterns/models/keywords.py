"""Free keywords that editors coin, through django-taggit, until one becomes a concept."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase


class Keyword(TagBase):
    """A word of an editor's own. `concept` is set when it has been promoted to the vocabulary."""

    free_tagging = True
    concept = models.ForeignKey(
        "patterns.Concept", null=True, blank=True, on_delete=models.SET_NULL,
        related_name="promoted_from", help_text=_("The concept this word became."),
    )

    class Meta:
        verbose_name = _("keyword")
        verbose_name_plural = _("keywords")


class KeywordItem(ItemBase):
    """A page's keyword; each page type has its own table, so that drafts and revisions work."""

    tag = models.ForeignKey(Keyword, on_delete=models.CASCADE, related_name="%(class)s_items")

    class Meta:
        abstract = True
