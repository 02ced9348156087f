"""Deleting one version, the source, the last, all: nothing breaks, nothing is lost with it."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import (
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationSource,
)

from patterns.models import Filing, PatternPage, Placement, Relation, Work
from patterns.models.facts import raw
from tests import factories
from tests.patterns import editing
from tests.worlds import translated, translation_of


def delete(world, page):
    answer = world.client("editor").post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert answer.status_code == 302
    assert not Page.objects.filter(pk=page.pk).exists()


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_target_that_loses_one_version_keeps_its_links_and_their_words(world, language):
    # `circle` leads to `asamblea`, which is Spanish and English; `garden` works with it.
    translated(world.page("garden"), "es")
    rows = list(Relation.objects.filter(target=world.key("asamblea")).values())

    delete(world, world.page("asamblea", language))

    key = Relation.objects.get(source=world.key("circle"), kind="leads_to").target_id
    assert list(Relation.objects.filter(target=key).values()) == rows
    assert {row["target_id"] for row in rows} == {key}


def test_a_target_that_is_gone_leaves_no_row_and_breaks_no_page(world):
    editor, key = world.client("editor"), world.key("asamblea")
    for language in ("es", "en"):
        delete(world, world.page("asamblea", language))

    assert not Relation.objects.filter(target=key).exists()
    assert Work.objects.get(pk=key).gone_at
    circle = world.page("circle")
    assert editor.get(reverse("wagtailadmin_pages:edit", args=[circle.pk])).status_code == 200
    arabic = world.page("circle", "ar")
    assert editing.publish_translation(editor, arabic).status_code == 302
    assert editor.get("/en/patterns/circle/").status_code == 200
    assert editor.get("/ar/patterns/circle/").status_code == 200
    circle.save_revision().publish()
    assert not Relation.objects.filter(source=circle.translation_key).exists()


def test_the_form_asks_for_another_target_where_one_is_gone(world):
    for language in ("es", "en"):
        delete(world, world.page("asamblea", language))

    answer = editing.submit(world.client("editor"), world.page("circle"), publish=True)

    assert editing.errors_of(answer)["links"] == ["This field is required."]


def test_a_deleted_source_hands_its_work_over(world):
    key = world.key("circle")
    words = world.page("circle", "es").problem
    delete(world, world.page("circle", "en"))

    work = Work.objects.get(pk=key)
    source = work.source()
    assert work.gone_at is None
    assert source.live
    assert TranslationSource.objects.get(object_id=key).locale == source.locale
    assert world.page("circle", "es").problem == words
    other = next(v for v in work.versions() if v.pk != source.pk and v.live)
    total, done = translation_of(other, other.language).get_progress()
    assert total == done > 0


def test_the_others_stay_editable_and_a_translation_back_works(world):
    editor, key = world.client("editor"), world.key("circle")
    delete(world, world.page("circle", "en"))
    source = Work.objects.get(pk=key).source()
    others = [v for v in Work.objects.get(pk=key).versions() if v.pk != source.pk]

    for version in others:
        address = reverse("wagtailadmin_pages:edit", args=[version.pk])
        assert editor.get(address).status_code == 200
    source.status = "established"
    source.save_revision().publish()
    english = translated(type(source).objects.get(pk=source.pk), "en")

    assert {v.status for v in Work.objects.get(pk=key).versions()} == {"established"}
    assert english.live
    assert english.number == 1


def test_when_all_versions_go_at_once_only_the_tombstone_stays(world):
    key = world.key("circle")

    for page in Page.objects.filter(translation_key=key).order_by("pk"):
        page.specific.delete()

    assert_gone(key)


def test_when_one_query_deletes_all_versions_only_the_tombstone_stays(world):
    key = world.key("circle")

    PatternPage.objects.filter(translation_key=key).delete()

    assert_gone(key)


def assert_gone(key):
    assert Work.objects.get(pk=key).gone_at
    assert not Relation.objects.filter(source=key).exists()
    assert not Relation.objects.filter(target=key).exists()
    assert not Filing.objects.filter(work=key).exists()
    assert not Placement.objects.filter(work=key).exists()
    assert not TranslationSource.objects.filter(object_id=key).exists()
    assert not TranslatableObject.objects.filter(pk=key).exists()
    assert not Translation.objects.filter(source__object_id=key).exists()
    assert not StringTranslation.objects.filter(context__object_id=key).exists()


def test_the_number_of_a_work_that_is_gone_is_never_used_again(world):
    world.page("garden").delete()
    page = factories.pattern("New", draft=True, number=4)

    answer = editing.submit(world.client("editor"), page, publish=True)

    assert "Number 4 belongs to another work" in str(editing.errors_of(answer)["number"])


def test_a_work_that_comes_back_is_no_longer_gone(world):
    garden = world.page("garden")
    key = garden.translation_key
    garden.delete()

    factories.pattern("Garden", slug="garden", translation_key=key, number=4)

    work = Work.objects.get(pk=key)
    assert work.gone_at is None
    assert work.number == "4"


def test_a_module_goes_with_its_sections(world):
    keys = [world.key("governance"), world.key("deciding")]

    for language in ("en", "ar"):
        delete(world, world.page("governance", language))

    assert {work.gone_at is None for work in Work.objects.filter(pk__in=keys)} == {False}
    assert not Relation.objects.filter(source__in=keys).exists()


def test_aliases_are_neither_versions_nor_works_when_their_source_goes(world):
    garden = world.page("garden")
    alias = garden.copy_for_translation(factories.locale("fr"), alias=True)
    assert list(world.work("garden").versions()) == [garden]

    garden.delete()

    left = PatternPage.objects.get(pk=alias.pk)
    work = Work.objects.get(pk=left.translation_key)
    assert work.source_locale.language_code == "fr"
    assert not left.live
    assert left.is_source


def test_before_a_page_is_deleted_the_works_that_link_to_it_are_named(world):
    editor, circle = world.client("editor"), world.page("circle")
    address = reverse("wagtailadmin_pages:delete", args=[circle.pk])
    # While another version stays, nobody misses a link.
    assert "link here" not in editor.get(address).content.decode()
    for language in ("es", "ar"):
        world.page("circle", language).unpublish()

    asked = editor.get(address).content.decode()

    assert "3 works link here: “Baseline”, “Deciding”, “Well”." in asked


def test_before_a_page_is_unpublished_the_works_that_link_to_it_are_named(world):
    editor, garden = world.client("editor"), world.page("garden")
    asamblea = factories.link("works_with", garden, "Both feed people")
    circle = world.page("circle")
    circle.links = [asamblea]
    circle.save_revision().publish()
    address = reverse("wagtailadmin_pages:unpublish", args=[garden.pk])

    first = editor.post(address, follow=True)
    is_live = world.page("garden").live
    editor.post(address)

    assert "1 work links here: “Circle”." in first.content.decode()
    assert is_live
    assert not world.page("garden").live


def test_before_several_pages_go_at_once_the_works_that_link_to_them_are_named(world):
    editor, garden, walk = world.client("editor"), world.page("garden"), world.page("walk")
    circle = world.page("circle")
    circle.links = [factories.link("works_with", garden, "Both feed people")]
    circle.save_revision().publish()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    address = f"{address}?id={garden.pk}&id={walk.pk}"

    first = editor.post(address, follow=True)
    are_there = Page.objects.filter(pk__in=[garden.pk, walk.pk]).count()
    editor.post(address)

    assert "1 work links here: “Circle”." in first.content.decode()
    assert are_there == 2
    assert not Page.objects.filter(pk__in=[garden.pk, walk.pk]).exists()


def test_links_to_what_is_unpublished_are_hidden_and_come_back(world):
    from patterns.neighbours import neighbours

    asamblea = world.page("asamblea")
    for language in ("es", "en"):
        world.page("asamblea", language).unpublish()
    assert "leads_to" not in neighbours(world.key("circle"), "en").outward

    asamblea.save_revision().publish()

    met = neighbours(world.key("circle"), "en").outward["leads_to"]
    assert [neighbour.page.title for neighbour in met] == ["Asamblea"]
    links = raw(world.page("circle"), PatternPage._meta.get_field("links"))
    assert links[0]["value"]["target"] == world.key("asamblea")
