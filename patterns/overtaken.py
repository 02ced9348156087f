"""Whether a page was saved by somebody else since a form of it was opened.

A form says which revision it showed. The edit view asks before it looks at what was typed, and
`WorkPage.save_revision` once more under the work's lock, because two may press the button at the
same moment. Knows revisions, not forms.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from wagtail.models import Page

_shown = ContextVar("shown", default=None)  # (page, revision) that this request's form showed


class Overtaken(Exception):  # noqa: N818 - what happened, not a fault of the program
    """Somebody else's save came between. Nothing was written."""


@contextmanager
def one_request():
    """What is expected in a request isn't in the next one of the same thread."""
    token = _shown.set(None)
    try:
        yield
    finally:
        _shown.reset(token)


def expect(page):
    """From now on in this request a save of `page` must follow its latest revision of now."""
    _shown.set((page.pk, page.latest_revision_id))


def refuse_overtaken(page):
    """Call it with the work locked. Expects this page's own new revision from then on."""
    shown = _shown.get()
    if not shown or shown[0] != page.pk:
        return
    latest = Page.objects.filter(pk=page.pk).values_list("latest_revision", flat=True).first()
    if latest != shown[1]:
        raise Overtaken
    _shown.set(None)


def is_out_of_date(page, words):
    """Whether a form with these hidden words showed another revision than `page`'s latest.

    A form that doesn't say what it showed counts as old.
    """
    latest = page.get_latest_revision()
    if latest is None:
        return False
    if words.get("overwrite_revision_id"):
        return words["overwrite_revision_id"] != str(latest.pk)
    shown = words.get("loaded_revision_id"), words.get("loaded_revision_created_at")
    return shown != (str(latest.pk), latest.created_at.isoformat())
