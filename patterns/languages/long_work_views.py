"""Long work in the admin: how far it is, and the button that opens the library in a language."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from wagtail.models import Locale, Page

from patterns import policy
from patterns.languages import long_work, po, taking
from patterns.languages.models import Step
from patterns.languages.screens import shown, told_of
from patterns.languages.typed import isolated
from patterns.phrases import language_name
from patterns.policy import Action

AT_ONCE = 20  # long works on the page
TOLD = 50  # of the steps that failed


@never_cache
@require_GET
def progress(request):
    """One's own long works, the newest first; an administrator sees all."""
    found = list(long_work.seen_by(request.user)[:AT_ONCE])
    steps = Step.objects.filter(long_work__in=found)
    for one in found:
        one.has_taken = po.taken(one.taken) if one.taken else ""
    languages = ()
    if policy.allows(request.user, Action.SEE, Locale):
        languages = [told_of(locale) for locale in Locale.objects.all()]
    return shown(
        request, "long_work", _("Long work"), asked=found, languages=languages,
        waits=any(one.done < one.total for one in found),
        troubles=_told(steps.exclude(trouble=""), "trouble"),
        doubts=_told(steps.exclude(told=""), "told"),
    )  # fmt: skip


def _told(steps, field):
    """(title, language, sentences) of the first steps that tell something."""
    steps = list(steps.select_related("locale").defer("sentences")[:TOLD])
    keys = [step.key for step in steps]
    pages = Page.objects.filter(translation_key__in=keys, alias_of=None)
    titles = taking.titles_of(keys) | dict(pages.values_list("translation_key", "draft_title"))
    return [
        (titles.get(step.key, ""), told_of(step.locale), getattr(step, field).splitlines())
        for step in steps
    ]


@require_POST
def begin(request, language):
    """Every work of the library, opened in a language."""
    locale = get_object_or_404(Locale, language_code=language)
    asked = long_work.ask_language(locale, request.user)
    long_work.begin()
    count = asked.steps.count()
    said = ngettext(
        "%(count)s work is opened in %(language)s, in the background.",
        "%(count)s works are opened in %(language)s, one by one, in the background.",
        count,
    )
    messages.success(
        request, said % {"count": count, "language": isolated(language_name(language))}
    )
    return redirect("translation_long_work")
