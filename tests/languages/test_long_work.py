"""Long work: asked for at once, done work by work, gone on with after a kill, seen by its owner."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from patterns import offering
from patterns.languages import long_work
from patterns.languages.models import LongWork, Step
from tests import factories
from tests.languages.people import account

PROGRESS = "/admin/translation/long-work/"


@pytest.fixture
def listing(world):
    """The English listing of patterns, as one gives it to translators with all below."""
    return world.page("circle").get_parent().specific


def submit(world, page, *languages, name="editor"):
    return world.client(name).post(
        f"/admin/localize/submit/page/{page.pk}/",
        {"locales": [factories.locale(one).pk for one in languages], "include_subtree": "on"},
    )


def open_in(locale):
    return set(
        Page.objects.filter(locale=locale, alias_of=None).values_list("translation_key", flat=True)
    )


def tree_of(page):
    return set(page.get_descendants(inclusive=True).values_list("translation_key", flat=True))


def test_a_subtree_is_asked_for_and_opened_after_the_answer(world, listing):
    before = open_in(factories.locale("it"))

    answer = submit(world, listing, "it")

    assert answer.headers["Location"] == PROGRESS
    assert Step.objects.filter(done_at=None).count() == len(tree_of(listing))
    assert open_in(factories.locale("it")) == before


def test_a_page_alone_isnt_asked_for_where_it_is_already(world, listing):
    sent = {"locales": [factories.locale("it").pk]}
    answer = world.client("editor").post(f"/admin/localize/submit/page/{listing.pk}/", sent)

    assert "there in that language already" in answer.content.decode()
    assert not LongWork.objects.exists()


def test_what_was_asked_for_is_opened_as_drafts(world, listing):
    live = set(Page.objects.filter(live=True).values_list("pk", flat=True))
    long_work.ask_tree(listing, [factories.locale("it")], account("editor"))

    long_work.go_on()

    assert tree_of(listing) <= open_in(factories.locale("it"))
    assert set(Step.objects.values_list("trouble", flat=True)) == {""}
    assert set(Page.objects.filter(live=True, depth__gt=3).values_list("pk", flat=True)) <= live


class Killed(BaseException):
    """The process ends here."""


def test_it_goes_on_where_it_was_killed(world, listing, monkeypatch):
    long_work.ask_tree(listing, [factories.locale("it")], account("editor"))
    real, seen = offering.offer, []

    def once_then_killed(page, *words):
        if seen:
            real(page, *words)
            raise Killed
        seen.append(page.translation_key)
        return real(page, *words)

    monkeypatch.setattr(offering, "offer", once_then_killed)
    with pytest.raises(Killed):
        long_work.go_on()
    monkeypatch.undo()
    waiting = Step.objects.filter(done_at=None)
    assert not open_in(factories.locale("it")) & set(waiting.values_list("key", flat=True))

    long_work.go_on()

    assert tree_of(listing) <= open_in(factories.locale("it"))
    assert not waiting.exists()


def test_one_that_fails_leaves_nothing_half_made_and_stops_no_other(world, listing, monkeypatch):
    long_work.ask_tree(listing, [factories.locale("it")], account("editor"))
    real, bad = offering.offer, world.page("circle").translation_key

    def sometimes(page, *words):
        made = real(page, *words)
        if page.translation_key == bad:
            raise ValueError("broken")
        return made

    monkeypatch.setattr(offering, "offer", sometimes)
    long_work.go_on()

    assert list(Step.objects.exclude(trouble="").values_list("key", flat=True)) == [bad]
    assert tree_of(listing) - open_in(factories.locale("it")) == {bad}
    assert not TranslationSource.objects.filter(
        object_id=bad, translations__target_locale=factories.locale("it")
    ).exists()


def test_who_lost_the_right_opens_nothing_more(world, listing):
    editor = account("editor")
    long_work.ask_tree(listing, [factories.locale("it")], editor)
    editor.is_superuser = False
    editor.save()
    editor.groups.clear()
    before = open_in(factories.locale("it"))

    long_work.go_on()

    assert open_in(factories.locale("it")) == before
    assert Step.objects.exclude(trouble="").count() == len(tree_of(listing) - before)


def test_only_its_owner_and_administrators_see_it(guarded):
    LongWork.objects.create(title="zx-secret-work", account=account("neighbour"))

    assert b"zx-secret-work" in guarded.client("neighbour").get(PROGRESS).content
    assert b"zx-secret-work" in guarded.client("editor").get(PROGRESS).content
    assert b"zx-secret-work" not in guarded.client("contributor").get(PROGRESS).content


def test_a_language_is_opened_for_the_whole_library(world):
    answer = world.client("editor").post(f"{PROGRESS}it/")
    call_command("long_work", stdout=(out := StringIO()))

    assert answer.headers["Location"] == PROGRESS
    asked = {world.page(slug).translation_key for slug in ("circle", "well")}
    assert asked <= open_in(factories.locale("it"))
    assert out.getvalue().splitlines()[-1] == f"Done: {Step.objects.count()}"


def test_the_site_goes_on_by_itself_and_the_command_alone(world, listing, monkeypatch):
    begun = []
    monkeypatch.setattr(long_work, "begin", lambda: begun.append(Step.objects.count()))
    submit(world, listing, "it")
    world.client("editor").post(f"{PROGRESS}it/")
    assert len(begun) == 2
    assert all(begun)

    call_command("long_work", language="it", verbosity=0)
    assert len(begun) == 2


def test_the_command_names_a_language_that_isnt_there(world):
    with pytest.raises(CommandError):
        call_command("long_work", language="xx")
    assert not LongWork.objects.exists()
