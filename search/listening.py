"""Everything after which a work may be found otherwise, brought to the outbox.

The core says so itself where a work is saved (`works_changed`); what Wagtail and Django do to it
otherwise is listened for here. Works are only noted: what became of them is read afterwards, so a
key too many costs a little time and nothing else.
"""

from collections.abc import Iterable

from django.db.models import Model, Q
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.signals import page_slug_changed, page_unpublished, post_page_move

from patterns.models import Concept, ConceptLabel, Keyword, Person, Relation, Work
from patterns.models.keywords import KeywordItem
from patterns.models.relations import RelationKind
from patterns.signals import works_changed
from search.syncing import changed


def connect() -> None:
    """Listen from now on; a second time changes nothing."""
    works_changed.connect(_told, dispatch_uid="search: told")
    page_unpublished.connect(_one_page, dispatch_uid="search: unpublished")
    post_delete.connect(_any_deleted, dispatch_uid="search: deleted")
    for signal in (post_page_move, page_slug_changed):
        signal.connect(_page_and_below, dispatch_uid="search: moved")
    for signal in (post_save, pre_delete):
        for model, receiver in _RECEIVERS.items():
            signal.connect(receiver, sender=model, dispatch_uid=f"search: {model.__name__}")


def _told(keys: Iterable[object], **_more: object) -> None:
    """These works, and the cases that bear the names of these communities."""
    keys = _as_text(keys)
    cases = Relation.objects.filter(kind=RelationKind.HAPPENED_IN, target__in=keys)
    changed({*keys, *_as_text(cases.values_list("source", flat=True))})


def _one_page(instance: Page, **_more: object) -> None:
    _told([instance.translation_key])


def _any_deleted(instance: Model, **_more: object) -> None:
    if isinstance(instance, Page):
        _told([instance.translation_key])


def _page_and_below(instance: Page, **_more: object) -> None:
    pages = instance.get_descendants(inclusive=True)
    _told(pages.values_list("translation_key", flat=True))


def _restriction(instance: PageViewRestriction, **_more: object) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        _page_and_below(page)


def _concept(instance: Concept, **_more: object) -> None:
    """What is filed under it or stands in its row or column of the grid, and the term itself."""
    stands = Q(placements__actor=instance) | Q(placements__action=instance)
    works = Work.objects.filter(Q(filings__concept=instance) | stands)
    changed({str(instance.key), *_as_text(works.values_list("pk", flat=True))})


def _label(instance: ConceptLabel, **_more: object) -> None:
    _concept(instance.concept)


def _keyword(instance: Keyword, **_more: object) -> None:
    keys: set[str] = set()
    for relation in Keyword._meta.related_objects:
        if issubclass(relation.related_model, KeywordItem):
            items = relation.related_model.objects.filter(tag=instance)
            keys |= _as_text(items.values_list("content_object__translation_key", flat=True))
    changed(keys)


def _person(instance: Person, **_more: object) -> None:
    changed({str(instance.key)})


def _work(instance: Work, **_more: object) -> None:
    changed({str(instance.pk)})


def _locale(instance: Locale, created: bool = False, **_more: object) -> None:
    if not created:
        pages = Page.objects.filter(locale=instance)
        changed(_as_text(pages.values_list("translation_key", flat=True)))


_RECEIVERS = {
    PageViewRestriction: _restriction,
    Concept: _concept,
    ConceptLabel: _label,
    Keyword: _keyword,
    Person: _person,
    Work: _work,
    Locale: _locale,
}


def _as_text(keys: Iterable[object]) -> set[str]:
    return {str(key) for key in keys}
