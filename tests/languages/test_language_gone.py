"""A language that leaves the table of languages while translations into it are open."""

import pytest
from django.conf import settings as real
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from tests.worlds import translation_of


@pytest.fixture
def without_arabic(world, settings):
    translation = translation_of(world.page("circle"), "ar")
    pages = {"ar": world.page("circle", "ar").pk, "en": world.page("circle").pk}
    fewer = [(code, name) for code, name in real.LANGUAGES if code != "ar"]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = fewer
    return world, translation, pages


def test_every_screen_still_answers(without_arabic):
    world, translation, pages = without_arabic
    one, source = [translation.pk], [translation.source_id]
    addresses = [
        "/admin/", "/admin/pages/", "/admin/locales/", "/admin/reports/site-history/",
        reverse("wagtail_localize:translations_report"),
        reverse("wagtailadmin_pages:edit", args=[pages["en"]]),
        reverse("wagtailadmin_pages:edit", args=[pages["ar"]]),
        reverse("wagtail_localize:submit_page_translation", args=[pages["en"]]),
        reverse("wagtail_localize:update_translations", args=source),
        reverse("wagtail_localize:download_pofile", args=one),
        reverse("wagtail_localize:preview_translation", args=one),
    ]  # fmt: skip
    for name in ("editor", "translator"):
        browser = world.client(name)
        for address in addresses:
            assert browser.get(address).status_code in (200, 302), address


def test_no_sentence_goes_with_it(without_arabic):
    world, translation, _pages = without_arabic
    arabic = Locale.all_objects.get(language_code="ar")
    before = StringTranslation.objects.filter(locale=arabic).count()
    browser = world.client("editor")

    browser.post(reverse("wagtaillocales:delete", args=[arabic.pk]))
    browser.post(reverse("wagtail_localize:update_translations", args=[translation.source_id]))

    assert before
    assert StringTranslation.objects.filter(locale=arabic).count() == before
    assert Locale.all_objects.filter(pk=arabic.pk).exists()
