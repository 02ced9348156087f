"""How many queries pages cost, however much there is to show."""

import pytest
from django.test import Client

from patterns.models import PatternPage
from search.rebuilding import rebuild
from tests import factories

PATTERN = 20
LISTING = 15


def counted(path, queries):
    """The queries of a second visit: words and content types are read once in a process."""
    rebuild()
    client = Client()
    assert client.get(path).status_code == 200
    with queries as captured:
        client.get(path)
    return len(captured)


@pytest.fixture
def linked(world):
    """`linked(count)`: a pattern in English only with so many relations each way."""

    def link(count):
        target = factories.pattern("Middle", slug="middle", keywords=["One", "Two"])
        outward = [
            factories.link("works_with", factories.pattern(f"Out {n}")) for n in range(count)
        ]
        target.links = outward
        target.save_revision().publish()
        for n in range(count):
            factories.pattern(f"In {n}", links=[factories.link("completes", target)])

    return link


@pytest.mark.parametrize("count", [3, 30])
def test_a_pattern_in_its_own_language(linked, count, django_assert_max_num_queries):
    linked(count)

    counted("/en/patterns/middle/", django_assert_max_num_queries(PATTERN))


@pytest.mark.parametrize("count", [3, 30])
def test_a_pattern_that_stands_in(linked, count, django_assert_max_num_queries):
    linked(count)

    counted("/fr/patterns/middle/", django_assert_max_num_queries(PATTERN))


@pytest.mark.parametrize("count", [3, 50])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_listing(world, count, language, django_assert_max_num_queries):
    for number in range(count):
        factories.pattern(f"Pattern {number}", slug=f"p-{number}")

    counted(f"/{language}/patterns/", django_assert_max_num_queries(LISTING))


@pytest.mark.parametrize("place", ["fr/patterns/middle/", "en/patterns/"])
def test_neither_grows_with_what_it_shows(linked, place, django_assert_max_num_queries):
    linked(3)
    few = counted(f"/{place}", django_assert_max_num_queries(30))
    page = PatternPage.objects.get(slug="middle")
    for number in range(27):
        factories.pattern(f"More {number}", links=[factories.link("completes", page)])

    assert counted(f"/{place}", django_assert_max_num_queries(30)) == few


@pytest.mark.parametrize("place", ["", "toolkit/", "toolkit/governance/deciding/", "glossary/"])
def test_the_toolkit_and_the_first_page_do_not_grow(world, place, django_assert_max_num_queries):
    before = counted(f"/en/{place}", django_assert_max_num_queries(30))
    parent = world.page("governance")
    for number in range(2, 12):
        factories.section(
            f"Section {number}", slug=f"s-{number}", parent=parent, number=f"4.{number}"
        )

    assert counted(f"/en/{place}", django_assert_max_num_queries(30)) == before


def test_links_in_the_text_cost_no_query_of_their_own(world, django_assert_max_num_queries):
    page = world.page("garden")
    bare = counted("/en/patterns/garden/", django_assert_max_num_queries(PATTERN))
    link = f'<p><a linktype="work" key="{world.key("circle")}">circle</a></p>'
    for name in ("context", "problem_text", "solution_text", "gains", "liabilities", "next_steps"):
        setattr(page, name, link)
    page.save()

    assert counted("/en/patterns/garden/", django_assert_max_num_queries(PATTERN)) == bare
