"""A group comes with each language, and goes with it."""

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from wagtail.models import Locale

from patterns.languages.groups import after_migrate
from patterns.languages.models import LanguageGroup
from patterns.languages_table import LANGUAGE_CODES
from tests.factories import locale


def rights_of(language):
    group = LanguageGroup.objects.get(locale=locale(language)).group
    return set(group.permissions.values_list("codename", flat=True))


def test_every_language_has_its_group(world):
    groups = LanguageGroup.objects.values_list("locale__language_code", "group__name")

    assert {code for code, _name in groups} == set(LANGUAGE_CODES)
    assert ("ar", "Translators into Arabic") in groups
    assert rights_of("ar") == {"access_admin", "submit_translation", "publish_translations"}


def test_a_language_that_is_added_brings_its_group(world):
    added = Locale.objects.create(language_code="de")

    assert LanguageGroup.objects.get(locale=added).group.name == "Translators into de"


def test_a_language_that_goes_takes_its_group_along(world):
    added = Locale.objects.create(language_code="de")

    added.delete()

    assert not Group.objects.filter(name="Translators into de").exists()


def test_what_an_administrator_took_from_a_group_stays_taken(world):
    group = LanguageGroup.objects.get(locale=locale("ar")).group
    group.permissions.remove(Permission.objects.get(codename="publish_translations"))

    after_migrate(apps.get_app_config("languages"), using="default")

    assert "publish_translations" not in rights_of("ar")
    assert LanguageGroup.objects.count() == len(LANGUAGE_CODES)


def test_a_site_from_before_gets_its_groups_with_the_tables(world):
    LanguageGroup.objects.all().delete()
    Group.objects.filter(name__startswith="Translators into").delete()

    after_migrate(apps.get_app_config("languages"), using="default")

    assert LanguageGroup.objects.count() == len(LANGUAGE_CODES)
    assert "publish_translations" in rights_of("el")


def test_the_form_of_a_group_offers_the_right_to_publish(world):
    group = LanguageGroup.objects.get(locale=locale("ar")).group

    shown = world.client("editor").get(f"/admin/groups/edit/{group.pk}/").content.decode()

    right = Permission.objects.get(codename="publish_translations")
    assert f'value="{right.pk}"' in shown
