"""Short forms: publishing them and taking them back.

Publishing is an act of its own, by a package or by a person; drafts are never read. The words
also go to the translators' memory, so that a translator goes on from there. What readers get to
see of them is the business of `patterns.naming`: a name is shown only where a public version
stands behind it.
"""

from django.db import transaction

from patterns import memory
from patterns.models.short_form import ShortForm
from patterns.signals import works_changed

AT_ONCE = 500


def publish(work, language, *, title, summary, also_known_as=""):
    """Publish the name and summary of a work in a language, in place of what was there.

    A `ValidationError` says what is wrong with the words; then nothing is written.
    """
    form = ShortForm(
        work=work, language=language, title=title, summary=summary, also_known_as=also_known_as
    )
    form.full_clean(validate_constraints=False)
    write([form])
    return form


@transaction.atomic
def write(forms):
    """Publish many short forms whose words were checked; the number of queries hardly grows."""
    keys = {form.work_id for form in forms}
    before = {
        (form.work_id, form.language): form for form in ShortForm.objects.filter(work__in=keys)
    }
    ShortForm.objects.bulk_create(
        forms,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["work", "language"],
        update_fields=["title", "summary", "also_known_as"],
    )
    memory.suggest(forms, before)
    works_changed.send(sender=ShortForm, keys=set(map(str, keys)))


@transaction.atomic
def withdraw(work, language):
    """Take a short form back; what translators made of its words stays theirs."""
    if ShortForm.objects.filter(work=work, language=language).delete()[0]:
        works_changed.send(sender=ShortForm, keys={str(work.pk)})


def of_works(keys):
    """Every short form of these works, by key as text; one query."""
    found = {}
    for form in ShortForm.objects.filter(work__in=list(keys)).order_by("language"):
        found.setdefault(str(form.work_id), []).append(form)
    return found
