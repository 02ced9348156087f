"""The PO file of a whole language in the admin: down, and up."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.models import Locale

from patterns.languages import long_work, po, taking, whole_po
from patterns.languages.screens import file_answer, sent_file, shown, told_of

TOLD = 12  # sentences of a report on the screen


@never_cache
@require_http_methods(["GET", "POST"])
def language(request, language):
    """Both ways, explained."""
    locale = get_object_or_404(Locale, language_code=language)
    if request.method == "POST":
        try:
            return _asked(request, locale)
        except po.Refused as refused:
            messages.error(request, str(refused))
            return redirect(request.path)
    target = told_of(locale)
    return shown(request, "po", target["name"], target=target)


def _asked(request, locale):
    """The file is checked now and taken beside the answer, which leads to how far it is."""
    file = whole_po.read(sent_file(request, whole_po.LARGEST))
    asked = taking.ask(locale, file, request.user)
    if asked is None:
        messages.info(request, _("Nothing in the file is new: all of it is here already."))
        return redirect(request.path)
    long_work.begin()
    count = asked.steps.count()
    said = ngettext(
        "The file is in order. What is new of %(count)d work is taken in the background.",
        "The file is in order. What is new of %(count)d works is taken one by one, in the "
        "background.",
        count,
    )
    messages.success(request, said % {"count": count})
    return redirect("translation_long_work")


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
