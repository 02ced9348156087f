"""The editor's form of a work: roles as fields, facts locked in translations, the gate asked.

The locked fields are a courtesy: the lock itself is the page's own save.
"""

from functools import cache

from django.forms import IntegerField
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from patterns import policy
from patterns.models import gate
from patterns.models.facts import fact_fields
from patterns.models.people import Person
from patterns.roles import roles_of

# What is needed unless something beside it says otherwise; the gate knows what.
NEEDED_UNLESS = {
    "sources": _("Needed to publish, unless it is written for this library."),
    "author_names": _("One author is needed to publish."),
}

# The buttons that lead to readers: by the page itself, or by somebody who looks at it first.
LEADS_TO_READERS = {"action-publish", "action-submit", "action-restart-workflow"}


@cache
def form_for(page_type):
    """The form class of a page type: one declared field for each of its roles."""
    fields = {name: role.form_field() for name, role in roles_of(page_type).items()}
    return type(f"{page_type.__name__}Form", (WorkPageForm,), fields)


class WorkPageForm(WagtailAdminPageForm):
    """Asks for concepts role by role and, when the button leads to readers, for what is missing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        filed = list(self.instance.concepts.all())
        for name, role in self._roles():
            self.fields[name].offer([c for c in filed if c.scheme_id in role.schemes])
        for name, field in self.fields.items():
            if getattr(field, "queryset", None) is not None and field.queryset.model is Person:
                field.queryset = self._offered_people(name)
        if "authors" in self.fields and not self.fields["authors"].queryset.exists():
            del self.fields["authors"]  # nobody to choose among: names are written beside it
        if isinstance(self.fields.get("number"), IntegerField) and not self.instance.pk:
            self.initial["number"] = gate.free_number(type(self.instance))
        if self.instance.is_source:
            self._say_what_is_needed()
        else:
            self._lock_facts()

    def _say_what_is_needed(self):
        """Before anything is typed: a draft needs a title, readers need these."""
        for name in gate.needed(type(self.instance)):
            field = self.fields.get(name)
            # What is required has its own sign; what is filled in from the start needs none.
            if field and not field.required and not self.get_initial_for_field(field, name):
                field.help_text = format_lazy("{} {}", _("Needed to publish."), field.help_text)
        for name, sentence in NEEDED_UNLESS.items():
            if name in self.fields:
                self.fields[name].help_text = format_lazy(
                    "{} {}", sentence, self.fields[name].help_text
                )

    def _offered_people(self, name):
        """Those who agreed to be listed, and those the page names already; tutors among them.

        Who looks after people chooses among all.
        """
        people = Person.objects.all()
        if name == "tutors":
            people = people.filter(pk__in=[p.pk for p in people if Person.Role.TUTOR in p.roles])
        if self.for_user and not policy.allows(self.for_user, policy.Action.SEE, Person):
            people = people.filter(consent_to_list=True)
        chosen = getattr(self.instance, name).all()
        return people | Person.objects.filter(pk__in=[person.pk for person in chosen])

    def _roles(self):
        return [
            (name, role)
            for name, role in roles_of(type(self.instance)).items()
            if name in self.fields
        ]

    def _lock_facts(self):
        facts = {field.name for field in fact_fields(type(self.instance))}
        prose = set(type(self.instance).prose)
        for name in self.fields:
            if (name in facts - prose) or name == "keywords" or name in dict(self._roles()):
                self.fields[name].disabled = True

    def clean(self):
        data = super().clean()
        if self.instance.is_source:
            chosen = [
                concept
                for name, _role in self._roles()
                for concept in self.fields[name].chosen(data.get(name))
            ]
            self.instance.concepts = chosen
            self.instance.__dict__.pop("filing", None)
        return data

    def _leads_to_readers(self):
        approves = self.data.get("workflow-action-name") == "approve"
        return approves or not LEADS_TO_READERS.isdisjoint(self.data)

    def _post_clean(self):
        super()._post_clean()
        if self._leads_to_readers() and not self.errors:
            for lack in gate.lacks(self.instance):
                self.add_error(lack.field if lack.field in self.fields else None, lack.message)
