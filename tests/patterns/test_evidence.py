"""Evidence: published uses are counted by how they went; what isn't told isn't counted."""

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import PageViewRestriction

from patterns.doubts import doubts, where_it_worked
from patterns.models import PracticeReport
from patterns.models.evidence import Evidence, evidence
from tests import factories


def of(world, slug):
    return evidence([world.key(slug)])[world.key(slug)]


def report(world, slug, outcome="worked", state="published", note="It went", community=None):
    return PracticeReport.objects.create(
        work=world.work(slug), outcome=outcome, state=state, note=note, language="en",
        community=community,
    )  # fmt: skip


def test_a_work_nobody_used_has_none(world):
    assert of(world, "garden") == Evidence()
    assert of(world, "garden").total == 0


def test_a_case_in_two_languages_counts_once(world):
    assert of(world, "circle") == Evidence(worked=1)
    assert of(world, "asamblea") == Evidence(did_not_work=1)


def test_a_use_without_a_word_on_it_is_shown_and_not_counted(world):
    garden = world.page("garden")
    factories.case("Told nothing", uses=[factories.use(garden, "not-reported")])

    found = of(world, "garden")

    assert (found.counted, found.total) == (0, 1)
    assert [mark[:2] for mark in found.marks()] == [
        ("worked", 0), ("partly", 0), ("did-not-work", 0), ("not-reported", 1),
    ]  # fmt: skip


def test_an_unpublished_or_restricted_case_doesn_t_count(world):
    for language in ("es", "en"):
        PageViewRestriction.objects.create(
            page=world.page("well", language), restriction_type="login"
        )
    assert of(world, "circle") == Evidence()
    PageViewRestriction.objects.all().delete()
    assert of(world, "circle") == Evidence(worked=1)

    for language in ("es", "en"):
        world.page("well", language).unpublish()

    assert of(world, "circle") == Evidence()


def test_reports_count_when_they_are_published(world):
    report(world, "circle")
    report(world, "circle", "partly")
    report(world, "circle", "worked", state="waiting")
    report(world, "circle", "worked", state="refused")

    assert of(world, "circle") == Evidence(worked=2, partly=1)


def test_a_report_of_failure_without_a_note_is_refused_by_the_database(world):
    with pytest.raises(IntegrityError), transaction.atomic():
        report(world, "circle", "did-not-work", note="")


def test_counting_takes_two_queries_for_any_number_of_works(world, django_assert_num_queries):
    keys = [world.key(slug) for slug in ("circle", "garden", "asamblea", "baseline")]

    with django_assert_num_queries(2):
        evidence(keys)


def two_stars(world, slug):
    page = world.page(slug)
    page.confidence = 2
    page.save_revision().publish()
    return world.page(slug)


def test_two_stars_without_enough_uses_are_doubted_and_stay(world):
    circle = two_stars(world, "circle")

    (doubt,) = doubts(circle)

    assert circle.confidence == 2
    assert doubt.startswith("Two stars, and only 1 published use that worked (communities: 1).")


def test_three_uses_in_two_communities_leave_no_doubt(world):
    circle, hill = world.page("circle"), world.page("hill")
    for name in ("Second", "Third"):
        factories.case(name, communities=[hill], uses=[factories.use(circle)])

    assert where_it_worked(circle.translation_key) == (3, 2)
    assert not list(doubts(two_stars(world, "circle")))


def test_three_uses_in_one_place_are_not_enough(world):
    circle, valley = world.page("circle"), world.page("valley")
    for name in ("Second", "Third"):
        factories.case(name, communities=[valley], uses=[factories.use(circle)])

    assert len(list(doubts(two_stars(world, "circle")))) == 1


def test_the_editor_reads_the_doubt_after_publishing(world):
    from tests.patterns import editing

    circle = world.page("circle")
    circle.confidence = 2
    editor = world.client("editor")

    editing.submit(editor, circle, publish=True)
    shown = editor.get(f"/admin/pages/{circle.pk}/edit/").content.decode()

    assert "Two stars want three uses from two communities." in shown
    assert world.page("circle").confidence == 2


def test_an_alternative_without_a_common_topic_is_doubted(world):
    energy = factories.pattern("Sun", concepts=["domain/energy", "mit-function/F1"])
    circle = world.page("circle")
    circle.links = [factories.link("alternative_to", energy)]

    assert list(doubts(circle)) == [
        "“Sun” is an alternative, but has no topic in common. Give both one."
    ]
