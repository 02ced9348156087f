"""Every kind, page or not, gives the search, lists and packages what they need."""

import pytest
from django.test import Client

from patterns import kinds
from patterns.languages_table import LANGUAGE_CODES
from patterns.models import ConceptLabel, Scheme
from search.record import facet_fields
from tests import factories

KINDS = kinds.every()
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@pytest.fixture
def library(world):
    """The world with a term and a tutor in it."""
    consent = factories.concept("glossary/consent", en="Consent", ar="القبول")
    for language, text in (("en", "No reasoned objection."), ("ar", "لا اعتراض معلّل.")):
        ConceptLabel.objects.create(
            concept=consent, language=language, kind="definition", text=text
        )
    Scheme.objects.filter(code="glossary").update(title={"en": "Glossary", "ar": "مسرد"})
    factories.person(
        roles=["tutor"], languages=["it"], consent_to_list=True,
        bio={"es": "Acompaña.", "en": "Accompanies."},
    )  # fmt: skip
    return world


def test_names_are_used_once():
    for names in ([k.name for k in KINDS], [k.plural for k in KINDS]):
        assert len(names) == len(set(names))


@each_kind
def test_it_says_what_it_is_called(kind):
    for words in (kind.name, kind.plural, str(kind.label), str(kind.label_plural), kind.place):
        assert words
    assert kinds.by_name(kind.name) is kind


@each_kind
def test_it_gives_its_works_with_their_versions(kind, library):
    found = list(kind.versions(None))

    assert found, (
        f"{kind.name}: versions(None) gave nothing. Publish one in tests/worlds.py: "
        f"factories.{kind.name}()"
    )
    for key, versions in found:
        assert isinstance(key, str)
        languages = [version.language for version in versions]
        assert languages
        assert len(languages) == len(set(languages)) <= len(LANGUAGE_CODES)
        assert all(version.title for version in versions)


@each_kind
def test_it_gives_only_what_is_asked_for(kind, library):
    key, _versions = next(iter(kind.versions(None)))

    assert [found for found, _ in kind.versions([key])] == [key]
    assert list(kind.versions(["00000000-0000-0000-0000-000000000000"])) == []
    assert list(kind.versions([])) == []


@each_kind
def test_what_it_declares_to_find_is_there(kind, library):
    for _key, versions in kind.versions(None):
        for field in kind.search_fields:
            assert getattr(versions[0], field.field_name) is not None or field.field_name


@each_kind
def test_its_facets_say_in_words_what_they_are(kind, library):
    for field in facet_fields(kind):
        assert str(field.label), field.name
        keys = {key for _key, versions in kind.versions(None) for key in field.keys(versions[0])}
        names = field.labels_for(keys, "ar")
        assert {key for key in keys if names.get(key, key) == key} == set(), field.name


@each_kind
def test_its_addresses_answer(kind, library):
    for _key, versions in kind.versions(None):
        for version in versions:
            path = version.address.partition("#")[0]
            assert path.startswith(f"/{version.language}/{kind.place}/"), path
            assert Client().get(path).status_code == 200, path


def test_pages_have_their_source_first(library):
    found = dict(kinds.by_name("pattern").versions([library.key("asamblea")]))

    assert [page.language for page in found[library.key("asamblea")]] == ["es", "en"]


def test_an_unknown_kind_is_told_which_there_are():
    with pytest.raises(KeyError, match="Kinds are pattern, technique"):
        kinds.by_name("recipe")
