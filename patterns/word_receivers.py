"""What happens to works when the words around them change: concepts, keywords, people.

Readers find works by these words and see them on pages, so every work that has one is announced.
Bulk writing sends no signals: whoever does it calls `concepts_changed` himself.
"""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.db.models.signals import post_save, pre_delete
from django.utils.translation import gettext as _

from patterns.models.concepts import Concept, ConceptLabel, Scheme, VocabularyVersion
from patterns.models.keywords import Keyword
from patterns.models.people import Person
from patterns.models.relations import Filing, Placement
from patterns.receivers import page_types
from patterns.signals import works_changed


def connect():
    pre_delete.connect(before_concept_goes, sender=Concept)
    for signal in (post_save, pre_delete):
        signal.connect(after_concept, sender=Concept)
        signal.connect(after_label, sender=ConceptLabel)
        signal.connect(after_scheme, sender=Scheme)
        signal.connect(after_person, sender=Person)
        signal.connect(after_keyword, sender=Keyword)


def before_concept_goes(sender, instance, **kwargs):
    """Deleting would take it from pages without a word, drafts too; retiring takes nothing."""
    used = [m for m in page_types() if m._base_manager.filter(concepts=instance).exists()]
    if used:
        raise ValidationError(
            _("Works stand under “%(concept)s”. Retire it instead: they keep it, and nobody can "
              "choose it any more.") % {"concept": instance}
        )  # fmt: skip


def after_concept(sender, instance, **kwargs):
    concepts_changed([instance])


def after_label(sender, instance, **kwargs):
    concepts_changed([instance.concept])


def after_scheme(sender, instance, **kwargs):
    VocabularyVersion.advance()


def concepts_changed(concepts):
    """Make every process read the vocabulary anew, and announce who stands under `concepts`."""
    VocabularyVersion.advance()
    ids = [concept.pk for concept in concepts]
    filed = Filing.objects.filter(concept__in=ids).values_list("work", flat=True)
    placed = Placement.objects.filter(Q(actor__in=ids) | Q(action__in=ids))
    keys = {str(key) for key in (*filed, *placed.values_list("work", flat=True))}
    keys |= {str(concept.key) for concept in concepts}
    works_changed.send(sender=Concept, keys=keys)


def after_person(sender, instance, **kwargs):
    """A person is found as a tutor, and named on what they wrote or accompany."""
    keys = {str(instance.key)}
    for model in page_types():
        for field in model._meta.many_to_many:
            if field.related_model is Person:
                keys |= keys_of(model.objects.filter(**{field.name: instance}))
    works_changed.send(sender=Person, keys=keys)


def after_keyword(sender, instance, **kwargs):
    keys = set()
    for model in page_types():
        if hasattr(model, "keywords"):
            keys |= keys_of(model.objects.filter(keywords=instance))
    if keys:
        works_changed.send(sender=Keyword, keys=keys)


def keys_of(pages):
    keys = pages.filter(alias_of=None).values_list("translation_key", flat=True)
    return {str(key) for key in keys}
