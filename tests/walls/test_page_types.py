"""Whoever adds a page type is told here what is still to write, line by line."""

import ast

import html5lib
import pytest
from django.apps import apps
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search.index import SearchField

from patterns.facets import FacetField
from patterns.languages_table import LANGUAGE_CODES, language
from patterns.models import __all__ as named
from patterns.models.facts import fact_fields
from patterns.models.library_page import LibraryPage
from patterns.models.places import ListingPage
from patterns.places import LISTINGS
from patterns.roles import roles_of
from tests import factories, samples
from tests.walls.project import files, readme, stand, tree

TYPES = [model for model in apps.get_models() if issubclass(model, LibraryPage)]
each_type = pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
# Wagtail's own fields explain themselves in Wagtail's own words.
WAGTAIL_S = {
    "title", "slug", "seo_title", "search_description", "go_live_at", "expire_at",
    "comment_notifications",
}  # fmt: skip


def file_of(model):
    return f"{model.__module__.replace('.', '/')}.py"


def declared():
    """(file, class) of every class that says it is a page type, imported or not."""
    for path in files(".py"):
        if path.parts[0] == "patterns":
            for node in ast.walk(tree(path)):
                bases = [ast.unparse(base) for base in getattr(node, "bases", ())]
                if isinstance(node, ast.ClassDef) and "LibraryPage" in bases:
                    yield path, node.name


def test_every_page_type_is_in_the_table_of_contents():
    assert len(list(declared())) == len(TYPES)
    stand(
        f"patterns/models/__init__.py: write from {'.'.join(path.with_suffix('').parts)} import "
        f'{name}, and "{name}" in __all__.'
        for path, name in declared()
        if name not in named
    )


@each_type
def test_it_has_a_template(model):
    name = model.template
    stand(
        [f"{model.__name__} has no template. Write site/templates/{name}, starting from "
         "pattern_page.html."] if not exists(name) else []
    )  # fmt: skip


def exists(name):
    try:
        return bool(get_template(name))
    except Exception as error:
        return "DoesNotExist" not in type(error).__name__


@each_type
def test_its_works_have_a_listing(model):
    if "patterns.ListingPage" not in model.parent_page_types:
        return
    name = f"patterns.{model.__name__}"
    listed = {kind for _slug, kind, _title in LISTINGS}
    stand(
        [f'patterns/places.py: write ("{model.plural}", "{model.kind}", gettext_noop("…")) in '
         "LISTINGS."] * (model.kind not in listed)
        + [f'patterns/models/places.py: write "{name}" in subpage_types of ListingPage.']
        * (name not in ListingPage.subpage_types)
    )  # fmt: skip


@each_type
def test_it_has_a_factory(model):
    stand(
        [f'tests/factories.py: write def {model.kind}(title="…", **given): …']
        if not hasattr(factories, model.kind) else []
    )  # fmt: skip


@each_type
def test_it_says_where_it_stands_in_the_tree(model):
    own = vars(model)
    stand(
        f'{file_of(model)}: write {name} = ["patterns.…"] in {model.__name__}.'
        for name in ("parent_page_types", "subpage_types", "kind", "plural")
        if name not in own
    )


@each_type
def test_the_readme_names_it(model):
    stand(
        [f"README.md: name “{model.kind}” in the line of “kind” under “Words we use”."]
        if model.kind not in readme().partition("| kind |")[2].partition("\n")[0] else []
    )  # fmt: skip


@each_type
def test_it_adds_something_to_find(model):
    inherited = set(map(id, LibraryPage.search_fields))
    own = [field for field in model.search_fields if id(field) not in inherited]
    stand(
        [f'{file_of(model)}: write index.SearchField("…", boost=Weight.LEAD) in search_fields.']
        if not any(isinstance(field, SearchField | FacetField) for field in own) else []
    )  # fmt: skip


@each_type
def test_its_prose_is_translated_and_its_facts_are_not(model):
    offered = {field.field_name for field in model.translatable_fields}
    facts = {field.name for field in fact_fields(model) if not isinstance(field, StreamField)}

    assert offered == {"title", "seo_title", "search_description", *model.prose}
    assert not offered & facts
    for name in model.prose:
        model._meta.get_field(name)


@each_type
def test_every_prose_field_has_a_panel(model):
    shown = panels(model.get_edit_handler())
    stand(
        f'{file_of(model)}: write "{name}" into edit_handler; else translators never see it.'
        for name in (*model.prose, *roles_of(model))
        if name not in shown
    )


def panels(panel):
    names = {getattr(panel, "field_name", None)}
    for child in getattr(panel, "children", ()):
        names |= panels(child)
    return names


@each_type
def test_every_field_an_editor_fills_is_explained(model, world):
    form = model.get_edit_handler().get_form_class()
    explained = {name: str(field.help_text) for name, field in form.base_fields.items()}
    for field in model._meta.concrete_fields:
        if isinstance(field, StreamField):
            explained |= parts(field.stream_block, field.name)
    stand(
        f"{file_of(model)}: write help_text for {name}: one sentence with a full stop."
        for name, words in explained.items()
        if name not in WAGTAIL_S and not words.endswith((".", "?"))
    )


def parts(block, path):
    """Help texts of all parts of structured blocks, by path."""
    found = {}
    for name, child in getattr(block, "child_blocks", {}).items():
        place = f"{path}.{name}"
        if isinstance(block, blocks.StructBlock):
            words = getattr(getattr(child, "field", None), "help_text", "")
            found[place] = str(words or getattr(child.meta, "help_text", "") or "")
        found |= parts(child, place)
    return found


@each_type
def test_it_hides_nothing_of_wagtail_s_page(model):
    related = {relation.get_accessor_name() for relation in Page._meta.related_objects}
    own = {name for base in model.__mro__ if "patterns" in base.__module__ for name in vars(base)}
    children = {m._meta.model_name for m in apps.get_models() if issubclass(m, Page)}
    stand(
        f"{file_of(model)}: {name} hides what Wagtail finds there. Give it another name."
        for name in own & related - children
    )


@pytest.fixture
def whole(model, world):
    """A published page with every field filled."""
    found = samples.full(getattr(factories, model.kind)(f"Full {model.kind}"))
    found.save_revision().publish()
    return model.objects.get(pk=found.pk)


@each_type
def test_its_edit_view_opens(whole, world):
    answer = world.client("editor").get(reverse("wagtailadmin_pages:edit", args=[whole.pk]))

    assert answer.status_code == 200


@each_type
def test_every_facet_has_a_label_and_every_key_a_name(whole, model):
    facets = [field for field in model.search_fields if isinstance(field, FacetField)]
    stand(
        f'{file_of(model)}: write label=_("…") for the facet {facet.name}.'
        for facet in facets
        if not str(facet.label)
    )
    for facet in facets:
        keys = facet.keys(whole)
        names = facet.labels_for(keys, "ar")
        assert [key for key in keys if names.get(key, key) == key] == [], facet.name


@each_type
def test_readers_of_every_language_get_it(whole):
    path = whole.url_path.strip("/").partition("/")[2]

    for code in LANGUAGE_CODES:
        answer = Client().get(f"/{code}/{path}/")
        assert answer.status_code == 200, (code, path)
        document = html5lib.parse(answer.content, namespaceHTMLElements=False)
        assert (document.get("lang"), document.get("dir")) == (code, language(code).direction)
        (heading,) = document.findall(".//h1")
        assert whole.title in "".join(heading.itertext())
        assert spoken(document, heading, code) == "en", code


def spoken(document, element, default):
    """The language an element is marked with: its own or the nearest around it."""
    around = {child: parent for parent in document.iter() for child in parent}
    while element is not None:
        if element.get("lang"):
            return element.get("lang")
        element = around.get(element)
    return default
