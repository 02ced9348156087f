"""“Translation” in the admin: my languages, the map of works, and the button that begins one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from wagtail.models import Locale

from patterns import kinds, offering
from patterns.languages import board, states
from patterns.languages.screens import TITLE, shown, told_of
from patterns.models import Work


@never_cache
@require_GET
def mine(request):
    """My languages, with how much there is to do in each."""
    locales = states.mine(request.user)
    rows = states.rows(request.user, locales)
    languages = [(told_of(code), board.counts(rows, code)) for code in locales]
    return shown(request, "mine", TITLE, languages=languages, works=len(rows))


@never_cache
@require_GET
def works(request):
    """The map; as CSV with `?as=csv`."""
    locales = states.mine(request.user)
    asked = board.Asked.of(request.GET, locales)
    codes = [asked.language] if asked.language else list(locales)
    rows = states.rows(request.user, {code: locales[code] for code in codes})
    rows = board.narrowed(rows, asked, get_language() or "en")
    named = {kind.name: kind.label for kind in kinds.every() if kind.name not in ("term", "tutor")}
    if request.GET.get("as") == "csv":
        return _csv(rows, codes, named)
    page = Paginator(rows, board.AT_ONCE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    return shown(
        request, "board", _("What is translated"), asked=asked, page=page, kinds=named.items(),
        states=[(state.value, states.NAMES[state]) for state in board.ORDER],
        languages=[told_of(code) for code in codes], choices=[told_of(code) for code in locales],
        rows=[
            (row, named.get(row.kind, ""), told_of(row.language), board.cells(row, codes))
            for row in page
        ],
        query=query.urlencode(), here=request.get_full_path(),
    )  # fmt: skip


def _csv(rows, codes, named):
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="translations.csv"'
    board.write_csv(answer, rows, codes, named)
    return answer


@require_POST
def begin(request, key, language):
    """A draft in this language, with every sentence known of it; then its bench."""
    work = get_object_or_404(Work, pk=key)
    source, locale = work.source(), get_object_or_404(Locale, language_code=language)
    offering.make_place(source.get_parent(), locale, request.user)
    page, is_new = offering.offer(source, locale, request.user)
    if is_new:
        said = _("“%(title)s” is open now. Readers see nothing of it until it is published.")
        messages.success(request, said % {"title": source.title})
    return redirect("translation_bench", key, language)
