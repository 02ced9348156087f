"""Editors at the same moment: whoever comes second waits, and all versions end equal."""

import pytest

from patterns.models import PatternPage, Relation, Work
from patterns.repair import differences
from tests import factories
from tests.copies import on_both_databases
from tests.patterns.racing import together


@on_both_databases
@pytest.mark.parametrize("attempt", range(3))
def test_source_and_translation_published_at_once_end_equal(world, attempt):
    circle, spanish = world.page("circle"), world.page("circle", "es")
    circle.status, circle.grid_cells = "established", ["A7-B7"]
    spanish.problem = "A la vez"
    drafts = [circle.save_revision(), spanish.save_revision()]

    outcomes = together(*(revision.publish for revision in drafts))

    assert outcomes == [None, None]
    rows = {(v.status, tuple(v.grid_cells)) for v in world.work("circle").versions()}
    assert rows == {("established", ("A7-B7",))}
    assert world.page("circle", "es").problem == "A la vez"
    assert not list(differences())


@on_both_databases
def test_linking_to_a_work_while_it_is_published_doesn_t_deadlock(world):
    circle, garden = world.page("circle"), world.page("garden")
    circle.links = [factories.link("alternative_to", garden)]
    garden.links = [factories.link("leads_to", circle)]
    drafts = [circle.save_revision(), garden.save_revision()]

    outcomes = together(*(revision.publish for revision in drafts))

    assert outcomes == [None, None]
    assert Relation.objects.filter(source=circle.translation_key, kind="alternative_to").exists()
    assert Relation.objects.filter(source=garden.translation_key, kind="leads_to").exists()


@on_both_databases
def test_two_works_can_t_take_one_number_at_once(world):
    drafts = [factories.pattern(name, number=50, draft=True) for name in ("One", "Two")]
    revisions = [page.save_revision() for page in drafts]

    outcomes = together(*(revision.publish for revision in revisions))

    assert sum(outcome is None for outcome in outcomes) == 1
    assert "Number 50 belongs to another work" in str(outcomes)
    assert Work.objects.filter(number="50").count() == 1
    assert PatternPage.objects.filter(number=50, live=True).count() == 1


@on_both_databases
def test_four_different_works_published_at_once_all_go_live(world):
    drafts = [
        factories.pattern(f"Pattern {place}", draft=True).save_revision() for place in range(4)
    ]

    outcomes = together(*(revision.publish for revision in drafts))

    assert outcomes == [None] * 4
