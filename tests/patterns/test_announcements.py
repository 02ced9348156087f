"""Whatever changes what readers may find is announced, with the works it is about."""

from wagtail.models import PageViewRestriction

from patterns.models import ListingPage
from tests import factories
from tests.worlds import translated


def test_publishing_and_unpublishing(world, told):
    world.page("circle", "es").unpublish()
    assert told == {world.key("circle")}
    told.clear()

    world.page("garden").save_revision().publish()

    assert told == {world.key("garden")}


def test_deleting_a_version_and_the_last_one(world, told):
    key = world.key("garden")
    translated(world.page("garden"), "es")
    for language in ("es", "en"):
        told.clear()
        world.page("garden", language).delete()
        assert key in told


def test_closing_a_place_closes_what_is_below(world, told):
    techniques = ListingPage.objects.get(kind="technique", locale__language_code="en")

    restriction = PageViewRestriction.objects.create(page=techniques, restriction_type="login")
    assert told == {world.key("round"), world.key("walk")}
    told.clear()
    restriction.delete()

    assert told == {world.key("round"), world.key("walk")}


def test_a_place_with_another_slug_has_other_addresses(world, told):
    toolkit = ListingPage.objects.get(slug="toolkit", locale__language_code="en")
    toolkit.slug = "learn"

    toolkit.save()

    assert told == {world.key("governance"), world.key("deciding")}


def test_a_draft_of_a_published_page_is_nobody_s_news(world, told):
    circle = world.page("circle")
    circle.problem = "Drafted."

    circle.save_revision()

    assert told == set()


def test_an_alias_is_nobody_s_news(world, told):
    garden = world.page("garden")

    garden.copy_for_translation(factories.locale("fr"), alias=True).delete()

    assert told <= {world.key("garden")}
