"""Editors' choices in the admin: which works are shown first for a search."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from patterns.languages_table import LANGUAGE_TABLE
from search.models import Pick
from search.models.picks import compared


class PickForm(WagtailAdminModelForm):
    """Searches and works."""

    language = forms.ChoiceField(
        choices=[("", _("every language")), *((e.code, e.own_name) for e in LANGUAGE_TABLE)],
        required=False,
        label=_("For readers of"),
    )

    def clean_searches(self):
        lines = [" ".join(line.split()) for line in self.cleaned_data["searches"].splitlines()]
        for line in filter(None, lines):
            if not compared(line):
                sentence = _now("“%(line)s” has no word in it. Write what people type.")
                raise forms.ValidationError(sentence % {"line": line})
        return "\n".join(filter(None, lines))


class PickViewSet(SnippetViewSet):
    """Editors' choices in the admin."""

    model = Pick
    icon = "pick"
    menu_label = _("Editors' choices")
    list_display = ["__str__", "language"]
    list_filter = ["language"]
    edit_handler = ObjectList(
        [
            FieldPanel("searches", widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})),
            FieldPanel("language"),
            FieldPanel("works"),
        ],
        base_form_class=PickForm,
    )
