"""Which version of a work a reader gets: the nearest language, never a draft, never twice."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from patterns.fallback import best_versions, public_versions
from patterns.listing import listed, ordered
from patterns.models import PatternPage
from patterns.neighbours import neighbours
from tests import factories
from tests.copies import on_both_databases

# `circle` is English, Spanish and Arabic; `asamblea` Spanish and English; `garden` English only.
READ = [
    ("en", {"circle": "en", "asamblea": "en", "baseline": "en", "garden": "en"}),
    ("ar", {"circle": "ar", "asamblea": "en", "baseline": "en", "garden": "en"}),
    ("pt", {"circle": "es", "asamblea": "es", "baseline": "es", "garden": "en"}),
    ("fr", {"circle": "en", "asamblea": "en", "baseline": "en", "garden": "en"}),
    ("el", {"circle": "en", "asamblea": "en", "baseline": "en", "garden": "en"}),
]


@on_both_databases
@pytest.mark.parametrize(("language", "expected"), READ, ids=[row[0] for row in READ])
def test_each_work_is_read_in_the_nearest_language_there_is(world, language, expected):
    keys = {world.key(slug): slug for slug in expected}

    best = best_versions(keys, language)

    assert {keys[key]: page.locale.language_code for key, page in best.items()} == expected


@on_both_databases
def test_lists_have_one_order_on_every_database(world):
    shown = [
        [PatternPage.objects.get(pk=pk).slug for pk in ordered(PatternPage, language)[0]]
        for language in ("en", "es", "ar", "pt")
    ]

    assert shown == [
        ["baseline", "circle", "asamblea", "garden"],
        ["asamblea", "baseline", "circle", "garden"],
        ["circle", "baseline", "asamblea", "garden"],  # its own letters before others
        ["asamblea", "baseline", "circle", "garden"],
    ]


def test_a_work_in_a_language_outside_the_chain_is_read_in_its_source(world):
    page = factories.pattern("Ψωμί", slug="psomi", language="el")

    best = best_versions([page.translation_key], "ar")

    assert best[str(page.translation_key)].locale.language_code == "el"


def test_drafts_aliases_and_restricted_pages_are_never_read(world):
    circle, garden = world.page("circle"), world.page("garden")
    garden.copy_for_translation(factories.locale("fr"), alias=True)
    for language in ("en", "es", "ar"):
        PageViewRestriction.objects.create(
            page=world.page("circle", language), restriction_type="login"
        )
    keys = [circle.translation_key, garden.translation_key]

    assert set(best_versions(keys, "fr")) == {str(garden.translation_key)}
    assert best_versions(keys, "fr")[str(garden.translation_key)].pk == garden.pk
    assert not public_versions().filter(translation_key=circle.translation_key).exists()
    met = neighbours(world.key("baseline"), "en")
    assert "completes" not in met.outward


@pytest.mark.parametrize("language", ["en", "es", "ar", "fr", "el"])
def test_a_work_answers_under_every_language_s_address(world, language):
    answer = Client().get(f"/{language}/patterns/garden/")

    assert answer.status_code == 200
    assert 'lang="en"' in answer.content.decode()
    assert f'<html lang="{language}"' in answer.content.decode()


def test_a_section_is_found_below_its_module_in_every_language(world):
    for language in ("en", "ar", "it"):
        answer = Client().get(f"/{language}/toolkit/governance/deciding/")
        assert answer.status_code == 200, language


def test_what_isn_t_there_isn_t_there_in_any_language(world):
    for address in ("/es/patterns/nothing/", "/es/techniques/circle/", "/es/circle/"):
        assert Client().get(address).status_code == 404, address


@pytest.mark.parametrize("more", [0, 12])
def test_the_neighbours_of_a_work_cost_the_same_however_many(
    world, more, django_assert_max_num_queries
):
    circle = world.page("circle")
    targets = [factories.pattern(f"Near {place}") for place in range(more)]
    for target in targets:
        circle.links.append(factories.link("works_with", target, f"Because {target.title}"))
    circle.save_revision().publish()

    key = world.key("circle")
    neighbours(key, "es")  # content types are read once a process

    # Relations, versions, locales, restrictions.
    with django_assert_max_num_queries(4):
        met = neighbours(key, "es")

    assert len(met.outward.get("works_with", ())) == more
    assert met.outward["leads_to"][0].reason.language == "es"


def test_a_list_costs_the_same_however_long(world, django_assert_max_num_queries):
    with django_assert_max_num_queries(15) as few:
        listed("pattern", "es")
    for place in range(10):
        factories.pattern(f"More {place}")
    with django_assert_max_num_queries(len(few)):
        shown = listed("pattern", "es")

    assert shown.paginator.count == 14
