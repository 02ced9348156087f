"""How an editor's form is laid out: a first tab with what is asked, the rest behind it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)


def tabs(first_title, first, *others):
    """An edit handler: the first tab, further (title, panels) tabs, last the promote panels."""
    *middle, promote = others
    return TabbedInterface(
        [
            ObjectList(_panels(first), heading=first_title),
            *(ObjectList(_panels(panels), heading=title) for title, panels in middle),
            ObjectList([*_panels(promote), PublishingPanel()], heading=_("Promote")),
        ]
    )


def _panels(panels):
    return [_panel(panel) for panel in panels]


def _panel(panel):
    if panel == "title":
        return TitleFieldPanel("title")
    if isinstance(panel, MultiFieldPanel):
        return panel
    return FieldPanel(panel) if isinstance(panel, str) else panel
