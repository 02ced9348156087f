"""An editor's way from the first page of the admin into an empty form."""

import pytest
from django.contrib.auth.models import Group

from patterns.models import Account
from tests.browser.conftest import served


@pytest.fixture
def desk(world, opened):
    """The admin's first page, where somebody who may publish and no more has just signed in."""
    marta = Account.objects.create_user("marta", password="the square")
    marta.groups.add(Group.objects.get(name="Moderators"))
    with served() as address:
        page = opened(f"{address}/admin/")
        page.get_by_role("textbox", name="Username").fill("marta")
        page.get_by_role("textbox", name="Password").fill("the square")
        page.keyboard.press("Enter")
        page.get_by_role("link", name="New case study").wait_for()
        page.address = address
        yield page


def part(page, name):
    return page.get_by_role("region", name=name, exact=True)


@pytest.mark.needs("chromium")
def test_topics_are_told_apart_by_vocabulary(desk):
    desk.get_by_role("link", name="New case study").click()
    topics = part(desk, "Topics")

    topics.get_by_label("water").wait_for()
    assert not topics.get_by_label("11", exact=True).is_visible()
    topics.locator("summary").nth(1).focus()
    desk.keyboard.press("Enter")
    assert topics.get_by_label("11", exact=True).is_visible()
