"""Wagtail's own search with our chain: stemmed, never an error; filters and drafts as ever."""

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse
from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from patterns.models import LibraryDocument, PatternPage
from search.admin.layout import admin_path
from tests import factories
from tests.copies import on_both_databases


@pytest.fixture(autouse=True)
def backend(settings):
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.admin.backend"}}
    return get_search_backend()


@pytest.fixture
def library(world):
    call_command("wagtail_update_index", verbosity=0)
    return world


def slugs(results):
    return [page.slug for page in results]


@on_both_databases
def test_pages_are_found_by_their_stems(library):
    assert "well" in slugs(Page.objects.search("wells"))
    assert slugs(PatternPage.objects.search("gardens")) == ["garden"]


def test_a_page_is_found_in_the_language_it_is_written_in(library):
    page = library.page("asamblea")
    page.title = "Decisiones vecinales"
    page.save_revision().publish()

    assert page.pk in [found.pk for found in Page.objects.search("decisión vecinal")]


def test_the_name_counts_more_than_the_text(library):
    english = PatternPage.objects.filter(locale=factories.locale("en"))

    assert slugs(english.search("circle"))[0] == "circle"


def test_the_beginning_of_a_word_is_enough_while_typing(library):
    assert "garden" in slugs(Page.objects.autocomplete("gard"))
    assert slugs(Page.objects.search("gard")) == []


def test_what_is_saved_is_found_and_what_is_deleted_is_not(library):
    page = library.page("garden")
    page.title = "Zanahoria"
    page.save()
    assert slugs(Page.objects.search("zanahoria")) == ["garden"]

    page.delete()
    assert slugs(Page.objects.search("zanahoria")) == []


def test_drafts_are_found_by_editors_and_in_no_public_index(library):
    draft = factories.pattern("Zanahoria", slug="draft", draft=True)

    assert [page.pk for page in Page.objects.search("zanahoria")] == [draft.pk]
    assert [page.pk for page in Page.objects.live().search("zanahoria")] == []


def test_filters_order_and_counts_are_the_querysets(library):
    english = Page.objects.filter(locale=factories.locale("en"))
    results = english.order_by("-title").search("circle", order_by_relevance=False)
    titles = [page.title for page in results]

    assert titles == sorted(titles, reverse=True)
    assert results.count() == len(titles)
    assert [page.title for page in results[1:2]] == titles[1:2]
    assert results[1:2].count() == 1


def test_documents_are_found_too(library):
    file = ContentFile(b"words", name="words.txt")
    document = LibraryDocument.objects.create(title="Zanahorias", file=file)

    assert list(get_search_backend().search("zanahoria", LibraryDocument)) == [document]
    assert document.pk not in [page.pk for page in Page.objects.search("zanahoria")]


def test_facets_count_what_matches(library):
    counts = Page.objects.search("circle").facet("live")

    assert counts[True] > 0


QUERIES = [
    PlainText("circle garden", operator="or"), Phrase("sit in a circle"), Fuzzy("circle"),
    Boost(PlainText("circle"), 2), And([PlainText("circle"), PlainText("sit")]),
    Or([PlainText("circle"), PlainText("garden")]), ~PlainText("circle"), MatchAll(),
    And([MatchAll(), PlainText("circle")]), Not(MatchAll()), And([]),
]  # fmt: skip


@pytest.mark.parametrize("query", QUERIES, ids=repr)
def test_every_query_that_wagtail_knows_is_answered(library, query):
    results = Page.objects.all().search(query)

    assert results.count() == len(list(results))


def test_queries_join_as_they_say(library):
    everything = Page.objects.search(MatchAll()).count()
    circle = Page.objects.search("circle").count()

    assert 0 < circle < everything
    assert Page.objects.search(~PlainText("circle")).count() == everything - circle
    assert Page.objects.search(Not(MatchAll())).count() == 0


@pytest.mark.parametrize(
    "typed", ['"', "'", 'a"b', "*", "AND", "NEAR(", "\0", "x" * 100_000, "-", "a:b", "()", "\ud800"]
)
def test_nothing_typed_is_an_error(library, typed):
    list(Page.objects.search(typed))
    list(Page.objects.autocomplete(typed))


def test_the_explorer_finds_pages(library):
    answer = library.client("editor").get(reverse("wagtailadmin_pages:search"), {"q": "gardens"})

    assert "Garden" in answer.content.decode()


def test_without_an_index_pages_are_found_by_their_titles(world):
    assert "garden" in slugs(Page.objects.search("garden"))
    assert Page.objects.search("garden").count() > 0
    assert "garden" in slugs(Page.objects.autocomplete("gard"))
    world.page("garden").save()
    assert not admin_path().exists()


def test_a_damaged_index_keeps_nobody_from_saving(library):
    admin_path().write_bytes(b"Not a database, only words. " * 100)
    library.page("garden").save()

    assert "garden" in slugs(Page.objects.search("garden"))


def test_a_rebuild_that_breaks_off_leaves_the_old_index(library, monkeypatch):
    monkeypatch.setattr(PatternPage, "body_words", property(lambda page: 1 / 0))
    with pytest.raises(ZeroDivisionError):
        call_command("wagtail_update_index", verbosity=0)
    monkeypatch.undo()

    assert "garden" in slugs(Page.objects.search("gardens"))
