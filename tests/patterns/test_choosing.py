"""The chooser of pages: each work once, under the title its reader knows."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.users.models import UserProfile

from patterns.models import Account
from search.admin.making import make_where_missing


@pytest.fixture
def offered(world):
    """`offered(language, **query)`: titles of patterns that the chooser lists to an editor."""

    def titles(language, name="choose_page_search", **query):
        editor = Account.objects.get(username="editor")
        UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": language})
        address = reverse(f"wagtailadmin_{name}")
        query = {"page_type": "patterns.patternpage", **query}
        answer = world.client("editor").get(address, query)
        return sorted(page.title for page in answer.context["table"].data)

    return titles


def test_each_work_once_in_the_language_of_the_admin(offered):
    assert offered("en", q="") == []
    make_where_missing()
    assert {"Circle", "Español: Circle"} & {*offered("en", q="circle")} == {"Circle"}
    assert {"Circle", "Español: Circle"} & {*offered("es", q="circle")} == {"Español: Circle"}


def test_what_is_not_in_that_language_is_offered_as_its_source(world, offered):
    make_where_missing()
    assert offered("es", q="garden") == ["Garden"]
    assert offered("fr", q="baseline") == ["Baseline"]


def test_places_are_offered_as_before(world, offered):
    titles = offered("en", name="choose_page", page_type="patterns.listingpage")

    assert {"MiT pattern library", "Biblioteca de patrones MiT"} <= set(titles)


def test_whoever_is_no_administrator_chooses_in_the_same_list(world, offered):
    make_where_missing()
    editor = Account.objects.get(username="editor")
    editor.is_superuser = False
    editor.save()
    editor.groups.add(Group.objects.get(name="Moderators"))

    assert {"Circle", "Español: Circle"} & {*offered("es", q="circle")} == {"Español: Circle"}


def test_a_draft_in_that_language_does_not_hide_the_work(offered):
    make_where_missing()

    assert "Circle" in offered("fr", q="circle")
