"""What a thing is in the table's words: one thing at a time, or pages as a condition of a query."""

from django.db.models import Exists, OuterRef, Q
from wagtail.models import Locale, Page

from patterns.policy.table import Thing


def thing_of(subject):
    """One query for a page of a work that hasn't read its work yet, none for anything else."""
    from patterns.models import ConceptLabel

    if isinstance(subject, Page):
        return _page(subject)
    model = subject if isinstance(subject, type) else type(subject)
    if issubclass(model, Locale):
        return Thing.LANGUAGE
    return Thing.WORDS if issubclass(model, ConceptLabel) else Thing.RECORD


def _page(page):
    from patterns.models import Work
    from patterns.models.work_page import WorkPage

    if page.alias_of_id:
        return Thing.ALIAS
    if not issubclass(page.specific_class or Page, WorkPage):
        return Thing.PLACE
    if isinstance(page, WorkPage):
        return Thing.SOURCE if page.is_source else Thing.TRANSLATION
    others = Work.objects.filter(pk=page.translation_key).exclude(source_locale=page.locale_id)
    return Thing.TRANSLATION if others.exists() else Thing.SOURCE


def pages_that_are(thing):
    """The pages that are this, as a condition."""
    from patterns.models import Work

    if thing == Thing.ALIAS:
        return Q(alias_of__isnull=False)
    work = Work.objects.filter(pk=OuterRef("translation_key"))
    source = Exists(work.filter(source_locale=OuterRef("locale_id")))
    conditions = {
        Thing.SOURCE: source,
        Thing.TRANSLATION: Exists(work) & ~source,
        Thing.PLACE: ~Exists(work),
    }
    return Q(conditions[thing], alias_of=None)
