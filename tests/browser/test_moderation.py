"""A case's way from somebody who may not publish, by a moderator and back, to its readers."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from patterns.models import Account, HomePage
from search.rebuilding import rebuild
from search.syncing import sync
from tests.browser.conftest import served
from tests.browser.test_editors_way import TITLE, TOLD, begin, fill_in, press, signed_in

pytestmark = pytest.mark.needs("chromium")
COMMENT = "Please say who paid for the pump."


@pytest.fixture
def both(world, opened):
    """The first pages of a contributor, who may add and no more, and of a moderator."""
    contributors = Group.objects.create(name="Contributors")
    contributors.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(
        group=contributors,
        page=HomePage.objects.get(locale__language_code="en"),
        permission=Permission.objects.get(codename="add_page"),
    )
    for name, group in (("nadia", "Contributors"), ("marta", "Moderators")):
        person = Account.objects.create_user(name, password="the square")
        person.groups.add(Group.objects.get(name=group))
    rebuild()
    with served() as address:
        yield [signed_in(opened, address, name) for name in ("nadia", "marta")]


def first_page(page):
    page.goto(f"{page.address}/admin/")
    return page


def open_case(page):
    """From the admin's first page, by what it says waits for somebody."""
    first_page(page).get_by_role("link", name=TITLE, exact=True).first.click()
    page.wait_for_url("**/edit/")


def preview(page):
    """Until the frame beside the form shows the case; a second one, unseen, loads what is newer."""
    page.get_by_role("button", name="Toggle preview").click()
    shown = page.frame_locator(".w-preview iframe:not(.w-preview__proxy)")
    shown.get_by_role("heading", name=TITLE, exact=True).wait_for()
    shown.get_by_text(TOLD["Problem and purpose"]).wait_for()


def test_from_a_contributor_by_a_moderator_to_readers(both):
    nadia, marta = both
    begin(nadia)
    press(nadia, "Submit to Moderators approval")
    nadia.get_by_text("Summary is missing. Fill it in.").first.wait_for()
    fill_in(nadia)
    nadia.get_by_text("Saved", exact=True).wait_for()
    preview(nadia)
    press(nadia, "Submit to Moderators approval")
    nadia.get_by_text("has been submitted for moderation").wait_for()

    open_case(marta)
    preview(marta)
    press(marta, "Request changes")
    asked = marta.get_by_role("dialog")
    asked.get_by_role("textbox").fill(COMMENT)
    asked.get_by_role("button", name="Request changes").click()
    marta.wait_for_url("**/admin/pages/*/")

    first_page(nadia).get_by_text("Changes requested at").wait_for()
    open_case(nadia)
    nadia.get_by_text(COMMENT).locator("visible=true").wait_for()
    nadia.get_by_role("textbox", name="Summary").fill("The town paid for the pump of a fountain.")
    press(nadia, "Resubmit to Moderators approval")
    nadia.get_by_text("has been submitted for moderation").wait_for()

    open_case(marta)
    press(marta, "Approve and Publish")
    marta.wait_for_url("**/admin/pages/*/")
    sync()
    for place in ("cases/", "search/?q=pump", "communities/valley/"):
        nadia.goto(f"{nadia.address}/en/{place}")
        assert nadia.locator("main").get_by_text(TITLE).count(), place


def test_a_reviewers_window_says_what_is_missing(world, both):
    nadia, marta = both
    well = world.page("well")
    well.summary = ""
    well.save_revision()
    well.get_workflow().start(well, Account.objects.get(username="nadia"))

    row = first_page(marta).get_by_role("row").filter(has_text="Well")
    row.get_by_role("button").last.click()
    marta.get_by_role("button", name="Approve with comment").click()
    marta.get_by_role("dialog").get_by_role("button", name="Approve with comment").click()

    marta.wait_for_url("**/edit/")
    marta.get_by_text("“Well” was not published; the draft is kept.").wait_for()
