"""An editor's way from the first page of the admin to a case that readers find."""

import pytest
from django.contrib.auth.models import Group

from patterns.models import Account, Work
from search.rebuilding import rebuild
from search.syncing import sync
from tests.browser.conftest import served

TITLE = "Neighbours repair a fountain"
TOLD = {
    "Problem and purpose": "The fountain was dry for years.",
    "What happened": "In May 2019 twelve neighbours met; in June they cleaned the basin.",
    "Results": "The fountain runs since July 2019.",
}


@pytest.fixture
def desk(world, opened):
    """The admin's first page, where somebody who may publish and no more has just signed in."""
    marta = Account.objects.create_user("marta", password="the square")
    marta.groups.add(Group.objects.get(name="Moderators"))
    rebuild()
    with served() as address:
        yield signed_in(opened, address, "marta")


def signed_in(opened, address, name):
    """The admin's first page as they see it, who sign in with this name."""
    page = opened(f"{address}/admin/")
    page.get_by_role("textbox", name="Username").fill(name)
    page.get_by_role("textbox", name="Password").fill("the square")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="New case study").wait_for()
    page.address = address
    return page


def part(page, name):
    return page.get_by_role("region", name=name, exact=True)


def choose(page, within, title):
    """Search in the chooser and take the page of that title."""
    # By key: a new block slides the form along, and a click on what moves is now and then lost.
    within.get_by_role("button", name="Choose a page").press("Enter")
    chooser = page.get_by_role("dialog")
    # At once: keys were lost while its window was opening.
    chooser.get_by_role("textbox").first.fill(title)
    chooser.get_by_role("link", name=title, exact=True).first.click()
    within.get_by_text(title, exact=True).wait_for()


def add_to(page, name, at=-1):
    part(page, name).get_by_role("button", name="Insert a block").nth(at).click()
    return part(page, name)


def publish(page):
    press(page, "Publish")


def press(page, name):
    """One of the buttons behind the first one."""
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name=name, exact=True).click()


def begin(page):
    """A new case, of which there is a title; that is all a draft needs: it saves itself."""
    page.get_by_role("link", name="New case study").click()
    page.wait_for_load_state()
    page.get_by_role("textbox", name="Title*").press_sequentially(TITLE)
    page.wait_for_url("**/edit/")


def fill_in(page):
    page.get_by_role("textbox", name="Summary").fill(
        "The neighbours of a square repaired its fountain with the town's gardeners."
    )
    choose(page, add_to(page, "Communities"), "Valley")
    page.get_by_role("textbox", name="Start").fill("2019")
    part(page, "When").get_by_role("combobox").select_option("running")
    part(page, "Who started it").get_by_role("combobox").select_option(label="CIV")
    for name, words in TOLD.items():
        part(page, name).get_by_role("textbox").first.click()
        page.keyboard.type(words)
    results = add_to(page, "Results")
    results.locator("textarea").last.fill("Water runs again.")
    results.get_by_role("combobox").first.select_option("reported")
    uses = add_to(page, "Patterns used")
    choose(page, uses, "Circle")
    uses.get_by_role("combobox").first.select_option("worked")
    part(page, "Topics").get_by_label("water").check()
    page.get_by_role("checkbox", name="A6, B5").check()
    sources = add_to(page, "Where it comes from", at=0)
    sources.locator("textarea, input[type=text]").first.fill("Town report 2020")
    page.get_by_role("textbox", name="Other authors").fill("Marta")


@pytest.mark.needs("chromium")
def test_from_an_empty_form_to_a_case_that_readers_find(world, desk):
    begin(desk)
    publish(desk)
    desk.get_by_text("Summary is missing. Fill it in.").first.wait_for()
    for name in ("Communities", "Topics", "Cells of the grid", "Patterns used", "What happened"):
        assert part(desk, name).locator(".error-message:visible, .help-critical:visible").count()
    assert desk.get_by_role("textbox", name="Title*").input_value() == TITLE

    fill_in(desk)
    desk.get_by_text("Saved", exact=True).wait_for()
    publish(desk)
    desk.get_by_role("link", name="View live").first.wait_for()
    sync()

    for place in ("cases/", "search/?q=fountain", "patterns/circle/", "communities/valley/"):
        desk.goto(f"{desk.address}/en/{place}")
        assert desk.locator("main").get_by_text(TITLE).count(), place
    assert Work.objects.filter(pk=world.key("neighbours-repair-a-fountain")).exists()


def saved(page):
    """Until the form has saved itself once more."""
    return page.expect_response(
        lambda answer: (
            answer.url.endswith("/edit/") and answer.ok and "json" in answer.headers["content-type"]
        )
    )


@pytest.mark.needs("chromium")
def test_a_form_that_was_refused_goes_on_saving_itself(world, desk):
    desk.goto(f"{desk.address}/admin/pages/{world.page('well').pk}/edit/")
    summary = desk.get_by_role("textbox", name="Summary")
    summary.fill("")
    publish(desk)
    desk.get_by_text("Summary is missing. Fill it in.").first.wait_for()

    for words in ("once", "twice"):
        with saved(desk):
            summary.fill(f"Neighbours of the valley cleaned the well {words} a year.")
    publish(desk)
    desk.get_by_role("link", name="View live").first.wait_for()
    assert world.page("well").summary.endswith("twice a year.")


@pytest.mark.needs("chromium")
def test_topics_are_told_apart_by_vocabulary(desk):
    desk.get_by_role("link", name="New case study").click()
    topics = part(desk, "Topics")

    topics.get_by_label("water").wait_for()
    assert not topics.get_by_label("11", exact=True).is_visible()
    topics.locator("summary").nth(1).focus()
    desk.keyboard.press("Enter")
    assert topics.get_by_label("11", exact=True).is_visible()
