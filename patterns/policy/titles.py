"""Titles in the admin's lists: a draft's new title is for those who may see the draft.

Wagtail names a page by its draft everywhere, and doesn't ask for whom. Who is looking is known
for the length of a request.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from patterns import policy

_viewer = ContextVar("viewer", default=None)


@contextmanager
def shown_to(user):
    """While this lasts, titles are shown to `user`; to nobody in particular where it is None."""
    token = _viewer.set(user)
    try:
        yield
    finally:
        _viewer.reset(token)


class ShownTitle:
    """Mixed into pages: readers' title for those who may not see the draft."""

    def get_admin_display_title(self):
        viewer = _viewer.get()
        if viewer is None or not self.live or self.draft_title == self.title:
            return super().get_admin_display_title()
        if policy.allows(viewer, policy.Action.SEE, self):
            return super().get_admin_display_title()
        return self.title
