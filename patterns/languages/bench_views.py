"""The bench in the admin: one form for a whole work, which works without scripts.

Every button saves all that was typed; some do something more.
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.models import Page
from wagtail_localize.models import Translation

from patterns.editing import notices
from patterns.languages import bench_saving as saving
from patterns.languages.bench import lacks, name_of, places, progress, sentences
from patterns.languages.screens import shown, told_of
from patterns.languages.typed import isolated, to_type


@never_cache
@require_http_methods(["GET", "POST"])
def bench(request, key, language):
    """Every sentence of a work, and what can be done with it."""
    translation = get_object_or_404(
        Translation, source__object_id=key, target_locale__language_code=language, enabled=True
    )
    page = translation.get_target_instance()
    if not isinstance(page, Page):
        raise Http404
    if request.method == "GET":
        notices.before_edit(request, page)
        return _shown(request, translation, page.specific)
    saved = saving.save(translation, request.POST, request.user)
    _tell(request, saved)
    if not saved.is_whole:
        return _shown(request, translation, page.specific, saved)
    act = {"publish": _publish, "ready": _hand_in}.get(request.POST.get("do"))
    if act:
        act(request, translation, page.specific)
        return redirect(request.path)
    return redirect(f"{request.path}{_place(request.POST.get('do', ''))}")


def overtaken(request, translation, entries):
    """The bench with [(entry of a file, what somebody else wrote meanwhile)] side by side."""
    names = {
        (row.context.path, row.string.data): name_of(row) for row in sentences(translation).values()
    }
    saved = saving.Saved()
    for entry, words in entries:
        where = entry.msgctxt, entry.msgid
        name = names.get(where, " ".join(where))
        saved.theirs[name], saved.typed[name] = to_type(words), to_type(entry.msgstr)
    _tell(request, saved)
    return _shown(request, translation, translation.get_target_instance().specific, saved)


def _place(do):
    """Back to the sentence whose button it was."""
    string, _dash, context = do.removeprefix("save-").partition("-")
    return f"#at-{string}-{context}" if string.isdecimal() and context.isdecimal() else ""


def _shown(request, translation, page, saved=None):
    groups = places(translation)
    for _heading, found in groups:
        for place in found:
            _bring_back(place, saved)
    total, done = progress(groups)
    lacking = lacks(translation)
    title = _("%(title)s, into %(language)s") % {
        "title": isolated(translation.source.object_repr),
        "language": isolated(told_of(translation.target_locale)["name"]),
    }
    first = {}
    for _heading, found in groups:
        for place in found:
            first.setdefault(place.path.partition(".")[0], place.name)
    return shown(
        request, "bench", title, [(_("What is translated"), reverse("translation_map"))],
        status=409 if saved else 200,
        groups=groups, total=total, done=done, page=page, translation=translation,
        source=told_of(translation.source.locale), target=told_of(translation.target_locale),
        # One field may lack two things that ask for the same.
        lacking=list(dict.fromkeys((one.message, first.get(one.field)) for one in lacking)),
        may_publish=page.permissions_for_user(request.user).can_publish(),
        waits=bool(page.workflow_in_progress), here=_address(translation),
        homeless=_homeless(groups, saved), words=saving.FIELD, seal=saving.SEAL,
        still=saving.STILL,
    )  # fmt: skip


def _address(translation):
    return reverse(
        "translation_bench",
        args=[translation.source.object_id, translation.target_locale.language_code],
    )


def _homeless(groups, saved):
    """What was typed for sentences that are gone, and couldn't be saved."""
    there = {place.name for _heading, found in groups for place in found}
    return [typed for name, typed in saved.typed.items() if name not in there] if saved else []


def _bring_back(place, saved):
    """What was typed and couldn't be saved stands in its field again."""
    if saved is None or place.name not in saved.typed:
        return
    place.theirs = saved.theirs.get(place.name, "")
    place.refusal = saved.refused.get(place.name, "")
    place.words = saved.typed[place.name]


def _tell(request, saved):
    if saved.count:
        said = ngettext(
            "%(count)d sentence was saved.", "%(count)d sentences were saved.", saved.count
        )
        messages.success(request, said % {"count": saved.count})
    elif saved.is_whole and request.POST.get("do") not in ("publish", "ready"):
        messages.info(request, _("Nothing was changed, so nothing was saved."))
    if saved.moved:
        messages.warning(
            request,
            _("The source changed while you wrote. Your words are kept beside the new sentences."),
        )
    if saved.cleaned:
        messages.warning(request, _("Marks that can't stand in a sentence were taken away."))
    if saved.emptied:
        messages.info(request, _("Fields that you emptied keep the words they had."))
    if saved.theirs:
        messages.error(
            request,
            _("Somebody else wrote some of these sentences meanwhile. Nothing of theirs is lost "
              "and nothing of yours: look at both where they are marked, and save again."),
        )  # fmt: skip
    if saved.refused:
        messages.error(request, _("Some sentences couldn't be saved; each says why."))


def _publish(request, translation, page):
    if not page.permissions_for_user(request.user).can_publish():
        messages.error(request, _("You can't publish this. Hand it in for review instead."))
        return
    if _is_lacking(request, translation):
        return
    try:
        saving.publish(translation, request.user)
    except ValidationError as refusal:
        for sentence in dict.fromkeys(refusal.messages):
            messages.error(request, sentence)
    else:
        messages.success(request, _("Published. Readers have it now."))


def _hand_in(request, translation, page):
    if page.workflow_in_progress:
        messages.info(request, _("It waits for review already."))
    elif not _is_lacking(request, translation):
        saving.hand_in(translation, request.user)
        messages.success(
            request, _("Handed in for review. Whoever may publish in this language finds it.")
        )


def _is_lacking(request, translation):
    found = bool(lacks(translation))
    if found:
        messages.error(
            request, _("It isn't whole yet. What is missing stands above the sentences.")
        )
    return found
