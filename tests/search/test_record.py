"""One record per work, from what its kind declares."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from patterns import kinds
from patterns.models import Concept, ConceptLabel
from patterns.vocabulary import vocabulary
from search.record import facet_fields, records, text_fields
from tests import factories
from tests.copies import on_both_databases


def record_of(world, slug):
    (found,) = records([world.key(slug)])
    return found


@on_both_databases
def test_there_is_one_record_for_each_work(world):
    keys = [record.key for record in records()]

    assert len(keys) == len(set(keys))
    assert {world.key(slug) for slug in ("circle", "garden", "round", "well", "valley")} < set(keys)


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_a_work_at_the_edge_of_a_batch_is_one_record(world, monkeypatch, at_once):
    whole = {record.key: record.digest for record in records()}
    monkeypatch.setattr("patterns.records.AT_ONCE", at_once)
    found = [(record.key, record.digest) for record in records()]

    assert len(found) == len(whole)
    assert dict(found) == whole


@on_both_databases
def test_pages_read_together_are_filed_as_each_is_by_itself(world):
    circle = world.page("circle")
    circle.keywords.add("Zither", "Apple")
    last, first = (factories.concept(f"domain/{name}") for name in ("a-last", "z-first"))
    Concept.objects.filter(pk=last.pk).update(order=9)
    circle.concepts.add(first, last)
    circle.save_revision().publish()
    pages = [
        page
        for kind in kinds.every()
        if issubclass(kind.model, Page)
        for _key, versions in kind.versions()
        for page in versions
    ]

    for page in pages:
        alone = type(page).objects.get(pk=page.pk)
        assert (page.filing, page.keyword_slugs) == (alone.filing, alone.keyword_slugs)
    told = next(page for page in pages if page.pk == circle.pk)
    assert told.keyword_slugs == ("well", "zither", "apple")
    assert told.topics == ("domain/water", "domain/z-first", "domain/a-last", "sdg/6")


def test_the_number_of_queries_is_the_same_for_more_works(world):
    def asked():
        list(records())  # takes in what words were changed
        with CaptureQueriesContext(connection) as queries:
            works = len(list(records()))
        return works, len(queries)

    works, before = asked()
    for number in range(3):
        factories.pattern(f"Another {number}")

    assert asked() == (works + 3, before)


def test_words_that_change_between_two_records_are_read_by_whoever_takes_them(world):
    water = factories.concept("domain/water").labels.get(language="en", kind="pref")
    stream = records()
    next(stream)
    water.text = "Springs"
    water.save()

    assert vocabulary("en").label("domain/water") == "Springs"
    assert list(stream)


def test_a_record_has_every_live_version_the_source_first(world):
    assert [v.language for v in record_of(world, "circle").versions] == ["en", "es", "ar"]
    assert [v.language for v in record_of(world, "asamblea").versions] == ["es", "en"]


def test_drafts_are_no_versions(world):
    circle = world.page("circle")
    circle.title = "Unpublished words"
    circle.save_revision()

    record = record_of(world, "circle")
    assert "fr" not in [version.language for version in record.versions]
    assert "Unpublished words" not in str(record)


def test_an_unpublished_work_has_none(world):
    world.page("garden").unpublish()

    assert list(records([world.key("garden")])) == []


def test_a_restricted_work_has_none(world):
    from wagtail.models import PageViewRestriction

    page = world.page("garden")
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert list(records([world.key("garden")])) == []


def test_text_goes_where_its_weight_says(world):
    circle = world.page("circle")
    circle.also_known_as = "Ring\nRound of chairs"
    circle.save_revision().publish()
    source = record_of(world, "circle").versions[0]

    assert source.names == ("Circle", "Ring", "Round of chairs")
    assert source.lead.startswith(circle.summary)
    assert "Some listen" in source.body
    assert "<p>" not in source.body


def test_an_address_is_the_versions_own(world):
    addresses = {v.language: v.address for v in record_of(world, "circle").versions}

    assert addresses["es"] == "/es/patterns/circle/"


def test_facets_are_codes_that_all_languages_share(world):
    facets = record_of(world, "circle").facets

    assert facets["kind"] == ("pattern",)
    assert set(facets["language"]) == {"en", "es", "ar"}
    assert facets["topic"] == ("domain/water",)
    assert facets["sdg"] == ("sdg/6",)
    assert facets["keyword"] == ("well",)
    assert "mit-actor/A1" in facets["actor"]


def test_labels_are_in_every_language_that_has_them(world):
    concept = factories.concept("domain/water")
    for language, kind, text in (
        ("el", "pref", "Νερό"),
        ("el", "alt", "Ύδωρ"),
        ("it", "hidden", "akua"),
    ):
        ConceptLabel.objects.create(concept=concept, language=language, kind=kind, text=text)
    labels = record_of(world, "garden").labels

    assert {"Νερό", "Ύδωρ"} <= set(labels["el"])
    assert "water" in labels["en"]
    assert "it" not in labels


def test_glossary_terms_and_tutors_are_found_as_works_are(world):
    concept = factories.concept("domain/water")
    ConceptLabel.objects.create(concept=concept, language="en", kind="definition", text="It runs.")
    factories.person("ada", roles=["tutor"], consent_to_list=True, bio={"en": "She listens."})
    by_kind = {record.kind: record for record in records()}

    assert by_kind["term"].versions[0].title == "water"
    assert by_kind["term"].versions[0].lead == "It runs."
    assert by_kind["tutor"].versions[0].title == "Ada"


def test_what_many_link_to_has_a_prior(world):
    priors = {slug: record_of(world, slug).prior for slug in ("asamblea", "garden")}

    assert priors["asamblea"] > priors["garden"] == 0


def test_the_same_library_gives_the_same_digest(world):
    assert record_of(world, "circle").digest == record_of(world, "circle").digest


def test_no_keys_ask_for_nothing(world, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert list(records([])) == []


def test_a_work_that_can_t_be_read_doesn_t_stop_the_others(world, monkeypatch):
    from patterns.models import PatternPage

    monkeypatch.setattr(PatternPage, "body_words", property(lambda page: 1 / 0))
    broken = []
    kinds_found = {record.kind for record in records(broken=broken)}

    assert world.key("circle") in broken
    assert "technique" in kinds_found
    with pytest.raises(ZeroDivisionError):
        list(records())


def test_every_kind_declares_words_and_facets():
    for kind in kinds.every():
        assert "title" in [field.field_name for field in text_fields(kind)], kind.name
        assert facet_fields(kind), kind.name
