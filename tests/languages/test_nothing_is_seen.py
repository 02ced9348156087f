"""Nobody finds in the admin what they may not see: every address of it is opened as each of them.

The usual run opens each address once, as two of them; the long run opens all as all.
"""

from itertools import islice

import pytest
from django.core.management import call_command

from tests.languages import hidden
from tests.languages.doors import Keys, doors
from tests.languages.people import FOREIGN

LEFT_OUT = ("logout/", "failwhale/")  # ends the visit; fails on purpose


@pytest.mark.parametrize(
    "name",
    ["greek", "contributor", *(
        pytest.param(name, marks=pytest.mark.long)
        for name in (*FOREIGN, "arabic") if name not in ("greek", "contributor")
    )],
)  # fmt: skip
def test_no_address_of_the_admin_tells_a_secret(guarded, count, name):
    call_command("wagtail_update_index", verbosity=0)
    keys = Keys(hidden.pages(guarded))
    asked = "?q=zx&" + "&".join(f"id={pk}" for pk in keys.pages)
    questions = count([asked], ["", asked])
    browser = guarded.client(name)
    browser.raise_request_exception = False

    faults = []
    for door in doors():
        for address in islice(keys.addresses(door), count(1, 10_000)):
            for question in questions if door.route not in LEFT_OUT else ():
                answer = browser.get(address + question)
                told = hidden.seen(answer, name)
                if told or answer.status_code >= 500:
                    faults.append(f"{address}{question[:5]}: {answer.status_code} {told}")
                browser.cookies.pop("messages", None)

    assert not faults, "\n".join(faults)


def test_the_administrator_sees_them_all(guarded):
    """Else the test above would look where nothing is."""
    call_command("wagtail_update_index", verbosity=0)
    addresses = (
        "/admin/pages/search/?q=zx", "/admin/images/", "/admin/documents/",
        "/admin/snippets/patterns/person/", "/admin/snippets/patterns/keyword/",
        f"/admin/pages/{guarded.page('own').pk}/edit/",
        f"/admin/pages/{guarded.page('circle', 'ar').pk}/edit/",
        f"/admin/pages/{guarded.page('valley').pk}/edit/",
    )  # fmt: skip
    browser = guarded.client("editor")

    found = {word for address in addresses for word in hidden.seen(browser.get(address), "editor")}

    assert found == set(hidden.SECRETS)


def test_the_page_chooser_offers_what_is_published_and_ones_own(guarded):
    call_command("wagtail_update_index", verbosity=0)
    listing = guarded.page("own").get_parent()
    browser = guarded.client("contributor")

    shown = browser.get(f"/admin/choose-page/{listing.pk}/").content.decode()

    assert "zx-own-community" in shown
    assert "Valley" in shown
    assert "Hill" in shown
    assert "zx-draft-community" not in shown


def test_a_contributor_is_offered_people_who_agreed_to_be_listed(guarded):
    from patterns.models import Person

    Person.objects.create(slug="listed", name="Listed Person", consent_to_list=True)
    own = guarded.page("own")

    shown = guarded.client("contributor").get(f"/admin/pages/{own.pk}/edit/").content.decode()

    assert "Listed Person" in shown
    assert "zx-person" not in shown
