"""Free keywords that editors coin, through django-taggit, until one becomes a concept.

Names are compared by `casefold()`: databases disagree on upper and lower case outside ASCII, so
that “Énergie” and “énergie” would be two keywords on SQLite and one on PostgreSQL.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager, _ClusterTaggableManager
from taggit.models import ItemBase, TagBase


class Keyword(TagBase):
    """A word of an editor's own. `concept` is set when it has been promoted to the vocabulary."""

    free_tagging = True
    folded = models.CharField(max_length=300, unique=True, editable=False)
    concept = models.ForeignKey(
        "patterns.Concept", null=True, blank=True, on_delete=models.SET_NULL,
        related_name="promoted_from", verbose_name=_("became the concept"),
        help_text=_("Works then stand under the concept, and nobody needs the keyword any more."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("keyword")
        verbose_name_plural = _("keywords")

    def save(self, *args, **kwargs):
        self.folded = self.name.casefold()
        return super().save(*args, **kwargs)


class KeywordItem(ItemBase):
    """A page's keyword; each page type has its own table, so that drafts and revisions work."""

    tag = models.ForeignKey(Keyword, on_delete=models.CASCADE, related_name="%(class)s_items")

    class Meta:
        abstract = True


class KeywordsOfPage(_ClusterTaggableManager):
    """The keywords of one page; a name that exists, however written, isn't made again."""

    def _to_tag_model_instances(self, tags, tag_kwargs):
        names = {tag.casefold() for tag in tags if isinstance(tag, str)}
        known = Keyword.objects.filter(folded__in=names) if names else ()
        by_name = {keyword.folded: keyword for keyword in known}
        found = []
        for tag in tags:
            if isinstance(tag, str):
                tag = by_name.get(tag.casefold()) or by_name.setdefault(tag.casefold(), coined(tag))
            found.append(tag)
        return super()._to_tag_model_instances(list(dict.fromkeys(found)), tag_kwargs)


def coined(name):
    """The keyword of that name, made if need be."""
    return Keyword.objects.get_or_create(folded=name.casefold(), defaults={"name": name})[0]


class Keywords(ClusterTaggableManager):
    """A page type's field for keywords."""

    def __get__(self, instance, model):
        return KeywordsOfPage(
            through=self.through, model=model, instance=instance, prefetch_cache_name=self.name
        )

    def deconstruct(self):
        # No part of the database's shape differs from the stock field's.
        name, _path, args, kwargs = super().deconstruct()
        return name, "modelcluster.contrib.taggit.ClusterTaggableManager", args, kwargs
