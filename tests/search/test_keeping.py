"""Whoever keeps the indexes follows, rests, parks, takes turns, and stops when told."""

import threading

import pytest
from django.utils import timezone

from patterns.models import PatternPage
from search import engines, keeping, outbox, registering
from search.contract import EngineUnavailable
from search.keeping import Keeper, keep
from search.models import OutboxRow, SearchIndex
from search.rebuilding import rebuild
from search.syncing import sync
from search.verifying import verify
from tests.search.making import found

DOWN = EngineUnavailable("refused", "The server is gone. Start it.")


@pytest.fixture
def both(indexed, server):
    rebuild(server)
    return server


@pytest.fixture
def clock(monkeypatch):
    class Clock:
        now = 1000.0

    monkeypatch.setattr(keeping.time, "monotonic", lambda: Clock.now)
    return Clock


def rename(page, title):
    page.title = title
    page.save_revision().publish()


def test_keepers_bring_both_up_to_date_while_editors_go_on(both, indexed):
    stop = threading.Event()
    keeper = threading.Thread(target=keep, args=(stop,))
    keeper.start()
    rename(indexed.page("garden"), "Zanahoria")
    for _ in range(600):
        if found(both.engine, "zanahoria"):
            break
        stop.wait(0.1)
    stop.set()
    keeper.join()

    assert found(both.engine, "zanahoria") == [indexed.key("garden")]
    assert found(engines.embedded_engine(), "zanahoria") == [indexed.key("garden")]


def test_publishing_asks_no_server(both, indexed):
    both.trouble = DOWN
    before = next(both.engine.asked)
    rename(indexed.page("garden"), "Zanahoria")

    assert next(both.engine.asked) == before + 1
    assert found(engines.embedded_engine(), "zanahoria") == [indexed.key("garden")]
    assert [row.index for row in OutboxRow.objects.all()] == [both.now]


def test_a_server_that_is_down_is_asked_less_and_less_and_then_all_is_taken_in(
    both, indexed, clock
):
    keeper = Keeper(both)
    both.trouble = DOWN
    rename(indexed.page("garden"), "Zanahoria")
    asked = [_is_asked(keeper, both, clock) for _ in range(120)]

    assert 5 <= sum(asked) < 20
    both.trouble = None
    clock.now += 31
    keeper.look()
    assert found(both.engine, "zanahoria") == [indexed.key("garden")]
    assert not OutboxRow.objects.exists()


def _is_asked(keeper, server, clock):
    server.asked_at = None
    fail = server.fail
    server.fail = lambda: setattr(server, "asked_at", clock.now) or fail()
    clock.now += 1
    try:
        keeper.look()
    finally:
        server.fail = fail
    return server.asked_at is not None


def test_a_poisoned_work_is_parked_and_the_others_go_on(both, indexed, monkeypatch):
    whole = PatternPage.body_words
    poison = property(lambda page: 1 / 0 if page.slug == "garden" else whole.fget(page))
    monkeypatch.setattr(PatternPage, "body_words", poison)
    outbox.note({indexed.key("garden"), indexed.key("circle")}, only=both.serving())
    for _ in range(outbox.MOST_ATTEMPTS):
        OutboxRow.objects.update(not_before=timezone.now())
        sync(both)

    (row,) = OutboxRow.objects.all()
    assert row.key == indexed.key("garden")
    assert row.parked_at
    assert not outbox.due(both.serving())


def test_a_work_the_engine_refuses_is_parked_too_with_its_words(both, indexed):
    both.refused = {indexed.key("garden"): "mapper_parsing_exception"}
    outbox.note({indexed.key("garden"), indexed.key("circle")}, only=both.serving())
    sync(both)

    (row,) = OutboxRow.objects.all()
    assert (row.key, row.attempts, row.trouble) == (
        indexed.key("garden"), 1, "mapper_parsing_exception",
    )  # fmt: skip
    assert row.not_before > timezone.now()


def test_a_parked_work_is_tried_again_once_it_changes(both, indexed):
    both.refused = {indexed.key("garden"): "no"}
    outbox.note({indexed.key("garden")}, only=both.serving())
    OutboxRow.objects.update(parked_at=timezone.now(), attempts=10)
    both.refused = {}
    rename(indexed.page("garden"), "Zanahoria")
    sync(both)

    assert not OutboxRow.objects.exists()
    assert verify(both).differences == ()


def test_waits_grow_and_differ(both, indexed):
    outbox.note({indexed.key("garden"), indexed.key("circle")}, only=both.serving())
    waits = []
    for _ in range(5):
        now = timezone.now()
        rows = list(OutboxRow.objects.order_by("key"))
        outbox.put_off(rows, "no")
        rows = list(OutboxRow.objects.order_by("key"))
        waits.append([(row.not_before - now).total_seconds() for row in rows])

    assert [min(wait) for wait in waits] == sorted(min(wait) for wait in waits)
    assert all(0.7 * 2**n <= wait < 1.4 * 2**n for n, pair in enumerate(waits) for wait in pair)
    assert len({round(wait / 2**n, 6) for n, pair in enumerate(waits) for wait in pair}) > 5


def test_one_process_feeds_a_server_at_a_time(both, indexed):
    name = both.serving()
    outbox.note({indexed.key("garden")}, only=name)
    until = timezone.now() + timezone.timedelta(seconds=10)
    SearchIndex.objects.filter(name=name).update(fed_by="another", fed_until=until)
    assert sync(both) == 0

    SearchIndex.objects.filter(name=name).update(fed_until=timezone.now())
    assert sync(both) == 1
    assert not registering.may_feed("nothing")


def test_an_index_nobody_looks_after_is_forgotten_with_what_waits_for_it(both, indexed):
    month_ago = timezone.now() - timezone.timedelta(days=31)
    registering.register("gone", "another machine")
    SearchIndex.objects.filter(name="gone").update(seen_at=month_ago)
    outbox.note({indexed.key("garden")})
    keeping.bring_up_to_date(both)

    assert not registering.is_registered("gone")
    assert not OutboxRow.objects.filter(index="gone").exists()


def test_an_index_somebody_looks_after_is_kept_however_quiet_it_is(both):
    month_ago = timezone.now() - timezone.timedelta(days=29)
    SearchIndex.objects.update(seen_at=month_ago)
    keeping.bring_up_to_date(both)

    assert registering.is_kept(both.place)
    assert not registering.is_kept(engines.embedded_indexes().place)
