"""How an editor's form is laid out: a first tab with what is asked, the rest behind it."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from patterns.models import gate

TITLE_HELP = _("What readers see first, in up to 90 characters. It is all a draft needs.")
GUIDED = ("pattern", "technique", "case")  # kinds with a page of the authors' guide of their own


class GuidePanel(Panel):
    """The way to the authors' guide, in the editor's language."""

    class BoundPanel(Panel.BoundPanel):
        """One link; it opens beside the form, which stays as it is."""

        template_name = "patterns/editing/guide.html"

        def get_context_data(self, parent_context=None):
            kind = self.instance.kind
            return {
                **super().get_context_data(parent_context),
                "kind": kind if kind in GUIDED else "",
            }


class MissingPanel(Panel):
    """What the saved draft still needs before it can be published, in the form's own order."""

    class BoundPanel(Panel.BoundPanel):
        """The list for one page; nothing is shown where nothing is missing."""

        template_name = "patterns/editing/missing.html"

        def is_shown(self):
            return bool(self.instance.pk) and bool(self.lacks)

        @cached_property
        def lacks(self):
            return list(dict.fromkeys(lack.message for lack in gate.lacks(self.instance)))

        def get_context_data(self, parent_context=None):
            return {**super().get_context_data(parent_context), "lacks": self.lacks}


def tabs(first_title, first, *others):
    """An edit handler: the first tab, further (title, panels) tabs, last the promote panels."""
    *middle, promote = others
    return TabbedInterface(
        [
            ObjectList([GuidePanel(), MissingPanel(), *_panels(first)], heading=first_title),
            *(ObjectList(_panels(panels), heading=title) for title, panels in middle),
            ObjectList([*_panels(promote), PublishingPanel()], heading=_("Promote")),
        ]
    )


def _panels(panels):
    return [_panel(panel) for panel in panels]


def _panel(panel):
    if panel == "title":
        return TitleFieldPanel("title", placeholder=_("Title*"), help_text=TITLE_HELP)
    if isinstance(panel, MultiFieldPanel):
        return panel
    return FieldPanel(panel) if isinstance(panel, str) else panel
