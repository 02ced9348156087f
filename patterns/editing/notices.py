"""What an editor is told around publishing and leaving: reviews, doubts, and who links here."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, WorkflowState

from patterns.doubts import doubts
from patterns.fallback import any_title
from patterns.handing_over import heir_of
from patterns.models.relations import Relation, RelationKind
from patterns.models.work_page import WorkPage
from patterns.phrases import in_a_row
from patterns.receivers import works_below

TOLD = "told_who_links"  # in the session: the pages that were asked about
NAMED = 10  # how many are named before the rest is only counted


def before_edit(request, page):
    """Say why a reviewer sent `page` back, which Wagtail keeps two clicks away. One query."""
    state = page.current_workflow_state if request.method == "GET" else None
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        messages.warning(request, sent_back(state.current_task_state))


def sent_back(review):
    if not (review and review.comment):
        return _("A reviewer sent this back. Change it, then submit it again.")
    # Isolated: it may run in another direction than the sentence around it.
    return _("A reviewer sent this back: “%(comment)s”") % {
        "comment": f"\u2068{review.comment}\u2069"
    }


def after_publish(request, page):
    """Say what doesn't hold up, though nothing is wrong."""
    if isinstance(page, WorkPage):
        for sentence in doubts(page):
            messages.warning(request, sentence)


def after_edit(request, page):
    """The same where approving published `page`, of which Wagtail says "updated". A few queries."""
    if request.POST.get("workflow-action-name") != "approve":
        return
    page = Page.objects.get(pk=page.pk)
    if page.live and not page.has_unpublished_changes:
        said = _("“%(title)s” is published: readers see it now.") % {"title": page.title}
        messages.success(request, said)
        after_publish(request, page.specific)


def before_delete(request, page):
    """Name the works whose links to `page` readers will miss; Wagtail's own page then asks."""
    if request.method == "GET":
        titles = linking_here(page)
        if titles:
            messages.warning(request, warning(titles))
        successor = heir_of(page.specific)
        if successor:
            messages.info(
                request,
                _("The %(language)s version becomes the one the others are translated from. No "
                  "sentence of any translator is lost.")
                % {"language": successor.locale.get_display_name()},
            )  # fmt: skip


def before_unpublish(request, page):
    """The same; Wagtail calls after its question only, so the question is asked once more."""
    return asked_once_more(request, [page])


def before_bulk(request, action_type, objects, action):
    """The same for several pages at once."""
    if action_type in ("delete", "unpublish") and action.model is Page:
        return asked_once_more(request, objects)
    return None


def asked_once_more(request, pages):
    """The way back to Wagtail's question, with the works named; None where nobody is, or again."""
    titles = sorted({title for page in pages for title in linking_here(page)})
    ids = sorted(page.pk for page in pages)
    if not titles or request.session.pop(TOLD, None) == ids:
        return None
    request.session[TOLD] = ids
    messages.warning(request, warning(titles))
    return redirect(request.get_full_path())


def linking_here(page):
    """Titles of works that link to what would be gone with `page`; a few queries and one each."""
    gone = {key for key in works_below(page) if not stays(key, page)}
    rows = Relation.objects.filter(target__in=gone).exclude(source__in=gone)
    rows = rows.exclude(kind=RelationKind.BELONGS_TO).values_list("source", flat=True)
    return sorted(any_title(key) for key in set(rows))


def stays(key, page):
    """Whether readers keep a version of this work that doesn't lie below `page`."""
    versions = Page.objects.filter(translation_key=key, live=True, alias_of=None)
    return versions.not_descendant_of(page, inclusive=True).exists()


def warning(titles):
    named = in_a_row(f"“{title}”" for title in titles[:NAMED])
    more = len(titles) - NAMED
    if more > 0:
        named = _("%(named)s and %(more)s more") % {"named": named, "more": more}
    return ngettext(
        "%(count)s work links here: %(named)s. Readers will not see its link any more.",
        "%(count)s works link here: %(named)s. Readers will not see their links any more.",
        len(titles),
    ) % {"count": len(titles), "named": named}
