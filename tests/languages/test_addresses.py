"""Every address of translation work asks its rule; one nobody has thought about is shut."""

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.urls import include, path, resolve
from wagtail_localize.models import StringSegment, Translation

from cms_config.urls import urlpatterns as real_ones
from patterns.languages import rules
from patterns.languages.addresses import ADDRESSES
from patterns.policy import guard
from tests.factories import locale
from tests.languages import hidden
from tests.languages.doors import Keys, doors
from tests.languages.people import FOREIGN
from tests.languages.writes import written
from tests.walls.project import stand

ENGLISH_FILE = 'msgid ""\nmsgstr ""\n'


def guarded_doors():
    """The doors of translation work that are installed."""
    return [door for door in doors() if guard.is_closed(resolve(door.address(Numbers())))]


class Numbers(dict):
    """Any word of an address."""

    def __missing__(self, word):
        texts = {"app_label": "patterns", "model_name": "concept", "mode": "x",
                 "key": "00000000-0000-0000-0000-000000000001"}
        return texts.get(word, 1)


def test_every_address_of_translation_work_has_its_rule():
    stand(
        f'patterns/languages/addresses.py: write "{door.route}": rules.<what it asks>, and a test.'
        for door in guarded_doors()
        if door.route not in ADDRESSES
    )


def test_no_rule_is_left_of_an_address_that_is_gone():
    installed = {door.route for door in doors()}
    stand(
        f'patterns/languages/addresses.py: "{route}" isn\'t installed. Take its line away.'
        for route in ADDRESSES
        if route not in installed
    )


def test_the_wall_finds_localize_and_the_languages():
    found = {door.route for door in guarded_doors()}

    assert "localize/translate/<int:translation_id>/disable/" in found
    assert "locales/delete/<int:pk>/" in found


def stranger(request, **words):
    return HttpResponse("zx-stranger")


stranger.__module__ = "wagtail_localize.views.new"
# An address that a later version of the package brings, under its name space and without.
urlpatterns = [
    path("admin/localize/", include(([path("new/", stranger, name="new")], "wagtail_localize"))),
    path("admin/elsewhere/<int:page_id>/", stranger),
    *real_ones,
]


@pytest.mark.parametrize("address", ["/admin/localize/new/", "/admin/elsewhere/1/"])
@pytest.mark.parametrize("name", ["editor", "translator"])
def test_an_address_nobody_has_thought_about_is_shut_for_everybody(world, settings, address, name):
    settings.ROOT_URLCONF = __name__

    answer = world.client(name).get(address)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")
    assert "zx-stranger" not in answer.content.decode()


def bodies():
    """What a form of any of these addresses might send."""
    return {
        "locales": [locale("ar").pk, locale("fr").pk], "value": "zx-written", "confirm": "on",
        "publish_translations": "on", "language_code": "de", "action-publish": "on",
    }  # fmt: skip


def visits(keys, name, everything=False):
    """(address, method) of every door of translation work, with all that isn't this person's."""
    own = {"arabic": "ar", "greek": "el"}.get(name)
    keys.translations = list(
        Translation.objects.filter(pk__in=keys.translations)
        .exclude(target_locale__language_code=own)
        .values_list("pk", flat=True)
    )
    keys.languages = [code for code in keys.languages if code != own]
    for door in guarded_doors():
        for address in keys.addresses(door):
            # What programs send is for sentences; the long run sends it everywhere.
            for method in (
                "get",
                "post",
                *(("put", "delete") if everything or "/edit/" in address else ()),
            ):
                yield door.route, address, method


def is_shut(answer):
    """Refused, or not there at all (then readers' addresses are tried)."""
    place = answer.headers.get("Location", "")
    return place == "/admin/" or place.startswith("/en/") or answer.status_code in (403, 404, 405)


@pytest.mark.parametrize("name", FOREIGN)
def test_who_has_no_right_sees_nothing_and_changes_nothing(guarded, count, name):
    browser = guarded.client(name)
    keys = Keys(hidden.pages(guarded))

    faults, tried = [], 0
    for route, address, method in visits(keys, name, count(False, True)):
        kind = {} if method == "post" else {"content_type": "application/x-www-form-urlencoded"}
        data = bodies() if method == "post" else {} if method == "get" else "value=zx-written"
        with written() as tables:
            answer = getattr(browser, method)(address, data, **kind)
        tried += 1
        shut = is_shut(answer)
        is_open = ADDRESSES[route] is rules.open_to_all
        # Whoever translates may look at what is published, to begin there.
        is_open |= name == "greek" and ADDRESSES[route] in (rules.offer_page, rules.see_map)
        if hidden.seen(answer, name) or tables or not (shut or is_open):
            what = hidden.seen(answer, name), set(tables), answer.status_code
            faults.append(f"{method} {address}: {what}")
        browser.cookies.pop("messages", None)

    assert not faults, "\n".join(faults)
    assert tried > 100


def test_who_is_not_signed_in_is_sent_to_the_door(guarded, client):
    keys = Keys(hidden.pages(guarded))

    for _route, address, method in visits(keys, ""):
        with written() as tables:
            answer = getattr(client, method)(address)
        assert answer.headers["Location"].startswith("/admin/login/"), (method, address)
        assert not tables


def test_a_refusal_says_why_and_names_nothing(guarded):
    segment = StringSegment.objects.filter(source__object_id=guarded.key("circle")).first()
    translation = Translation.objects.get(source=segment.source, target_locale__language_code="ar")
    browser = guarded.client("greek")

    by_person = browser.get(f"/admin/localize/translate/{translation.pk}/pofile/download/")
    by_program = browser.put(
        f"/admin/localize/translate/{translation.pk}/strings/{segment.pk}/edit/", "value=x",
        content_type="application/x-www-form-urlencoded",
    )  # fmt: skip

    why = "You can't translate this. Ask for its language, or for a right on the page."
    assert [str(told) for told in get_messages(by_person.wsgi_request)] == [why]
    assert (by_program.status_code, by_program.json()) == (403, {"detail": why})
