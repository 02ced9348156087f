"""A keyword becomes a concept: the works that carry it stand under the concept instead.

Also revisions made before: a source read from one is settled at once (`WorkPage`), so an old
revision that is published later doesn't bring the keyword back.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from patterns.models.work import Work
from patterns.roles import role_of


@transaction.atomic
def promote(keyword, concept):
    """Make `concept` what `keyword` means from now on; how many works changed their filing."""
    if concept.retired:
        raise ValidationError(
            {"concept": _("“%(concept)s” is retired. Choose another one.") % {"concept": concept}}
        )
    keyword.concept = concept
    keyword.save()
    return sum(_settle_row(page) for page in sources_with(keyword))


def sources_with(keyword):
    """Source versions that carry `keyword` in their row."""
    from patterns.models.work_page import WorkPage

    for relation in type(keyword)._meta.related_objects:
        owner = getattr(relation.related_model, "content_object", None)
        model = owner.field.related_model if owner else None
        if model and issubclass(model, WorkPage):
            source = Work.objects.values("pk", "source_locale")
            for page in model.objects.filter(keywords=keyword, alias_of=None):
                if source.filter(pk=page.translation_key, source_locale=page.locale_id).exists():
                    yield page


def _settle_row(page):
    changed = settle(page)
    if changed:
        # Only filing changes, so what else the page may lack is not asked now.
        page.save(clean=False)
    return changed


def settle(page):
    """Swap promoted keywords of `page`, in memory, for their concepts; whether there were any.

    A keyword stays where this type of page isn't filed by that vocabulary, or is full.
    """
    if not hasattr(page, "keywords"):
        return False
    promoted = [tag for tag in page.keywords.all() if tag.concept_id]
    return sum(_swap(page, tag) for tag in promoted) > 0


def _swap(page, tag):
    role = role_of(type(page), tag.concept.scheme_id)
    if role is None:
        return False
    filed = [concept for concept in page.concepts.all() if concept.scheme_id in role.schemes]
    if role.most and len(filed) >= role.most and tag.concept not in filed:
        return False
    page.keywords.remove(tag.name)
    page.concepts.add(tag.concept)
    page.__dict__.pop("filing", None)
    return True
