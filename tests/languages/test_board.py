"""The translators' map: the right states, no more than its reader may see, few queries."""

import csv
import io

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from patterns.languages import states
from patterns.languages.states import State
from patterns.models import ShortForm
from tests import factories
from tests.languages import hidden
from tests.languages.people import account, translator
from tests.worlds import translated, translation_of

MOST = 15  # queries
MAP = "/admin/translation/works/"


def standing(name, slug, language, world):
    user = account(name)
    rows = {row.key: row for row in states.rows(user, states.mine(user))}
    return rows[world.key(slug)].standings[language]


@pytest.mark.parametrize(
    ("slug", "language", "state"),
    [
        ("circle", "en", State.SOURCE), ("circle", "ar", State.LIVE), ("circle", "fr", State.DRAFT),
        ("circle", "it", State.MISSING), ("asamblea", "es", State.SOURCE),
        ("asamblea", "en", State.LIVE), ("well", "es", State.LIVE), ("hill", "ar", State.MISSING),
    ],
)  # fmt: skip
def test_each_state_is_what_readers_have(world, slug, language, state):
    assert standing("editor", slug, language, world).state is state


def test_a_changed_sentence_is_behind_until_it_is_written(world):
    page = world.page("circle")
    page.solution = "Sit in a circle and listen."
    page.save_revision().publish()

    found = standing("editor", "circle", "ar", world)
    assert (found.state, found.left) == (State.BEHIND, 1)

    segment = translation_of(page, "ar").source.stringsegment_set.get(context__path="solution")
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, data="اجلسوا واسمعوا",
        locale=factories.locale("ar"), translation_type="manual",
    )  # fmt: skip
    assert standing("editor", "circle", "ar", world).state is State.LIVE


def test_words_that_would_break_a_page_are_not_done(world):
    StringTranslation.objects.filter(
        context__object_id=world.key("circle"),
        context__path="solution",
        locale=factories.locale("ar"),
    ).update(has_error=True)

    assert standing("editor", "circle", "ar", world).left == 1


def test_a_short_form_is_no_translation(world):
    ShortForm.objects.create(
        work=world.work("garden"), language="ar", title="حديقة", summary="حديقة " * 10
    )

    assert standing("editor", "garden", "ar", world).state is State.MISSING


def test_a_translator_has_their_languages_and_what_everybody_may_read(guarded):
    answer = guarded.client("arabic").get(MAP)
    shown = answer.content.decode()

    assert [target["code"] for target in answer.context["languages"]] == ["ar"]
    assert "Circle" in shown
    assert hidden.seen(answer, "arabic") == []
    assert "zx-draft" not in shown
    assert "Secret" not in shown


@pytest.mark.parametrize("name", ["neighbour", "contributor", "plain"])
def test_who_has_no_language_has_no_map(guarded, name):
    browser = guarded.client(name)

    for address in ("/admin/translation/", MAP, f"{MAP}?as=csv"):
        answer = browser.get(address)
        assert answer.headers["Location"] == "/admin/"
    assert "/admin/translation/" not in browser.get("/admin/").content.decode()
    assert "You translate into no language yet" in str([*get_messages(answer.wsgi_request)])


def test_the_menu_leads_to_my_languages(guarded):
    browser = guarded.client("arabic")

    assert "/admin/translation/" in browser.get("/admin/").content.decode()
    shown = browser.get("/admin/translation/").content.decode()
    assert "العربية" in shown
    assert "ελληνικά" not in shown


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("kind=technique", ["Round", "Walk"]),
        ("words=CIRC", ["Circle"]),
        ("language=fr&state=draft", ["Circle"]),
        ("language=ar&state=live&kind=community", ["Valley"]),
        ("state=nonsense&language=xx&kind=technique", ["Round", "Walk"]),
        ("words=nothing-like-it", []),
    ],
)
def test_it_is_narrowed(world, query, titles):
    answer = world.client("editor").get(f"{MAP}?{query}")

    assert [row.title for row, *_rest in answer.context["rows"]] == titles


@pytest.mark.parametrize("page", ["0", "x", "99", "-1"])
def test_a_page_that_is_not_there_shows_one_that_is(world, page):
    assert world.client("editor").get(f"{MAP}?page={page}").status_code == 200


def test_the_csv_has_every_work_and_language_and_no_formula(world):
    factories.pattern("=1+1", slug="formula")

    answer = world.client("editor").get(f"{MAP}?as=csv&language=ar")
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))

    assert {line["language"] for line in lines} == {"ar"}
    by_title = {line["title"]: line for line in lines}
    assert by_title["Circle"]["state"] == "live"
    assert "'=1+1" in by_title
    assert len(lines) == 12


def test_one_button_begins_a_work(guarded):
    garden = guarded.page("garden")
    address = reverse("translation_begin", args=[garden.translation_key, "el"])
    browser = guarded.client("greek")

    assert browser.get(address).status_code == 405
    answer = browser.post(address)

    assert answer.headers["Location"] == reverse(
        "translation_bench", args=[garden.translation_key, "el"]
    )
    assert not guarded.page("garden", "el").live
    assert browser.post(address).status_code == 302
    assert Page.objects.filter(translation_key=garden.translation_key).count() == 2


def test_a_part_begins_with_what_it_is_a_part_of(guarded):
    deciding = guarded.page("deciding")

    guarded.client("greek").post(
        reverse("translation_begin", args=[deciding.translation_key, "el"])
    )

    assert guarded.page("deciding", "el").get_parent().slug == "governance"


@pytest.mark.parametrize(
    ("slug", "language"), [("garden", "it"), ("secret", "el"), ("garden", "en")]
)
def test_nobody_begins_what_is_not_theirs(guarded, slug, language):
    page = guarded.page(slug)

    answer = guarded.client("greek").post(
        reverse("translation_begin", args=[page.translation_key, language])
    )

    assert answer.headers["Location"] == "/admin/"
    assert not Translation.objects.filter(source__object_id=page.translation_key).exists()


def counted(browser, address):
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


def test_the_map_costs_few_queries_however_many_works_there_are(world):
    translator("arabic", "ar", "fr")
    account("arabic")
    user = account("editor")
    states.rows(user, states.mine(user))
    with CaptureQueriesContext(connection) as few:
        states.rows(user, states.mine(user))
    browser = world.client("editor")
    small = counted(browser, MAP)
    for number in range(30):
        page = factories.pattern(f"More {number}", slug=f"more-{number}")
        if number % 3 == 0:
            translated(page, "ar", publish=number % 2 == 0)

    with CaptureQueriesContext(connection) as many:
        states.rows(user, states.mine(user))
    assert len(many) == len(few) <= MOST
    assert counted(browser, MAP) == small <= MOST
    assert counted(world.client("arabic"), MAP) <= MOST + 10


def test_a_translator_finds_the_way_on_the_admins_first_page(guarded):
    home = reverse("wagtailadmin_home")
    shown = guarded.client("arabic").get(home).content.decode()

    assert f'<a class="button" href="{reverse("translation")}">' in shown
    assert '<bdi lang="ar">العربية</bdi>' in shown
    assert '<bdi lang="el">' not in shown
    assert "home-translation" not in guarded.client("plain").get(home).content.decode()
