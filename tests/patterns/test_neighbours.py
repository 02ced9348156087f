"""What a work hangs together with, both ways, in the version each reader gets."""

import uuid

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageViewRestriction

from patterns.models import PatternPage, Relation, Work
from patterns.neighbours import drafted_relations, met, neighbours, readable
from tests import factories
from tests.worlds import translated


def titles(members):
    return [member.page.title for member in members]


def test_a_relation_is_met_at_both_its_ends(world):
    circle, asamblea = (neighbours(world.key(slug), "en") for slug in ("circle", "asamblea"))

    assert titles(circle.outward["leads_to"]) == ["English: Asamblea"]
    assert titles(circle.inward["completes"]) == ["Baseline"]
    assert titles(asamblea.inward["leads_to"]) == ["Circle"]
    assert titles(asamblea.inward["works_with"]) == ["Garden"]


def test_every_reader_meets_the_version_they_get(world):
    assert titles(neighbours(world.key("baseline"), "es").outward["completes"]) == [
        "Español: Circle"
    ]
    # French has only a draft of it, so its readers get the next language of their chain.
    (larger,) = neighbours(world.key("baseline"), "fr").outward["completes"]
    assert (larger.name.title, larger.name.language) == ("Circle", "en")
    assert larger.address == "/fr/patterns/circle/"


def test_a_reason_is_in_the_readers_language_or_says_which(world):
    (inwards,) = neighbours(world.key("asamblea"), "ar").inward["leads_to"]
    assert inwards.reason.language == "ar"
    assert "The assembly decides" in inwards.reason.text

    (inwards,) = neighbours(world.key("asamblea"), "el").inward["leads_to"]
    assert (inwards.reason.text, inwards.reason.language) == ("The assembly decides", "en")


def test_a_symmetric_link_is_one_group_whoever_made_it(world):
    garden, asamblea = (neighbours(world.key(slug), "en").links for slug in ("garden", "asamblea"))

    assert [(g.label, titles(g.members)) for g in garden] == [
        ("Works well with", ["English: Asamblea"])
    ]
    assert ("Works well with", ["Garden"]) in [(g.label, titles(g.members)) for g in asamblea]


def test_a_use_says_how_it_went(world):
    (use,) = neighbours(world.key("asamblea"), "en").inward["applies"]

    assert (use.name.title, use.outcome) == ("Well", "did-not-work")


def test_what_is_unpublished_restricted_or_an_alias_is_nobodys_neighbour(world):
    world.page("asamblea", "en").unpublish()
    world.page("asamblea", "es").unpublish()
    PageViewRestriction.objects.create(page=world.page("baseline", "en"), restriction_type="login")
    world.page("baseline", "es").unpublish()
    # An alias of a version that is gone from readers doesn't bring it back.
    italian = factories.locale("it")
    world.page("asamblea", "es").copy_for_translation(italian, copy_parents=True, alias=True)
    Page.objects.filter(locale=italian, slug="asamblea").update(live=True)

    around = neighbours(world.key("circle"), "en")

    assert "leads_to" not in around.outward
    assert "completes" not in around.inward


def test_a_version_below_a_restricted_page_is_not_met(world):
    listing = world.page("baseline", "en").get_parent()
    PageViewRestriction.objects.create(page=listing, restriction_type="login")

    (smaller,) = neighbours(world.key("circle"), "en").inward["completes"]

    assert smaller.name.language == "es"


def test_smaller_patterns_stand_by_number_and_ten_comes_after_nine(world):
    for number in (10, 9):
        up = factories.link("completes", world.page("circle"))
        factories.pattern(f"Part {number}", number=number, links=[up])

    parts = neighbours(world.key("circle"), "en").inward["completes"]

    assert [member.number for member in parts] == ["2", "9", "10"]


def test_outward_links_stand_as_their_page_lists_them(world):
    page = world.page("garden")
    others = [world.page(slug) for slug in ("circle", "baseline", "asamblea")]
    page.links = [factories.link("works_with", other) for other in others]
    page.save_revision().publish()

    members = neighbours(world.key("garden"), "es").outward["works_with"]

    assert [member.number for member in members] == ["1", "2", "3"]


def add_neighbours(world, count):
    """So many patterns on each side of `circle`, written straight into the tables."""
    model, work = world.page("garden"), world.work("circle")
    kind = ContentType.objects.get_for_model(PatternPage)
    others = [
        Work(pk=uuid.uuid4(), content_type=kind, source_locale=model.locale)
        for _ in range(count * 2)
    ]
    Work.objects.bulk_create(others)
    Page.objects.bulk_create(
        Page(
            title=f"Other {n}", draft_title=f"Other {n}", slug=f"other-{n}", content_type=kind,
            live=True, locale=model.locale, translation_key=other.pk, depth=4,
            path=f"{model.path[:-4]}Z{n:03}", url_path=f"/home/patterns/other-{n}/",
        )
        for n, other in enumerate(others)
    )  # fmt: skip
    ends = [(work, other) if n % 2 else (other, work) for n, other in enumerate(others)]
    Relation.objects.bulk_create(
        Relation(kind="tension_with", source=source, target=target) for source, target in ends
    )


@pytest.mark.parametrize("count", [0, 12, 100])
def test_the_number_of_queries_does_not_grow_with_the_neighbours(
    world, count, django_assert_max_num_queries
):
    key = world.key("circle")

    def told():
        around = neighbours(key, "en")
        sides = (*around.inward.values(), *around.outward.values())
        members = [member for kin in sides for member in kin]
        return around, [(m.name.title, m.name.language, m.number, m.page_kind) for m in members]

    told()  # content types are read once in a process
    add_neighbours(world, count)

    # The relations, then everybody's versions.
    with django_assert_max_num_queries(2):
        around, everybody = told()

    assert len(everybody) == 4 + 2 * count
    assert len(around.inward.get("tension_with", ())) == count
    assert len(around.outward.get("tension_with", ())) == count


def test_a_preview_shows_the_links_that_the_draft_has(world):
    page = world.page("garden")
    page.links = [factories.link("leads_to", world.page("circle"), "Soon")]

    rows = drafted_relations(page)
    around = met(world.key("garden"), "en", rows, readable([world.key("circle")], "en"))

    assert titles(around.outward["leads_to"]) == ["Circle"]
    assert around.outward["leads_to"][0].reason.text == "Soon"
    assert "works_with" not in around.outward


def test_a_page_that_was_never_saved_has_the_links_it_drafts(world):
    page = PatternPage(locale=factories.locale("en"), translation_key=uuid.uuid4())
    page.path, page.depth = f"{world.page('garden').path[:-4]}ZZZZ", 4
    page.links = [factories.link("leads_to", world.page("circle"))]

    assert [row.kind for row in drafted_relations(page)] == ["leads_to"]


def test_a_pattern_and_its_translation_have_the_same_neighbours(world):
    translated(world.page("garden"), "es")

    english, spanish = (neighbours(world.key("garden"), code) for code in ("en", "es"))

    assert len(english) == len(spanish) == 1
