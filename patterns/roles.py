"""Roles: how a page type is filed. A role asks for concepts of one or a few schemes.

All of a page's concepts are kept in one field; a role is a way to read it and a field of the
form. A scheme therefore belongs to one role of a page type.
"""

from functools import cache
from types import MappingProxyType

from django import forms
from django.db.models import Q
from django.forms.models import ModelChoiceIterator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

TOPIC_SCHEMES = (
    "domain", "sdg", "economy", "coe-principle", "ecg", "sse-value", "currency-kind",
    "currency-aim", "innovation-kind",
)  # fmt: skip


class Role:
    """Declared on a page type; read from a page it gives the codes filed under it."""

    def __init__(self, *schemes, label, help_text="", required=False, most=None):
        self.schemes = schemes
        self.label = label
        self.help_text = help_text
        self.required = required
        self.most = most

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, page, owner=None):
        return self if page is None else page.filing.get(self.name, ())

    @property
    def advice(self):
        """What the editor reads beside it."""
        if self.help_text:
            return self.help_text
        if self.required and self.most != 1:
            return _("Tick what fits, one at the least.")
        return _("Choose one.") if self.most == 1 else _("Tick what fits; none if nothing does.")

    def form_field(self):
        """The field an editor ticks concepts in; one choice where `most` is one."""
        kind = OneConceptField if self.most == 1 else ConceptsField
        return kind(self)


@cache
def roles_of(page_type):
    """The roles of a page type by name, in the order they were declared, base first."""
    found = {}
    for base in reversed(page_type.__mro__):
        found |= {name: role for name, role in vars(base).items() if isinstance(role, Role)}
    return MappingProxyType(found)


def role_of(page_type, scheme):
    """The role a scheme belongs to on this page type, or None."""
    return _by_scheme(page_type).get(scheme)


@cache
def _by_scheme(page_type):
    return {scheme: role for role in roles_of(page_type).values() for scheme in role.schemes}


def filed(page_type, codes):
    """What a page of this type with these concepts is filed under: codes by role, as ordered."""
    found = {}
    for code in codes:
        role = role_of(page_type, code.partition("/")[0])
        if role:
            found.setdefault(role.name, []).append(code)
    return {name: tuple(codes) for name, codes in found.items()}


def choosable(role, chosen=()):
    """The concepts of a role that can be chosen: none that is retired, unless the page has it."""
    from patterns.models.concepts import Concept

    return Concept.objects.filter(
        Q(retired=False) | Q(pk__in=[c.pk for c in chosen]), scheme__in=role.schemes
    )


class Named:
    """Mixed into fields that offer concepts: their names, read once and not choice by choice."""

    words = None

    def label_from_instance(self, concept):
        from patterns.vocabulary import vocabulary

        self.words = self.words or vocabulary()
        return self.words.label(concept.code) or concept.code


class ByVocabulary(ModelChoiceIterator):
    """A role's choices under the names of its vocabularies, in the role's order; flat for one."""

    def __iter__(self):
        from patterns.models.concepts import Scheme

        schemes = self.field.role.schemes
        if len(schemes) == 1:
            yield from super().__iter__()
            return
        names, offered = Scheme.objects.in_bulk(schemes), list(self.queryset)
        for scheme in schemes:
            choices = [self.choice(concept) for concept in offered if concept.scheme_id == scheme]
            if choices:
                yield str(names[scheme]), choices


class ConceptsWidget(forms.CheckboxSelectMultiple):
    """Boxes to tick; of several vocabularies the first is open, and those with something ticked."""

    template_name = "patterns/widgets/concepts.html"

    class Media:
        css = {"all": ["css/editing.css"]}

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        groups = {}
        for group, options, _index in context["widget"]["optgroups"]:
            groups.setdefault(group, []).extend(options)
        context["groups"] = [
            (group, options, sum(option["selected"] for option in options))
            for group, options in groups.items()
        ]
        return context


class ConceptsField(Named, forms.ModelMultipleChoiceField):
    """Several concepts of a role, ticked."""

    widget = ConceptsWidget
    iterator = ByVocabulary

    def __init__(self, role):
        self.role = role
        super().__init__(
            queryset=None, required=False, label=capfirst(role.label), help_text=role.advice
        )

    def offer(self, chosen):
        self.queryset = choosable(self.role, chosen)
        self.initial = [concept.pk for concept in chosen]

    def chosen(self, value):
        return list(value or ())


class OneConceptField(Named, forms.ModelChoiceField):
    """One concept of a role, from a list."""

    def __init__(self, role):
        self.role = role
        super().__init__(
            queryset=None, required=False, label=capfirst(role.label), help_text=role.advice
        )

    def offer(self, chosen):
        self.queryset = choosable(self.role, chosen)
        self.initial = chosen[0].pk if chosen else None

    def chosen(self, value):
        return [value] if value else []
