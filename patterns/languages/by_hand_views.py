"""A translation written by hand, beside what would stand there; then sentence by sentence."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail_localize.models import Translation

from patterns.languages import by_hand
from patterns.languages.screens import shown, told_of
from patterns.languages.typed import isolated


@never_cache
@require_http_methods(["GET", "POST"])
def look(request, key, language):
    """Both texts; and, where somebody has chosen, the bench."""
    page = by_hand.page_of(key, language)
    if page is None:
        raise Http404
    if request.method == "GET":
        return _shown(request, page)
    if not by_hand.take_up(page, request.POST, request.user):
        said = _("This page, or its sentences, changed since you opened this. Look again; nothing "
                 "was done.")  # fmt: skip
        messages.error(request, said)
        return _shown(request, page, 409)
    messages.success(
        request, _("Now it is translated sentence by sentence. Readers have what they had.")
    )
    return redirect("translation_bench", key, language)


def _shown(request, page, status=200):
    seen, source = by_hand.look(page), page.work.source()
    title = _("%(title)s, written by hand into %(language)s") % {
        "title": isolated(source.title), "language": isolated(told_of(page.locale)["name"]),
    }  # fmt: skip
    return shown(
        request, "by_hand", title, [(_("What is translated"), reverse("translation_map"))],
        status=status, differences=seen.differences, otherwise=list(seen.otherwise(source)),
        seal=seen.seal, memory=by_hand.MEMORY, here=request.path,
        source=told_of(source.locale), target=told_of(page.locale),
    )  # fmt: skip


def before_edit(request, page):
    """Localize's “Start synced translation” takes up at once; here it leads to the look."""
    if request.method != "POST" or "localize-restart-translation" not in request.POST:
        return None
    stopped = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=False
    )
    language = page.locale.language_code
    if stopped.exists() and by_hand.page_of(page.translation_key, language):
        return redirect("translation_by_hand", page.translation_key, language)
    return None
