"""The PO file of a whole language in the admin: down, and up."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.models import Locale, Page

from patterns import policy
from patterns.languages import po, whole_po
from patterns.languages.screens import file_answer, sent_file, shown, told_of
from patterns.policy import Action

TOLD = 12  # sentences of a report on the screen


@never_cache
@require_http_methods(["GET", "POST"])
def language(request, language):
    """Both ways, explained."""
    locale = get_object_or_404(Locale, language_code=language)
    if request.method == "POST":
        try:
            file = whole_po.read(sent_file(request, whole_po.LARGEST))
            may = _may(request.user)
            tell(request, whole_po.take(locale, file, request.user, may))
        except po.Refused as refused:
            messages.error(request, str(refused))
        return redirect(request.path)
    target = told_of(locale)
    return shown(request, "po", target["name"], target=target)


def _may(user):
    """Whether a translation may be written by `user`: the policy, and no lock on its page."""

    def may(translation):
        page = translation.get_target_instance()
        if isinstance(page, Page):
            page = page.specific
            lock = page.get_lock()
            if lock and lock.for_user(user):
                return False
        return policy.allows(user, Action.TRANSLATE, page)

    return may


@never_cache
@require_GET
def file(request, language):
    """Everything that is open in a language."""
    locale = get_object_or_404(Locale, language_code=language)
    return file_answer(whole_po.of_language(locale), f"library-{language}")


def tell(request, report):
    """A report as messages, the good news first; a long one is cut."""
    first, *rest = report.sentences()
    messages.success(request, first)
    for sentence in rest[:TOLD]:
        messages.warning(request, sentence)
