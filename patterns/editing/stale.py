"""A form that was opened before somebody else saved: nothing is overwritten, nothing typed is lost.

Wagtail takes such a form and loses what the other wrote. Here its sender sees both, field by
field, and says what stays; the result is a draft to look at. Knows requests; what becomes of the
fields stands in `putting_together.py`.
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.models import Page

from patterns.borrowed import is_in_hand
from patterns.editing.putting_together import THERE, apart, take, typed_page
from patterns.overtaken import expect, is_out_of_date

CHOOSES = "put-together"  # the button of the comparison
CHOICE = "keep-"  # before a field's name
NOT_SENT_AGAIN = ("csrfmiddlewaretoken", "loaded_revision_id", "loaded_revision_created_at",
                  "overwrite_revision_id", "next")  # fmt: skip


def before_edit(request, page):
    """Wagtail's hook; runs after localize's, which shows another screen for its translations."""
    if request.method != "POST" or is_in_hand(page) or page.alias_of_id:
        return None
    if is_out_of_date(page, request.POST):
        # Saves in the background say themselves that they are too late.
        return compared(request, page) if request.accepts("text/html") else None
    expect(page)
    return put_together(request, page) if CHOOSES in request.POST else None


def compared(request, page):
    """Both versions side by side, with what was typed in the page that is sent back."""
    typed, lost = typed_page(bound_form(request, page))
    there = fresh(page)
    panel = page.get_edit_handler().get_bound_panel(instance=there, request=request, form=None)
    differences = apart(typed, there, _shown_then(page, request.POST), panel)
    if not differences and not lost:
        messages.info(request, _("This was saved already; nothing differs."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    latest = page.get_latest_revision()
    return TemplateResponse(
        request,
        "patterns/editing/stale.html",
        {
            "page": there,
            "latest": latest,
            "differences": differences,
            "lost": lost,
            "choice": CHOICE,
            "sent": list(_sent(request.POST)),
            "page_title": _("Somebody else saved this page"),
            "header_title": _("Somebody else saved this page"),
            "page_subtitle": there.get_admin_display_title(),
            "header_icon": "warning",
        },
        status=409,
    )


def overtaken(request, page):
    """The answer where somebody else's save came between the look at the form and its saving."""
    if request.accepts("text/html"):
        return compared(request, page.get_latest_revision_as_object()).render()
    # Wagtail's words for its own form, which shows the sentence and stops saving itself.
    refusal = {"success": False, "error_code": "invalid_revision"}
    refusal["error_message"] = _("Somebody else saved this page")
    return JsonResponse(refusal, status=400)


def put_together(request, page):
    """Save what was chosen as a draft."""
    typed, _lost = typed_page(bound_form(request, page))
    there = fresh(page)
    for name, choice in request.POST.items():
        if name.startswith(CHOICE) and choice == THERE:
            take(typed, there, name.removeprefix(CHOICE))
    try:
        typed.save_revision(user=request.user, log_action=True)
    except ValidationError as trouble:
        for sentence in dict.fromkeys(trouble.messages):
            messages.warning(request, sentence)
        typed.save_revision(user=request.user, log_action=True, clean=False)
    messages.success(
        request,
        _("Both are in this draft now. Look at it; readers see it when you publish it."),
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


def bound_form(request, page):
    """The form as it was sent, over what is there now."""
    form_class = page.get_edit_handler().get_form_class()
    instance = fresh(page)
    form = form_class(
        request.POST, request.FILES, instance=instance, parent_page=instance.get_parent(),
        for_user=request.user,
    )  # fmt: skip
    form.defer_required_fields()
    return form


def fresh(page):
    return Page.objects.get(pk=page.pk).get_latest_revision_as_object()


def _shown_then(page, words):
    """The revision the form began with; None where it isn't known any more."""
    number = words.get("overwrite_revision_id") or words.get("loaded_revision_id") or ""
    revision = page.revisions.filter(pk=number).first() if number.isdecimal() else None
    if revision is None or _was_written_over(revision, number, words):
        return None
    return revision.as_object()


def _was_written_over(revision, number, words):
    """Saves in the background write over their own revision."""
    shown = words.get("loaded_revision_created_at")
    return number == words.get("loaded_revision_id") and revision.created_at.isoformat() != shown


def _sent(data):
    """(name, value) of everything that was typed, to be sent again."""
    for name, values in data.lists():
        if name not in NOT_SENT_AGAIN and not name.startswith(("action-", CHOICE)):
            yield from ((name, value) for value in values)
