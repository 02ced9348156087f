"""Synonyms in the admin: words of one meaning, all languages on one screen."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from patterns.languages_table import DEFAULT_LANGUAGE, LANGUAGE_CODES, LANGUAGE_TABLE
from search.models import Meaning, Term
from search.synonyms import telling_stems

_LONGEST = 100


class TermForm(WagtailAdminModelForm):
    """One wording."""

    language = forms.ChoiceField(
        choices=[(language.code, language.own_name) for language in LANGUAGE_TABLE],
        label=_("Language"),
    )

    def clean_text(self):
        return " ".join(self.cleaned_data["text"].split())

    def clean(self):
        found = super().clean()
        text, language = found.get("text"), found.get("language")
        if text and language and not telling_stems(text, language):
            sentence = _now("Nobody searches for “%(words)s” alone. Write a word that says more.")
            self.add_error("text", sentence % {"words": text})
        return found


class TermsFormSet(BaseChildFormSet):
    """The words of one meaning: at least two, each once."""

    def clean(self):
        super().clean()
        if any(self.errors):
            return
        seen = set()
        for form in self.forms:
            data = getattr(form, "cleaned_data", None) or {}
            if data.get("DELETE") or not data.get("text"):
                continue
            wording = data["language"], telling_stems(data["text"], data["language"])
            if wording in seen:
                form.add_error("text", _now("This is there already. Take one of them away."))
                raise ValidationError(_now("Each wording once."))
            seen.add(wording)
        if len(seen) < 2:
            raise ValidationError(_now("Write two wordings at least: what people type, and what it "
                                       "is called here."))  # fmt: skip


class TermsPanel(InlinePanel):
    """Words, checked as a whole."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name] |= {"formset": TermsFormSet, "form": TermForm}
        return options


class NewMeaning(CreateView):
    """The form of a new one, which may be asked for with the words somebody searched for."""

    def get_initial_form_instance(self):
        meaning = Meaning()
        text = " ".join(self.request.GET.get("text", "").split())[:_LONGEST]
        if text:
            asked = self.request.GET.get("language", "")
            language = asked if asked in LANGUAGE_CODES else DEFAULT_LANGUAGE
            meaning.terms = [Term(language=language, text=text)]
        return meaning


class MeaningViewSet(SnippetViewSet):
    """Synonyms in the admin."""

    model = Meaning
    icon = "link"
    menu_label = _("Synonyms")
    add_view_class = NewMeaning
    list_display = ["__str__", "note"]
    edit_handler = ObjectList(
        [
            TermsPanel(
                "terms",
                panels=[FieldPanel("text"), FieldPanel("language"),
                        FieldPanel("weight", widget=forms.RadioSelect), FieldPanel("approved")],
                heading=_("Words"), label=_("Wording"),
                help_text=_("A search for one of them finds the others, too, in all languages, as "
                            "soon as this is saved."),
            ),
            FieldPanel("note"),
        ]
    )  # fmt: skip

    def get_queryset(self, request):
        return Meaning.objects.prefetch_related("terms")
