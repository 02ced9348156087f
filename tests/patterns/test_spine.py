"""`completes` never runs in a circle, whichever version it is closed through, whoever is first."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from patterns.models import PatternPage, Relation
from tests import factories
from tests.copies import on_both_databases
from tests.patterns import editing
from tests.patterns.racing import together


def part_of(page, target):
    """`page` in memory, completing `target` besides what it links to."""
    page.links = [
        *((block.block_type, dict(block.value)) for block in page.links),
        factories.link("completes", target),
    ]
    return page


@on_both_databases
def test_a_loop_is_refused_in_the_form_with_the_way_round(world):
    # `baseline` completes `circle`.
    rows = list(Relation.objects.values())
    circle = part_of(world.page("circle"), world.page("baseline"))

    answer = editing.submit(world.client("editor"), circle)

    assert editing.errors_of(answer)["links"] == [
        "This would make a pattern a part of itself: “Circle” → “Baseline” → “Circle”. "
        "Take one link away."
    ]
    assert list(Relation.objects.values()) == rows


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_loop_is_found_through_any_version_of_the_target(world, language):
    circle = part_of(world.page("circle"), world.page("baseline", language))

    with pytest.raises(ValidationError, match="a part of itself"):
        circle.save_revision()


def test_a_loop_over_many_patterns_and_two_source_languages_is_named_whole(world):
    asamblea = part_of(world.page("asamblea"), world.page("baseline"))
    asamblea.save_revision().publish()

    circle = part_of(world.page("circle"), world.page("asamblea", "en"))

    with pytest.raises(ValidationError, match="“Circle” → “Asamblea” → “Baseline” → “Circle”"):
        circle.save_revision()


def test_a_pattern_may_be_part_of_two_larger_ones(world):
    baseline = part_of(world.page("baseline"), world.page("garden"))

    baseline.save_revision().publish()

    larger = Relation.objects.filter(source=world.key("baseline"), kind="completes")
    assert {str(row.target_id) for row in larger} == {world.key("circle"), world.key("garden")}


def test_a_loop_of_next_steps_is_allowed(world):
    asamblea = world.page("asamblea")
    asamblea.links = [factories.link("leads_to", world.page("circle"))]

    asamblea.save_revision().publish()

    assert Relation.objects.filter(kind="leads_to").count() == 2


def test_a_new_link_up_may_not_put_a_pair_elsewhere_above_each_other(world):
    # `garden` works with `asamblea`; `baseline` is part of `circle`.
    garden = part_of(world.page("garden"), world.page("baseline"))
    garden.save_revision().publish()

    circle = part_of(world.page("circle"), world.page("asamblea"))

    with pytest.raises(ValidationError) as refusal:
        circle.save_revision()
    assert refusal.value.message_dict["links"] == [
        "“Garden” works well with “Asamblea”; your link would put one above the other. "
        "Take this link away, or that one."
    ]


@on_both_databases
@pytest.mark.parametrize("attempt", range(3))
def test_two_drafts_racing_to_close_a_loop_leave_one_winner(world, attempt):
    one = factories.pattern("One")
    two = factories.pattern("Two")
    drafts = [part_of(one, two).save_revision(), part_of(two, one).save_revision()]

    outcomes = together(*(revision.publish for revision in drafts))

    refusals = [outcome for outcome in outcomes if isinstance(outcome, ValidationError)]
    assert len(refusals) == 1, outcomes
    assert "a part of itself" in str(refusals[0])
    keys = (one.translation_key, two.translation_key)
    assert Relation.objects.filter(source__in=keys, kind="completes").count() == 1
    assert PatternPage.objects.filter(translation_key__in=keys, live=True).count() == 2


@on_both_databases
def test_the_loser_who_publishes_without_a_form_gets_a_message_and_keeps_the_draft(world):
    one, two = factories.pattern("One"), factories.pattern("Two", slug="two")
    draft = part_of(two, one).save_revision()
    part_of(one, two).save_revision().publish()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    answer = world.client("editor").post(f"{address}?id={two.pk}", follow=True)

    said = [str(message) for message in answer.context["messages"]]
    assert "This was not done; nothing is lost." in said
    assert any("a part of itself" in sentence for sentence in said)
    assert world.page("two").latest_revision == draft
    assert not Relation.objects.filter(source=two.translation_key, kind="completes").exists()
