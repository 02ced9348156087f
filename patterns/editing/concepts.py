"""The form of a concept: its facts, and its words in all languages, in one place.

What makes it more than a plain form: the code of a concept is never changed, only concepts of the
same vocabulary are offered as broader ones, and two names in one language are refused before the
database would.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from patterns.editing.fields import LinesField
from patterns.glossary import is_address
from patterns.languages_table import LANGUAGE_TABLE
from patterns.models import Concept, ConceptLabel
from patterns.roles import Named

ONCE = (ConceptLabel.Kind.PREFERRED, ConceptLabel.Kind.DEFINITION)


def address_or_code(target):
    """Pass an address elsewhere, or the code of a concept of this library."""
    if is_address(target):
        URLValidator()(target)
    elif not Concept.objects.filter(
        scheme=target.partition("/")[0], notation=target.partition("/")[2]
    ).exists():
        raise ValidationError(
            _now("“%(target)s” is neither a web address nor the code of a concept here."),
            params={"target": target},
        )


class LabelsFormSet(BaseChildFormSet):
    """The words of one concept; the database's rule of one name a language, told in the form."""

    def clean(self):
        super().clean()
        seen = set()
        for form in self.forms:
            data = getattr(form, "cleaned_data", None) or {}
            place = data.get("language"), data.get("kind")
            if data.get("DELETE") or place[1] not in ONCE:
                continue
            if place in seen:
                form.add_error("text", _now("This language has one already. Take one away."))
                raise ValidationError(_now("One name and one definition for each language."))
            seen.add(place)


class LabelForm(WagtailAdminModelForm):
    """One wording."""

    language = forms.ChoiceField(
        choices=[(language.code, language.own_name) for language in LANGUAGE_TABLE],
        label=_("Language"),
    )


class LabelsPanel(InlinePanel):
    """Words, checked as a whole."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name] |= {"formset": LabelsFormSet, "form": LabelForm}
        return options


class BroaderField(Named, forms.ModelChoiceField):
    """Another concept, by its name."""


class ConceptForm(WagtailAdminModelForm):
    """A concept with its words."""

    broader = BroaderField(
        queryset=Concept.objects.none(), required=False, label=_("Broader"),
        help_text=_("The wider concept this one is a part or a kind of."),
    )  # fmt: skip
    exact_match = LinesField(each=[address_or_code], label=_("Exact matches"))
    close_match = LinesField(each=[address_or_code], label=_("Close matches"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = Concept.objects.filter(Q(retired=False) | Q(pk=self.instance.broader_id))
        if self.instance.pk:
            offered = offered.filter(scheme=self.instance.scheme_id).exclude(pk=self.instance.pk)
            for name in ("scheme", "notation"):
                self.fields[name].disabled = True
        self.fields["broader"].queryset = offered.order_by("scheme", "order", "notation")

    @transaction.atomic
    def save(self, commit=True):
        # Two words that change places would meet in the database, so changed ones are written anew.
        changed = [form.instance.pk for form in self.formsets["labels"] if form.has_changed()]
        if commit:
            ConceptLabel.objects.filter(pk__in=filter(None, changed)).delete()
        return super().save(commit)


class ConceptViewSet(SnippetViewSet):
    """Concepts in the admin."""

    model = Concept
    icon = "tag"
    menu_label = _("Concepts")
    list_display = ["__str__", "scheme", "notation", "retired"]
    list_filter = ["scheme", "retired"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(["scheme", "notation", "broader", "order", "retired"], _("Concept")),
            LabelsPanel(
                "labels", panels=[FieldPanel("language"), FieldPanel("kind"), FieldPanel("text")],
                heading=_("Words"), label=_("Word"),
            ),
            MultiFieldPanel(["exact_match", "close_match"], _("The same elsewhere")),
        ],
        base_form_class=ConceptForm,
    )  # fmt: skip
