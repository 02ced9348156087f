"""Copies are new works; a work that moves takes its versions along."""

import pytest
from django.urls import reverse

from patterns.models import ListingPage, PatternPage, Relation, SectionPage, Work
from patterns.models.facts import raw
from tests import factories
from tests.worlds import translated


def copied(world, page, slug, **choices):
    """Copy through Wagtail's own page; gives the copy."""
    data = {
        "new_title": f"Copy of {page.title}", "new_slug": slug,
        "new_parent_page": page.get_parent().pk, **choices,
    }  # fmt: skip
    answer = world.client("editor").post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
    assert answer.status_code == 302
    return PatternPage.objects.filter(slug=slug).first()


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_copy_is_a_work_of_its_own_with_the_same_links(world, language):
    original = world.page("circle", language)

    copy = copied(world, original, "copy")

    assert copy.translation_key != original.translation_key
    work = Work.objects.get(pk=copy.translation_key)
    assert work.source_locale == original.locale
    links = raw(copy, PatternPage._meta.get_field("links"))
    assert [link["value"]["target"] for link in links] == [world.key("asamblea")]
    assert copy.number is None
    assert world.page("circle", language).number == 1
    assert Relation.objects.filter(source=world.key("circle")).count() == 1


def test_a_copy_of_a_translation_keeps_its_words_and_can_be_edited(world):
    copy = copied(world, world.page("circle", "es"), "copia")
    copy.number, copy.status = 77, "reviewed"

    copy.save_revision().publish()

    copy = PatternPage.objects.get(pk=copy.pk)
    assert copy.title.startswith("Copy of Español")
    assert (copy.number, copy.status) == (77, "reviewed")
    assert Relation.objects.get(source=copy.translation_key).kind == "leads_to"


def test_a_copy_that_should_be_live_at_once_is_refused_in_words(world):
    editor = world.client("editor")
    circle = world.page("circle")
    data = {
        "new_title": "Live copy", "new_slug": "live-copy", "publish_copies": "on",
        "new_parent_page": circle.get_parent().pk,
    }  # fmt: skip

    answer = editor.post(reverse("wagtailadmin_pages:copy", args=[circle.pk]), data, follow=True)

    said = " ".join(str(message) for message in answer.context["messages"])
    assert "Number is missing." in said
    assert not PatternPage.objects.filter(slug="live-copy").exists()


def test_a_module_is_copied_with_its_sections(world):
    module, key = world.page("governance"), world.key("deciding")
    data = {
        "new_title": "Copy", "new_slug": "copy", "copy_subpages": "on",
        "new_parent_page": module.get_parent().pk,
    }  # fmt: skip

    world.client("editor").post(reverse("wagtailadmin_pages:copy", args=[module.pk]), data)

    copies = SectionPage.objects.filter(url_path__contains="/copy/")
    assert [copy.slug for copy in copies] == ["deciding"]
    assert str(copies[0].translation_key) != key


def moved(world, page, place):
    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, place.pk])
    return world.client("editor").post(address)


def test_a_section_moves_in_all_languages_and_belongs_to_its_new_module(world):
    other = factories.module("Other", slug="other")
    translated(other, "ar")
    deciding = world.page("deciding")

    moved(world, deciding, other)

    assert world.page("deciding", "ar").get_parent().slug == "other"
    assert world.page("deciding", "ar").get_parent().locale.language_code == "ar"
    row = Relation.objects.get(source=deciding.translation_key, kind="belongs_to")
    assert str(row.target_id) == str(other.translation_key)


def test_moving_announces_every_work_whose_address_changes(world, told):
    governance = world.page("governance")
    governance.slug = "governing"

    governance.save_revision().publish()

    assert {world.key("governing"), world.key("deciding")} <= told
    assert world.page("governing", "ar").url_path.endswith("/toolkit/governing/")
    assert world.page("deciding", "ar").url_path.endswith("/toolkit/governing/deciding/")


def test_a_pattern_has_no_place_among_techniques(world):
    techniques = ListingPage.objects.get(kind="technique", locale__language_code="en")
    patterns = ListingPage.objects.get(kind="pattern", locale__language_code="en")

    assert not PatternPage.can_create_at(techniques)
    assert PatternPage.can_create_at(patterns)
    assert not world.page("circle").can_move_to(techniques)
