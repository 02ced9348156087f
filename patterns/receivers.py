"""What happens to works when pages are unpublished, moved, deleted, renamed or restricted.

Saving is the page's own business (`WorkPage.save`); everything else that changes what readers may
find arrives here, in the transaction that does it. Knows Wagtail's signals; doesn't know who
listens to `works_changed`.
"""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.signals import page_slug_changed, page_unpublished, post_page_move
from wagtail_localize.models import (
    LocaleSynchronization,
    StringTranslation,
    Translation,
    TranslationSource,
)

from patterns import kept, memory
from patterns.cleaning import clean_sentence, trouble
from patterns.composing import version
from patterns.handing_over import keep_strings
from patterns.models.derived import derive
from patterns.models.relations import Relation
from patterns.models.work import Work
from patterns.models.work_page import WorkPage
from patterns.signals import works_changed


def connect():
    page_unpublished.connect(after_unpublish)
    page_slug_changed.connect(after_new_address)
    post_page_move.connect(after_move)
    # One by one: a receiver for every model would make every deletion on the site a slow one.
    for model in page_types():
        pre_delete.connect(before_delete, sender=model)
        post_delete.connect(after_delete, sender=model)
    pre_save.connect(before_translation_source, sender=TranslationSource)
    pre_save.connect(before_words, sender=StringTranslation)
    pre_save.connect(before_translation, sender=Translation)
    post_save.connect(after_translation, sender=Translation)
    pre_save.connect(before_copying, sender=LocaleSynchronization)
    pre_delete.connect(before_language_goes, sender=Locale)
    post_save.connect(after_restriction, sender=PageViewRestriction)
    post_delete.connect(after_restriction, sender=PageViewRestriction)


def page_types():
    return [model for model in apps.get_models() if issubclass(model, WorkPage)]


def is_version(page):
    """Whether this is a language version of a work; an alias isn't."""
    return isinstance(page, WorkPage) and not page.alias_of_id


def after_unpublish(sender, instance, **kwargs):
    """Also where Wagtail's own command unpublishes the bare page, past our save."""
    if is_version(instance) and instance.work:
        derive(instance.work)
        tell(sender, {str(instance.translation_key)})


def after_new_address(sender, instance, **kwargs):
    """A new slug changes the addresses of everything below, too."""
    tell(sender, works_below(instance))


def after_move(sender, instance, url_path_before, url_path_after, **kwargs):
    page = instance.specific
    if is_version(page) and page.is_source and url_path_before != url_path_after:
        take_along(page)
        derive(page.work)
    tell(sender, works_below(instance))


def take_along(page):
    """A work's place is a fact: its versions follow it to the same place in their languages.

    So do the copies an older site made of them.
    """
    place = page.get_parent()
    there_are = type(page).objects.filter(translation_key=page.translation_key)
    for other in there_are.exclude(pk=page.pk):
        there = place.get_translation_or_none(other.locale)
        if there is not None and other.get_parent().pk != there.pk:
            other.move(there, pos="last-child")


def before_delete(sender, instance, **kwargs):
    if is_version(instance):
        keep_strings(instance)


def after_delete(sender, instance, **kwargs):
    if not is_version(instance):
        return
    work = Work.objects.filter(pk=instance.translation_key).first()
    if work is None:
        return
    work.credits.filter(language=instance.language).delete()
    rest = list(work.versions().order_by("pk"))
    if not rest:
        bury(work)
    elif all(version.locale_id != work.source_locale_id for version in rest):
        # Versions that were aliases a moment ago, and nobody handed the work over to.
        Work.objects.filter(pk=work.pk).update(source_locale=rest[0].locale_id)
    derive(work)
    tell(sender, {str(work.key)})


def bury(work):
    """Nothing stays of a work without pages but its tombstone, which keeps its number taken."""
    work.bury()
    Relation.objects.filter(target=work).delete()
    work.short_forms.all().delete()
    work.credits.all().delete()
    memory.let_go(work.key)


def before_translation_source(sender, instance, **kwargs):
    """A work has one source: a second one would break its edit pages for good."""
    work = Work.objects.filter(pk=instance.object_id).first()
    if work and work.source_locale_id != instance.locale_id:
        raise ValidationError(
            _("Translations of “%(title)s” start from its %(language)s version. Open that one.")
            % {"title": instance.object_repr, "language": work.source_locale.get_display_name()}
        )


def before_words(sender, instance, update_fields=None, **kwargs):
    """Whatever way a translator's words come in by, they are cleaned before they are kept."""
    if update_fields is None or "data" in update_fields:
        reason = trouble(instance.data)
        if reason:
            raise ValidationError(reason)
        instance.data = clean_sentence(instance.data)


def before_translation(sender, instance, **kwargs):
    """Where translating starts again, what was written by hand meanwhile is theirs, too."""
    if not instance.pk or not instance.enabled:
        return
    if Translation.objects.filter(pk=instance.pk, enabled=False).exists():
        page = version(instance.source, instance.target_locale_id)
        work = Work.objects.filter(pk=instance.source.object_id).first()
        if work and is_version(page):
            memory.keep_hand_made(page, work.source())


def after_translation(sender, instance, created, **kwargs):
    """A work that is begun in a language that was away finds its sentences there."""
    if created:
        kept.bring_back(instance.source.object_id)


def before_copying(sender, instance, **kwargs):
    """Copies of all pages would hide from readers that these aren't translated."""
    raise ValidationError(
        _("Readers find every work in every language already, with a notice where it isn't "
          "translated. Give works to translators instead of copying them.")
    )  # fmt: skip


def before_language_goes(sender, instance, **kwargs):
    """What was translated into it is put by until it comes back."""
    kept.keep(instance)


def after_restriction(sender, instance, **kwargs):
    """Readers may find more or less of everything at or below a page."""
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        tell(sender, works_below(page))


def works_below(page):
    """The keys of the works at or below `page`; one query."""
    pages = Page.objects.descendant_of(page, inclusive=True).filter(alias_of=None)
    keys = Work.objects.filter(pk__in=pages.values("translation_key"))
    return {str(key) for key in keys.values_list("pk", flat=True)}


def tell(sender, keys):
    if keys:
        works_changed.send(sender=sender, keys=keys)
