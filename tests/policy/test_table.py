"""What the table says is what Wagtail lets people do, line by line, and what it leaves out it
doesn't."""

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry

from patterns import policy
from patterns.languages.models import LanguageGroup
from patterns.models import Concept, Person
from patterns.policy import TABLE, Action, Thing, Who
from patterns.policy.who import capacities, makers
from tests.languages.people import account, on_tree, translator, with_rights

# A right in the tree makes somebody this.
IN_TREE = {"publish_page": Who.PUBLISHER, "change_page": Who.EDITOR, "add_page": Who.CONTRIBUTOR}
PAGES = {
    Thing.SOURCE: ("garden", None),
    Thing.TRANSLATION: ("circle", "ar"),
    Thing.PLACE: ("communities", "ar"),
}


@pytest.fixture
def page_of(world):
    def find(thing):
        slug, language = PAGES[thing]
        if thing == Thing.PLACE:
            return Page.objects.get(slug=slug, locale__language_code=language).specific
        return world.page(slug, language)

    return find


def asked_of_wagtail(person, page):
    """What Wagtail would let somebody do with a page, in the table's words."""
    tester = page.permissions_for_user(person)
    rights = policy_registry.get_by_type(Page)
    return {
        Action.EDIT: tester.can_edit(),
        Action.PUBLISH: tester.can_publish(),
        Action.REMOVE: tester.can_move(),
        Action.SEE: rights.explorable_instances(person).filter(pk=page.pk).exists(),
    }


def told_by_table(thing, *whos):
    return {action for who in whos for action in TABLE.get((thing, who), ())}


@pytest.mark.parametrize("thing", PAGES)
@pytest.mark.parametrize("right", IN_TREE)
def test_rights_in_the_tree_are_the_tables(page_of, thing, right):
    page, person = page_of(thing), with_rights("somebody")
    on_tree(person, page, right)
    told = told_by_table(thing, IN_TREE[right])
    wagtail = asked_of_wagtail(person, page)
    if right == "change_page":
        # Wagtail lets nobody take what is live from readers without the right to publish, and asks
        # for one more where there are pages below.
        told, wagtail[Action.REMOVE] = told - {Action.REMOVE}, False
    if right == "add_page":
        # What readers see, whoever may add here may see named.
        told |= {Action.SEE}

    assert {action for action, is_so in wagtail.items() if is_so} == told & wagtail.keys()


@pytest.mark.parametrize("right", IN_TREE)
def test_a_draft_of_somebody_else_is_not_a_contributors(world, right):
    draft = world.page("circle", "fr")
    person = with_rights("somebody")
    on_tree(person, draft.get_parent(), right)

    assert asked_of_wagtail(person, draft)[Action.SEE] == (right != "add_page")


def test_an_author_sees_and_edits_what_they_made(world):
    draft, person = world.page("circle", "fr"), with_rights("somebody")
    on_tree(person, draft.get_parent(), "add_page")
    draft.owner = person
    draft.save()

    wagtail = asked_of_wagtail(person, draft)

    assert wagtail[Action.SEE]
    assert wagtail[Action.EDIT]
    assert Who.AUTHOR in set(capacities(person, draft))


@pytest.mark.parametrize("publishes", [True, False])
def test_a_language_is_the_tables(world, publishes):
    group = LanguageGroup.objects.get(locale__language_code="ar").group
    if not publishes:
        group.permissions.remove(Permission.objects.get(codename="publish_translations"))
    person = translator("somebody", "ar")
    whos = (Who.TRANSLATOR, *([Who.LANGUAGE_PUBLISHER] if publishes else []))

    for thing, page in (
        (Thing.TRANSLATION, world.page("circle", "ar")),
        (Thing.PLACE, Page.objects.get(slug="communities", locale__language_code="ar").specific),
    ):
        wagtail = asked_of_wagtail(person, page)
        told = told_by_table(thing, *whos)
        assert {action for action, is_so in wagtail.items() if is_so} == told & wagtail.keys()


@pytest.mark.parametrize("action", Action)
def test_what_nobody_wrote_down_is_refused(world, action):
    """Nobody is anything to these but a reader."""
    for person in (with_rights("plain"), AnonymousUser()):
        for thing in (world.page("circle"), world.page("circle", "fr"), Concept, Person,
                      Locale.objects.get(language_code="ar")):  # fmt: skip
            expected = action == Action.READ and isinstance(thing, Page)
            assert policy.allows(person, action, thing) == expected


def test_who_left_has_no_rights_any_more(world):
    person = translator("somebody", "ar")
    person.is_active = False
    person.save()

    assert not policy.allows(account("somebody"), Action.EDIT, world.page("circle", "ar"))


def test_the_table_names_nobody_whom_nothing_makes_one():
    made = {*IN_TREE.values(), Who.AUTHOR, Who.KEEPER, Who.ANYBODY, *makers}

    assert {who for _thing, who in TABLE} <= made
    assert all(TABLE.values())
