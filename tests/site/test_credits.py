"""Those who translate are named, with the day, on the version they wrote."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail_localize.models import StringTranslation

from patterns import credits
from patterns.credits import credits_of
from patterns.models import Account, Credit
from tests.site.shown import shown
from tests.worlds import translated, translation_of


def people(world, slug, language):
    return [credit.named for credit in credits_of(world.key(slug), language)]


@pytest.fixture
def noor(world):
    """A translator with a name, who writes the Arabic version of `garden`."""
    account = Account.objects.get(username="translator")
    account.first_name, account.last_name = "Noor", "Haddad"
    account.save()
    translated(world.page("garden"), "ar", publish=False)
    words(world).update(last_translated_by=account)
    translation_of(world.page("garden"), "ar").save_target(publish=True)
    return account


def words(world):
    return StringTranslation.objects.filter(
        context__object_id=world.key("garden"), locale__language_code="ar"
    )


def test_a_translator_is_named_where_their_words_are_read(world, noor):
    page = shown("/ar/patterns/garden/")
    name = page.main.find("bdi", string="Noor Haddad")

    assert name.find_next("time")["datetime"] == timezone.localdate().isoformat()
    assert page.data["translator"] == [{"@type": "Person", "name": "Noor Haddad"}]
    # Also for those who read it from elsewhere, and nowhere else.
    assert "Noor" not in shown("/en/patterns/garden/").text()


def test_who_has_no_name_is_not_named(world, noor):
    noor.first_name = noor.last_name = ""
    noor.save()

    assert people(world, "garden", "ar") == []
    assert "translator" not in shown("/ar/patterns/garden/").text()


def test_a_draft_names_nobody(world):
    account = Account.objects.get(username="editor")
    translated(world.page("garden"), "ar", publish=False)
    words(world).update(last_translated_by=account)
    translation_of(world.page("garden"), "ar").save_target(publish=False)

    assert not Credit.objects.filter(work=world.key("garden")).exists()


def test_a_machine_is_not_credited(world, noor):
    Credit.objects.all().delete()
    words(world).update(translation_type="machine")
    credits.note(world.page("garden", "ar"))

    assert not Credit.objects.exists()


def test_the_day_is_that_of_the_latest_words(world, noor):
    later = timezone.now() + timedelta(days=3)
    words(world).filter(context__path="title").update(updated_at=later)
    credits.note(world.page("garden", "ar"))

    (credit,) = credits_of(world.key("garden"), "ar")
    assert credit.at == later


def test_a_package_says_who_translated_what_it_brings(world, noor):
    key = world.work("garden").pk
    credits.bring({(key, "ar"): ["Eva", "Omar"], (key, "es"): ["Eva"]})
    assert people(world, "garden", "ar") == ["Eva", "Omar"]

    first = credits_of(key, "ar")
    credits.bring({(key, "ar"): ["Omar"]})
    assert credits_of(key, "ar") == [credit for credit in first if credit.named == "Omar"]
    assert people(world, "garden", "es") == ["Eva"]


def test_credit_goes_with_the_version(world, noor):
    world.page("garden", "ar").delete()

    assert not Credit.objects.exists()
