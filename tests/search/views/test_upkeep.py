"""The administrators' page of the search engines: who may open it, what it says, what it does."""

import html5lib
import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from patterns.models import Account
from search import engines, jobs, outbox, registering
from search.breaker import breaker_of
from search.contract import EngineUnavailable
from search.models import OutboxRow, SearchJob
from search.rebuilding import rebuild
from search.working import work_off

PAGE, STATE, ACT = (
    "/admin/search-engines/", "/admin/search-engines/state/", "/admin/search-engines/do/",
)  # fmt: skip
WRITES = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture
def both(indexed, server):
    rebuild(server)
    return server


@pytest.fixture
def admin(both, indexed):
    return indexed.client("editor")


def text(client, address=PAGE):
    response = client.get(address)
    assert response.status_code == 200
    tree = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    for script in tree.findall(".//script"):
        script.text = ""
    return " ".join(" ".join(tree.itertext()).split())


def press(client, do, engine="stand-in"):
    answer = client.post(ACT, {"do": do, "engine": engine}, follow=True)
    return " ".join(str(message) for message in answer.context["messages"])


@pytest.mark.parametrize("address", [PAGE, STATE])
def test_only_those_who_may_look_at_it(both, indexed, address):
    assert Client().get(address).status_code == 302
    assert indexed.client("translator").get(address).status_code == 302
    assert indexed.client("editor").get(address).status_code == 200


@pytest.mark.parametrize("do", ["rebuild", "verify", "repair", "return", "take-in"])
def test_only_those_who_may_do_anything(both, indexed, do):
    for client in (Client(), indexed.client("translator")):
        response = client.post(ACT, {"do": do, "engine": "stand-in"})
        assert response.status_code == 302
        assert response.url != PAGE
    assert not jobs.asked(both.place)


def test_the_right_can_be_given(both, indexed):
    account = Account.objects.get(username="translator")
    group = Group.objects.create(name="Those who keep the machine")
    group.permissions.add(Permission.objects.get(codename="keep_searchindex"))
    account.groups.add(group)

    assert indexed.client("translator").get(PAGE).status_code == 200


@pytest.mark.parametrize("address", [PAGE, STATE])
def test_looking_changes_nothing(admin, both, address):
    jobs.ask(jobs.Task.VERIFY, both)
    long_ago = timezone.now() - timezone.timedelta(hours=1)
    SearchJob.objects.update(begun_at=long_ago, moved_at=long_ago)
    admin.get(address)
    with CaptureQueriesContext(connection) as caught:
        admin.get(address)

    wrote = [q["sql"] for q in caught.captured_queries if q["sql"].startswith(WRITES)]
    assert [sql for sql in wrote if "session" not in sql] == []


def test_a_button_is_no_link(admin):
    assert admin.get(ACT).status_code == 405


def test_every_engine_is_there_with_its_part(admin):
    said = text(admin)

    assert "Readers are answered by this engine" in said
    assert "The library's own engine" in said
    assert "It stands by" in said
    assert "Never compared yet" in said


def test_what_waits_and_what_is_parked_is_said_in_words(admin, both, indexed):
    outbox.note({indexed.key("garden"), indexed.key("circle")}, only=both.serving())
    row = OutboxRow.objects.get(key=indexed.key("garden"))
    for _ in range(outbox.MOST_ATTEMPTS):
        row.refresh_from_db()
        outbox.put_off([row], "ZeroDivisionError: it has no words")
    said = text(admin)

    assert "1, the oldest for" in said
    assert "1 work can't be taken in" in said
    assert "Garden : ZeroDivisionError: it has no words" in said.replace("Garden:", "Garden :")
    assert reverse("wagtailadmin_pages:edit", args=[indexed.page("garden").pk]) in (
        admin.get(PAGE).content.decode()
    )


def test_an_outage_is_said(admin, both, indexed):
    outbox.note({indexed.key("garden")}, only=both.serving())
    both.trouble = EngineUnavailable("refused", "The server is gone. Start it.")
    for _ in range(5):
        breaker_of("stand-in").failed()
    said = text(admin)

    assert "Something is wrong: The server is gone. Start it." in said
    assert "Readers are answered without it meanwhile." in said
    assert "it is left alone for a moment" in said
    assert "Readers are answered by this engine." in said.partition("The library's own engine")[2]
    assert "1, the oldest for" in said


def test_parked_works_are_taken_in_when_the_button_is_pressed(admin, both, indexed):
    outbox.note({indexed.key("garden")}, only=both.serving())
    later = timezone.now() + timezone.timedelta(hours=1)
    OutboxRow.objects.update(parked_at=timezone.now(), attempts=10, not_before=later)

    assert "1 work is being taken in" in press(admin, "take-in")
    assert [row.key for row in outbox.due(both.serving())] == [indexed.key("garden")]


@pytest.mark.parametrize("engine", ["stand-in", "embedded"])
@pytest.mark.parametrize("do", ["rebuild", "verify", "repair", "return"])
def test_long_work_is_asked_for_shown_and_done(admin, both, engine, do):
    indexes = engines.named(engine)
    rebuild(indexes)
    before = indexes.serving()
    assert "It is being done" in press(admin, do, engine)
    assert "waits for its turn" in text(admin)
    assert "data-busy" in admin.get(STATE).content.decode()
    assert work_off(indexes) == 1

    (job, *_) = jobs.latest(indexes.place)
    assert (job.task, job.went_well, job.asked_by.username) == (do, True, "editor")
    assert (indexes.serving() != before) == (do in ("rebuild", "return"))
    assert "data-busy" not in admin.get(STATE).content.decode()
    assert "( editor )" in text(admin)


def test_a_second_rebuild_is_refused_while_one_is_on(admin, both):
    with jobs.doing(jobs.Task.REBUILD, both, expected=9) as job:
        job.moved(4)
        job.go_on()
        assert "being made already" in press(admin, "rebuild")
        assert "4 of about 9 works" in text(admin)
        assert 'id="stand-in-rebuild"' not in admin.get(STATE).content.decode()
    assert 'id="stand-in-rebuild"' in admin.get(STATE).content.decode()
    assert not jobs.asked(both.place)


def test_a_button_nobody_has_does_nothing(admin, both):
    assert "Nothing was done" in press(admin, "explode")
    assert "Nothing was done" in press(admin, "rebuild", "altavista")
    assert not jobs.asked(both.place)


def test_it_is_in_the_settings_menu(admin, indexed):
    assert PAGE in admin.get("/admin/").content.decode()
    assert PAGE not in indexed.client("translator").get("/admin/").content.decode()


def test_without_an_index_the_page_says_what_to_do(world, server):
    assert "Run manage.py search_rebuild" in text(world.client("editor"))
    call_command("search_rebuild", verbosity=0)
    assert "Nothing is to be done" in text(world.client("editor"))


def test_other_machines_are_told_of(admin):
    assert "On other machines" not in text(admin)
    registering.register("another", "another machine:/data/search.sqlite3")
    registering.in_place("another")

    assert "another machine:/data/search.sqlite3 : 0 works wait" in text(admin)


def test_the_first_page_warns_those_who_can_do_something(admin, both, indexed):
    assert "for the search" not in text(admin, "/admin/")
    outbox.note({indexed.key("garden"), indexed.key("circle")}, only=both.serving())
    hour_ago = timezone.now() - timezone.timedelta(hours=1)
    OutboxRow.objects.update(since=hour_ago)
    OutboxRow.objects.filter(key=indexed.key("garden")).update(parked_at=hour_ago)
    said = text(admin, "/admin/")

    assert "1 work can't be taken into the search." in said
    assert "1 changed work has waited for the search for more than ten minutes." in said
    assert "into the search" not in text(indexed.client("translator"), "/admin/")
