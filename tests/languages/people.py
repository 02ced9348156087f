"""Who comes to translation work in these tests, beside the world's `editor`, who may do everything.

`arabic` and `greek` belong to the group of their language, `neighbour` edits and publishes the
community Hill and nothing else, `contributor` may add communities and made one, `plain` may come
into the admin and has no other right. All but `plain` may submit for translation, so that it is
our rules that stop them.
"""

from django.contrib.auth.models import Permission
from wagtail.models import GroupPagePermission

from patterns.languages.models import LanguageGroup
from patterns.models import Account, ListingPage

FOREIGN = ("greek", "neighbour", "contributor", "plain")


def arrive(world):
    """Make their accounts."""
    translator("arabic", "ar")
    translator("greek", "el")
    with_rights("plain")
    neighbour = with_rights("neighbour", "submit_translation")
    on_tree(neighbour, world.page("hill"), "change_page", "publish_page")
    contributor = with_rights("contributor", "submit_translation")
    on_tree(contributor, ListingPage.objects.get(kind="community", locale__language_code="en"),
            "add_page")  # fmt: skip
    return world


def account(name):
    return Account.objects.get_or_create(username=name)[0]


def translator(name, *languages):
    person = account(name)
    for group in LanguageGroup.objects.filter(locale__language_code__in=languages):
        person.groups.add(group.group)
    return person


def with_rights(name, *codenames):
    person = account(name)
    for codename in ("access_admin", *codenames):
        person.user_permissions.add(Permission.objects.get(codename=codename))
    return person


def on_tree(person, page, *codenames):
    group = person.groups.create(name=f"Of {person} on {page.slug}")
    for codename in codenames:
        permission = Permission.objects.get(codename=codename)
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
