"""Rules a draft must keep, each broken once in the form, in code and, where it can, the database.

A refusal says what to do, and what was typed before is still there.
"""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from patterns.models import CasePage, Concept, PatternPage, Relation, TechniquePage, Work
from tests.patterns import editing
from tests.patterns.faults import DRAFTS, silent_failure, unknown_cell

each_draft = pytest.mark.parametrize(
    ("slug", "fault", "field", "message"), DRAFTS, ids=lambda v: getattr(v, "__name__", None)
)


def broken(world, slug, fault):
    page = world.page(slug)
    page.title = "What somebody typed"
    fault(page, world)
    return page


@each_draft
def test_a_draft_that_breaks_a_rule_is_shown_again_with_everything_typed(
    world, slug, fault, field, message
):
    rows = list(Relation.objects.values())

    answer = editing.submit(world.client("editor"), broken(world, slug, fault))

    found = editing.errors_of(answer)
    assert any(message in word for word in found[field])
    assert answer.context["form"].instance.title == "What somebody typed"
    assert list(Relation.objects.values()) == rows


@each_draft
def test_the_same_fault_is_refused_where_code_saves_a_revision(world, slug, fault, field, message):
    page = broken(world, slug, fault)
    revisions = page.revisions.count()

    with pytest.raises(ValidationError) as refusal:
        page.save_revision()

    assert any(message in word for word in refusal.value.message_dict[field])
    assert page.revisions.count() == revisions


def test_a_use_that_failed_without_a_word_is_refused_in_its_block(world):
    answer = editing.submit(world.client("editor"), broken(world, "well", silent_failure))

    assert editing.errors_of(answer)["uses"] == ["Say what did not work: that is what others need."]


def test_a_cell_outside_the_grid_is_refused(world):
    page = broken(world, "circle", unknown_cell)

    with pytest.raises(ValidationError, match="There is no cell A9-B9"):
        page.full_clean()
    assert editing.errors_of(editing.submit(world.client("editor"), page))["grid_cells"]


def test_a_grid_without_its_vocabularies_says_so(world):
    Concept.objects.filter(scheme_id="mit-actor").delete()
    page = world.page("circle")

    with pytest.raises(ValidationError, match=r"vocabularies .* are missing\. Load"):
        page.full_clean()
    form = world.client("editor").get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "The grid is empty: its vocabularies" in form


def refused(write):
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


def test_the_database_refuses_what_passes_the_forms_by(world):
    circle, garden = world.work("circle"), world.work("garden")
    pattern, round_ = (
        PatternPage.objects.filter(slug="circle"),
        TechniquePage.objects.filter(slug="round"),
    )
    well = CasePage.objects.filter(slug="well")

    refused(lambda: Relation.objects.create(kind="leads_to", source=circle, target=circle))
    refused(
        lambda: Relation.objects.bulk_create(
            [Relation(kind="tension_with", source=circle, target=garden) for _ in "12"]
        )
    )
    refused(lambda: Work.objects.filter(pk=garden.pk).update(number="1"))
    refused(lambda: pattern.update(confidence=3))
    refused(lambda: round_.update(minutes_min=100, minutes_max=10))
    refused(lambda: round_.update(group_min=100, group_max=10))
    refused(lambda: well.update(ongoing=True, end="2020"))
    refused(lambda: well.update(start="2020", end="2019"))
    refused(lambda: Concept.objects.create(scheme_id="domain", notation="water"))


def test_the_end_may_be_as_vague_as_the_start_is_exact(world):
    well = CasePage.objects.filter(slug="well")

    well.update(start="2012-05", end="2012")

    page = well[0]
    page.full_clean()
