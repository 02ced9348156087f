"""What the core tells, brought to the outbox with the works that quote the ones that changed.

The core says which works changed (`works_changed`). A record can say more than its own work does:
a case bears the names of its communities. Works are only noted here; what became of them is read
after the commit, so a key too many costs a little time and nothing else.
"""

from collections.abc import Iterable

from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale, Page

from patterns.models import Relation
from patterns.models.concepts import VocabularyVersion
from patterns.models.relations import RelationKind
from patterns.signals import works_changed
from search.models import Pick, Term
from search.syncing import changed


def connect() -> None:
    """Listen from now on; a second time changes nothing."""
    works_changed.connect(_told, dispatch_uid="search: told")
    post_save.connect(_locale, sender=Locale, dispatch_uid="search: locale")
    for signal in (post_save, post_delete):
        signal.connect(_words, sender=Term, dispatch_uid="search: term")
        signal.connect(_words, sender=Pick, dispatch_uid="search: pick")


def _told(keys: Iterable[object], **_more: object) -> None:
    """These works, and the cases that bear the names of these communities."""
    known = {str(key) for key in keys}
    cases = Relation.objects.filter(kind=RelationKind.HAPPENED_IN, target__in=known)
    changed({*known, *(str(key) for key in cases.values_list("source", flat=True))})


def _locale(instance: Locale, created: bool = False, **_more: object) -> None:
    """Another language code is another language for all pages of a locale."""
    if not created:
        keys = Page.objects.filter(locale=instance).values_list("translation_key", flat=True)
        _told(keys.distinct())


def _words(**_more: object) -> None:
    """Every process reads synonyms and picks anew with its next search."""
    VocabularyVersion.advance()
