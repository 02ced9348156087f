"""What wagtail-localize does by itself, and must not do here: each fault as it was met."""

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import LocaleSynchronization, Translation

from patterns.languages import long_work
from patterns.models import PatternPage
from tests import factories
from tests.languages.people import account
from tests.patterns import editing
from tests.worlds import translated


def moved(world, page, place):
    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, place.pk])
    assert world.client("editor").post(address).status_code == 302


def test_a_language_may_come_after_a_move(world):
    other = factories.module("Other", slug="other")
    moved(world, world.page("deciding"), other)

    answer = editing.submit_for_translation(world.client("editor"), world.page("deciding"), "it")

    italian = world.page("deciding", "it")
    assert answer.status_code == 302
    assert italian.get_parent().slug == "other"
    assert Page.objects.filter(translation_key=italian.translation_key).count() == 3


def test_a_language_may_be_added_to_the_whole_library_after_a_move(world):
    moved(world, world.page("deciding"), factories.module("Other", slug="other"))

    long_work.ask_language(factories.locale("it"), account("editor"))
    long_work.go_on()

    assert world.page("deciding", "it").get_parent().slug == "other"


def test_a_work_that_moves_takes_its_copies_along(world):
    """An older site has aliases; localize leaves them behind."""
    alias = world.page("deciding").copy_for_translation(
        factories.locale("fr"), copy_parents=True, alias=True
    )
    other = factories.module("Other", slug="other")
    translated(other, "fr")

    moved(world, world.page("deciding"), other)

    assert Page.objects.get(pk=alias.pk).get_parent().slug == "other"


def test_languages_are_never_filled_with_copies(world):
    locale = factories.locale("it")
    before = set(Page.objects.values_list("pk", flat=True))
    component = LocaleSynchronization._meta.db_table
    data = {"language_code": "it", f"component-{component}-enabled": "on",
            f"component-{component}-sync_from": factories.locale("en").pk}  # fmt: skip

    answer = world.client("editor").post(
        reverse("wagtaillocales:edit", args=[locale.pk]), data, follow=True
    )

    assert "Give works to translators instead of copying them" in answer.content.decode()
    assert not LocaleSynchronization.objects.exists()
    assert set(Page.objects.values_list("pk", flat=True)) == before


@pytest.mark.parametrize("slug", ["circle", "deciding"])
def test_what_is_given_to_translators_is_a_draft_and_so_is_what_is_above(world, slug):
    before = set(Page.objects.filter(live=True).values_list("pk", flat=True))

    editing.submit_for_translation(world.client("editor"), world.page(slug), "it")

    assert not world.page(slug, "it").live
    assert set(Page.objects.filter(live=True).values_list("pk", flat=True)) == before
    assert not Page.objects.exclude(alias_of=None).exists()
    assert not settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE


def test_the_report_costs_the_same_however_many_translations(
    world, django_assert_max_num_queries
):
    browser, address = world.client("editor"), reverse("wagtail_localize:translations_report")
    browser.get(address)
    with django_assert_max_num_queries(60) as few:
        assert browser.get(address).status_code == 200
    before = Translation.objects.count()

    for number in range(6):
        translated(factories.pattern(f"More {number}"), "ar", publish=False)
    with django_assert_max_num_queries(len(few)):
        assert browser.get(address).status_code == 200

    assert Translation.objects.count() == before + 6


def test_no_record_is_translated_as_a_copy_of_itself():
    """What is unique would be refused, and a page would name another language's record."""
    assert not [model for model in get_snippet_models() if issubclass(model, TranslatableMixin)]


def test_pages_are_wagtails_own(world):
    """Localize says that it doesn't know another base of pages."""
    assert Page._meta.label == "wagtailcore.Page"
    assert settings.WAGTAIL_PAGE_MODEL == "wagtailcore.Page"


def test_a_second_language_never_breaks_the_edit_page_of_the_first(world):
    """Two sources of one work answered with an error for ever."""
    editor, circle = world.client("editor"), world.page("circle")
    for language in ("en", "es", "ar", "fr"):
        editing.submit_for_translation(editor, world.page("circle", language), "it", "el")

    versions = PatternPage.objects.filter(translation_key=circle.translation_key)
    assert {page.locale.language_code for page in versions} >= {"en", "es", "ar", "fr"}
    for page in versions:
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert editor.get(address).status_code == 200
    assert Locale.objects.filter(language_code="it").exists()
