"""The first page of the admin, for translators: a way into what they came for.

Who has no rights but a language finds nothing else there.
"""

from wagtail.admin.ui.components import Component

from patterns.languages.screens import told_of
from patterns.languages.states import has_language, mine


class TranslationPanel(Component):
    """One's languages, and where they are translated."""

    name = "translation"
    order = 50
    template_name = "languages/home.html"

    def get_context_data(self, parent_context):
        """A query for the languages."""
        languages = mine(parent_context["request"].user)
        return {"languages": [told_of(code) for code in languages]}


def add_panel(request, panels):
    """The panel, for those who have a language."""
    if has_language(request.user):
        panels.append(TranslationPanel())
