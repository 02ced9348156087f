"""Names of concepts in the admin: a table for each vocabulary and language, and its PO file."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.models import Locale

from patterns.languages import po, wording
from patterns.languages.po_views import tell
from patterns.languages.screens import file_answer, sent_file, shown, told_of
from patterns.languages.typed import digest, even, seal, unseal
from patterns.models import Scheme

FIELD, SEAL = "words-", "seal-"


@never_cache
@require_GET
def vocabularies(request, language):
    """Every vocabulary, with how many of its concepts have a name in this language."""
    locale = get_object_or_404(Locale, language_code=language)
    is_named = Q(concepts__labels__language=language, concepts__labels__kind=wording.NAME)
    current = Q(concepts__retired=False)
    schemes = Scheme.objects.annotate(
        concept_count=Count("concepts", filter=current, distinct=True),
        named_count=Count("concepts", filter=current & is_named, distinct=True),
    )
    reader = get_language() or "en"
    found = sorted(
        ((scheme.title_in(reader), scheme) for scheme in schemes if scheme.concept_count),
        key=lambda one: one[0].casefold(),
    )
    return shown(
        request, "vocabularies", _("Words of concepts"), target=told_of(locale), schemes=found
    )


@never_cache
@require_http_methods(["GET", "POST"])
def vocabulary(request, language, scheme):
    """The table of one vocabulary: the source's words beside fields for yours."""
    locale = get_object_or_404(Locale, language_code=language)
    scheme = get_object_or_404(Scheme, code=scheme)
    if request.method == "POST":
        words, is_whole = _save(request, scheme, language)
        if is_whole:
            return redirect(request.path)
    else:
        words, is_whole = _sealed(wording.table(scheme, language), language), True
    return _shown(request, scheme, locale, words, is_whole)


def _shown(request, scheme, locale, words, is_whole=True):
    language = locale.language_code
    return shown(
        request, "vocabulary", scheme.title_in(get_language() or "en"),
        [(_("Words of concepts"), _above(language))], status=200 if is_whole else 409,
        rows=words, target=told_of(locale), source=told_of(wording.source_of(language)),
        scheme=scheme, words=FIELD, seal=SEAL, here=_address(language, scheme),
    )  # fmt: skip


def _above(language):
    return reverse("translation_vocabularies", args=[language])


def _address(language, scheme):
    return reverse("translation_vocabulary", args=[language, scheme.code])


def _sealed(words, language):
    for word in words:
        word.sealed = seal(f"{word.name}-{language}", word.words, word.words)
    return words


@transaction.atomic
def _save(request, scheme, language):
    """(the table, whether all that was typed is saved)."""
    # The row is the lock of the table: two translators come one after the other.
    Scheme.objects.select_for_update().get(pk=scheme.pk)
    words, changed, is_whole = _sealed(wording.table(scheme, language), language), [], True
    for word in words:
        typed = even(request.POST.get(f"{FIELD}{word.name}", ""))
        sealed = unseal(f"{word.name}-{language}", request.POST.get(f"{SEAL}{word.name}", ""))
        if not typed or not sealed or digest(typed) == sealed[1] or typed == word.words:
            continue
        word.refusal = wording.refusal(word, typed)
        if word.refusal or digest(word.words) != sealed[0]:
            word.theirs, word.words, is_whole = word.words, typed, False
        else:
            changed.append((word, typed))
    wording.write(language, changed)
    for word, typed in changed:
        word.words = typed
        word.sealed = seal(f"{word.name}-{language}", typed, typed)
    _tell(request, len(changed), is_whole)
    return words, is_whole


def _tell(request, count, is_whole):
    if count:
        said = ngettext("%(count)d wording was saved.", "%(count)d wordings were saved.", count)
        messages.success(request, said % {"count": count})
    elif is_whole:
        messages.info(request, _("Nothing was changed, so nothing was saved."))
    if not is_whole:
        messages.error(
            request, _("Some words weren't saved; each says why. What you typed is still there.")
        )


@never_cache
@require_http_methods(["GET", "POST"])
def file(request, language, scheme):
    """The vocabulary's PO file, both ways.

    What others wrote meanwhile is shown beside the file's words, in the table.
    """
    locale = get_object_or_404(Locale, language_code=language)
    scheme = get_object_or_404(Scheme, code=scheme)
    if request.method == "GET":
        return file_answer(wording.export(scheme, language), f"{scheme.code}-{language}")
    try:
        read = po.read(sent_file(request), identity=wording.VOCABULARY)
        report = wording.take(scheme, language, read)
    except po.Refused as refused:
        messages.error(request, str(refused))
        return redirect(_address(language, scheme))
    both = report.apart()
    tell(request, report)
    if not both:
        return redirect(_address(language, scheme))
    return _overtaken(request, scheme, locale, both)


def _overtaken(request, scheme, locale, entries):
    """The table with [(entry of a file, what somebody else wrote meanwhile)] side by side."""
    language = locale.language_code
    words = _sealed(wording.table(scheme, language), language)
    named = {(word.context, word.source): word for word in words}
    for entry, theirs in entries:
        word = named[entry.msgctxt, entry.msgid]
        word.theirs, word.words = theirs, even(entry.msgstr)
    _tell(request, 0, is_whole=False)
    return _shown(request, scheme, locale, words, is_whole=False)
