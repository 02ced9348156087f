"""The fields of each kind as a package writes them, derived from the page types.

A page type says what is prose, how it is filed and how it links; its fields and blocks say what
a value may be. So a new field is read from packages without a line here. What is a fact stands in
the front matter, what is prose under headings.
"""

from dataclasses import dataclass
from functools import cache

from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField

from patterns import kinds
from patterns.library.blocks import Item, Part, choices_of, form_of, items_of
from patterns.models.facts import fact_fields
from patterns.roles import roles_of

# A text field whose lines are the items of a list.
A_LINE_EACH = ("also_known_as",)
# What every work says beside the fields of its page.
OF_A_WORK = ("key", "source_language", "live")


@dataclass(frozen=True)
class WordsField:
    """A field translators write: `form` is how it is written, `items` its blocks if it has any."""

    name: str
    form: str  # sentence, sentences, rich, lines, list, items or body
    field: models.Field
    items: tuple[Item, ...] = ()

    def item(self, name):
        return next((item for item in self.items if item.name == name), None)


@dataclass(frozen=True)
class FactField:
    """A field that is the same in every language; `part` says what its value may be."""

    name: str
    part: Part
    field: models.Field | None = None  # None: a role, or the module of a section


@dataclass(frozen=True)
class Form:
    """All fields of one kind, by name."""

    kind: str
    model: type
    words: dict[str, WordsField]
    facts: dict[str, FactField]
    parent: str = ""  # the kind below which its pages stand, where that is no listing

    @property
    def front(self):
        """The names that may stand in the front matter."""
        streams = [
            name for name, field in self.words.items()
            if field.form == "items" or (field.form == "body")
        ]  # fmt: skip
        return [*OF_A_WORK, *self.facts, *streams]


def folders():
    """The kind of work in each folder of a package."""
    return {
        kind.plural: kind.name for kind in kinds.every() if issubclass(kind.model, models.Model)
    }


@cache
def form(kind):
    """The form of a kind of work."""
    model = kinds.by_name(kind).model
    facts, words = {}, {}
    for field in fact_fields(model):
        if isinstance(field, StreamField):
            words[field.name] = _stream(field)
        elif fact := _fact(field):
            facts[field.name] = fact
    for name, role in roles_of(model).items():
        part = Part(name, "concepts", schemes=role.schemes, most=role.most)
        facts[name] = FactField(name, part)
    for name in model.prose:
        words.setdefault(name, _words(model._meta.get_field(name)))
    parent = _parent(model)
    if parent:
        facts[parent] = FactField(parent, Part(parent, "work", kinds=(parent,)))
    title = WordsField("title", "sentence", model._meta.get_field("title"))
    return Form(kind, model, {"title": title, **words}, facts, parent)


def _parent(model):
    """The kind whose works have this kind's pages below them: a section's is the module."""
    for parent in model.clean_parent_page_models():
        if getattr(parent, "kind", "") and hasattr(parent, "prose"):
            return parent.kind
    return ""


def _words(field):
    if isinstance(field, StreamField):
        return _stream(field)
    if isinstance(field, RichTextField):
        return WordsField(field.name, "rich", field)
    if field.name in A_LINE_EACH:
        return WordsField(field.name, "lines", field)
    many = isinstance(field, models.TextField)
    return WordsField(field.name, "sentences" if many else "sentence", field)


def _stream(field):
    items = items_of(field.stream_block)
    if len(items) > 1:
        form = "body"
    else:
        form = "items" if items[0].facts or len(items[0].words) != 1 else "list"
    return WordsField(field.name, form, field, items)


def _fact(field):
    """The fact of a page's field; None for what packages don't bring."""
    if field.name in ("slug", "concepts") or isinstance(field, models.EmailField):
        # The slug is the file's name, concepts are written by role, and nobody's mail address
        # stands in a file that is handed round.
        return None
    if isinstance(field, ParentalManyToManyField):
        return FactField(field.name, Part(field.name, "people"), field)
    part = Part(field.name, form_of(field), choices=choices_of(field))
    return FactField(field.name, part, field)
