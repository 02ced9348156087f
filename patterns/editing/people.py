"""The form of a person: what they do, where, in which languages, and whether they are listed."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from patterns.editing.fields import LinesField
from patterns.language_codes import CodesFormField, check_codes
from patterns.languages_table import LANGUAGE_TABLE
from patterns.models import Person

BIOS = {f"bio_{language.code}": language for language in LANGUAGE_TABLE}


class PersonForm(WagtailAdminModelForm):
    """A person; their introduction has a field for each language of the site."""

    roles = forms.MultipleChoiceField(
        choices=Person.Role.choices, required=False, widget=forms.CheckboxSelectMultiple,
        label=_("Roles"), help_text=_("What they do here."),
    )  # fmt: skip
    languages = CodesFormField(
        required=False, label=_("Languages"), validators=[check_codes],
        help_text=_("Codes of the languages they work in, with commas: es, ca."),
    )  # fmt: skip
    places = LinesField(label=_("Places"), help_text=_("Where they work, one a line."))
    for _name, _language in BIOS.items():
        vars()[_name] = forms.CharField(
            required=False, widget=forms.Textarea(attrs={"rows": 3, "dir": _language.direction}),
            label=_language.own_name, help_text=_("A few sentences about them."),
        )  # fmt: skip
    del _name, _language

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, language in BIOS.items():
            self.fields[name].initial = self.instance.bio.get(language.code, "")

    def _post_clean(self):
        written = {code.code: self.cleaned_data.get(name) for name, code in BIOS.items()}
        self.instance.bio = {code: text for code, text in written.items() if text}
        super()._post_clean()


class PersonViewSet(SnippetViewSet):
    """People in the admin."""

    model = Person
    icon = "user"
    menu_label = _("People")
    list_display = ["name", "slug", "consent_to_list"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(["name", "slug", "roles", "consent_to_list"], _("Person")),
            MultiFieldPanel(["languages", "places"], _("Languages and places")),
            MultiFieldPanel([FieldPanel(name) for name in BIOS], _("Introduction")),
        ],
        base_form_class=PersonForm,
    )
