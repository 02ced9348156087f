"""The editor's form: it leads to the guide for what is being written."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission
from wagtail.users.models import UserProfile

from patterns.models import Account, ListingPage

GUIDES = {
    "circle": "pattern/", "round": "technique/", "well": "case/", "valley": "", "governance": "",
    "deciding": "",
}  # fmt: skip


@pytest.mark.parametrize(("slug", "kind"), GUIDES.items())
def test_each_form_leads_to_the_guide(world, slug, kind):
    form = reverse("wagtailadmin_pages:edit", args=[world.page(slug).pk])

    assert f'href="/en/guide/{kind}"' in world.client("editor").get(form).text


def test_an_empty_form_does_too(world):
    listing = world.page("well").get_parent()
    form = reverse("wagtailadmin_pages:add", args=["patterns", "casepage", listing.pk])

    assert 'href="/en/guide/case/"' in world.client("editor").get(form).text


def test_the_form_says_what_is_needed_before_anything_is_typed(world):
    listing = world.page("circle").get_parent()
    form = reverse("wagtailadmin_pages:add", args=["patterns", "patternpage", listing.pk])

    fields = world.client("editor").get(form).context["form"].fields

    asked = {name for name, f in fields.items() if str(f.help_text).startswith("Needed to publish")}
    assert asked == {
        "summary", "context", "problem", "solution", "grid_cells", "topics", "functions", "sources",
    }  # fmt: skip


def test_a_new_pattern_is_offered_the_first_free_number(world):
    world.page("garden").delete()
    listing = world.page("circle").get_parent()
    form = reverse("wagtailadmin_pages:add", args=["patterns", "patternpage", listing.pk])

    assert world.client("editor").get(form).context["form"]["number"].value() == 5


def test_a_written_number_is_left_as_it_is(world):
    form = reverse("wagtailadmin_pages:edit", args=[world.page("circle").pk])

    assert world.client("editor").get(form).context["form"]["number"].value() == 1


@pytest.mark.parametrize(("language", "slug"), [("en", "cases"), ("ar", "cases")])
def test_the_first_page_of_the_admin_begins_a_work(world, language, slug):
    editor = Account.objects.get(username="editor")
    UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": language})
    place = ListingPage.objects.get(slug=slug, locale__language_code=language)

    shown = world.client("editor").get("/admin/").text

    assert f"/admin/pages/add/patterns/casepage/{place.pk}/" in shown


def test_it_offers_only_what_somebody_may_add(world):
    reader = Account.objects.create_user("reader")
    reader.user_permissions.add(Permission.objects.get(codename="access_admin"))
    place = ListingPage.objects.get(slug="techniques", locale__language_code="es")
    group = Group.objects.create(name="Spanish cards")
    right = Permission.objects.get(codename="add_page")
    GroupPagePermission.objects.create(group=group, page=place, permission=right)
    client = world.client("reader")

    assert "/pages/add/" not in client.get("/admin/").text
    reader.groups.add(group)
    shown = client.get("/admin/").text
    assert shown.count("/pages/add/") == 1
    assert f"/pages/add/patterns/techniquepage/{place.pk}/" in shown
