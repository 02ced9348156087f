"""Keywords in the admin: renaming one, and making one a concept."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from patterns.models import Concept, Keyword
from patterns.promotion import promote
from patterns.roles import Named


class ConceptField(Named, forms.ModelChoiceField):
    """A concept, by its name and vocabulary."""

    def label_from_instance(self, concept):
        return f"{super().label_from_instance(concept)} ({concept.code})"


class KeywordForm(WagtailAdminModelForm):
    """A keyword; choosing a concept moves the works over."""

    concept = ConceptField(
        queryset=Concept.objects.none(), required=False, label=_("Became the concept"),
        help_text=_("Works with this keyword then stand under the concept instead."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["concept"].queryset = Concept.objects.filter(
            Q(retired=False) | Q(pk=self.instance.concept_id)
        )

    def clean_name(self):
        name = self.cleaned_data["name"]
        others = Keyword.objects.filter(folded=name.casefold()).exclude(pk=self.instance.pk)
        if others.exists():
            raise forms.ValidationError(_("There is this keyword already. Choose another name."))
        return name

    def save(self, commit=True):
        keyword = super().save(commit)
        if keyword.concept and "concept" in self.changed_data:
            promote(keyword, keyword.concept)
        return keyword


class KeywordViewSet(SnippetViewSet):
    """Keywords in the admin."""

    model = Keyword
    icon = "tag"
    menu_label = _("Keywords")
    list_display = ["name", "concept"]
    edit_handler = ObjectList(["name", "concept"], base_form_class=KeywordForm)
