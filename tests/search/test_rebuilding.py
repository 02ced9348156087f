"""A new index while editors go on, the way back to the one before, and never two at once."""

import pytest
from django.utils import timezone

from patterns.models import PatternPage
from search import engines, jobs, outbox, registering
from search.contract import BUILDING, EngineUnavailable
from search.models import OutboxRow, SearchIndex, SearchJob
from search.rebuilding import NONE_BEFORE, previous, rebuild, return_to_previous
from search.syncing import sync
from search.verifying import verify
from tests.copies import on_both_databases
from tests.search.making import asking


@pytest.fixture(params=["embedded", "server"])
def indexes(request, world, server):
    """What holds for a file beside the data, and for a server."""
    return engines.embedded_indexes() if request.param == "embedded" else server


def rename(page, title):
    page.title = title
    page.save_revision().publish()


def finds(indexes, word):
    return indexes.engine.search(asking(word)).total


def test_readers_have_the_old_index_until_the_new_one_is_whole(indexes, world, monkeypatch):
    rebuild(indexes)
    seen = []
    fill = indexes.fill

    def slowly(name, records, number):
        works = fill(name, records, number)
        seen.append(finds(indexes, "circle"))
        return works

    monkeypatch.setattr(indexes, "fill", slowly, raising=False)
    before = indexes.serving()
    rebuild(indexes)

    assert seen == [finds(indexes, "circle")] != [0]
    assert indexes.serving() != before


def test_what_is_edited_meanwhile_is_in_the_new_index_when_readers_meet_it(
    indexes, world, monkeypatch
):
    rebuild(indexes)
    fill = indexes.fill

    def while_somebody_edits(name, records, number):
        works = fill(name, records, number)
        rename(world.page("garden"), "Zanahoria")
        return works

    monkeypatch.setattr(indexes, "fill", while_somebody_edits, raising=False)
    rebuild(indexes)

    assert finds(indexes, "zanahoria") == 1
    assert verify(indexes).differences == ()


def test_a_rebuild_that_fails_leaves_everything_as_it_was(indexes, world, monkeypatch):
    rebuild(indexes)
    before = indexes.serving()
    monkeypatch.setattr(indexes, "put_in_place", lambda name: 1 / 0, raising=False)

    with pytest.raises(ZeroDivisionError):
        rebuild(indexes)

    assert indexes.serving() == before
    assert [index.name for index in SearchIndex.objects.filter(place=indexes.place)] == [before]
    assert "ZeroDivisionError" in jobs.latest(indexes.place)[0].sentence


def test_one_returns_to_the_index_before_with_all_that_changed_since(indexes, world):
    rebuild(indexes)
    first = indexes.serving()
    rebuild(indexes)
    second = indexes.serving()
    rename(world.page("garden"), "Zanahoria")

    return_to_previous(indexes)
    assert indexes.serving() == first
    assert finds(indexes, "zanahoria") == 1
    assert verify(indexes).differences == ()

    return_to_previous(indexes)
    assert indexes.serving() == second
    sync(indexes)
    assert verify(indexes).differences == ()


def test_only_one_index_before_is_kept(indexes, world):
    for _ in range(4):
        rebuild(indexes)

    assert len(registering.whole(indexes.place)) == 2
    assert previous(indexes) == registering.whole(indexes.place)[1]


def test_without_an_index_before_it_is_said(indexes, world):
    rebuild(indexes)

    with pytest.raises(EngineUnavailable) as caught:
        return_to_previous(indexes)
    assert caught.value.reason == NONE_BEFORE
    assert not previous(indexes)


@on_both_databases
def test_two_rebuilds_at_once_are_refused(indexes, world):
    with jobs.doing(jobs.Task.REBUILD, indexes), pytest.raises(EngineUnavailable) as caught:
        rebuild(indexes)

    assert caught.value.reason == BUILDING
    assert rebuild(indexes) > 5


def test_a_rebuild_that_was_killed_gives_way_after_a_minute(indexes, world):
    killed = jobs.ask(jobs.Task.REBUILD, indexes)
    long_ago = timezone.now() - timezone.timedelta(seconds=61)
    SearchJob.objects.filter(pk=killed.pk).update(begun_at=long_ago, moved_at=long_ago)
    registering.register(left_behind := indexes.new_name(), indexes.place)
    rebuild(indexes)

    killed.refresh_from_db()
    assert killed.ended_at
    assert not killed.went_well
    assert not registering.is_registered(left_behind)


def test_one_that_stood_still_does_not_take_the_place_of_its_successor(indexes, world, monkeypatch):
    rebuild(indexes)
    fill, successor = indexes.fill, []

    def stand_still(name, records, number):
        works = fill(name, records, number)
        if not successor:
            SearchJob.objects.filter(ended_at=None).update(ended_at=timezone.now())
            successor.append(True)
        return works

    monkeypatch.setattr(indexes, "fill", stand_still, raising=False)
    before = indexes.serving()
    with pytest.raises(EngineUnavailable):
        rebuild(indexes)

    assert indexes.serving() == before


def test_a_work_that_can_t_be_read_waits_for_this_index_alone(indexes, world, monkeypatch):
    registering.register("another", "elsewhere")
    whole = PatternPage.body_words
    poison = property(lambda page: 1 / 0 if page.slug == "garden" else whole.fget(page))
    monkeypatch.setattr(PatternPage, "body_words", poison)
    rebuild(indexes)

    (row,) = OutboxRow.objects.all()
    assert (row.key, row.index) == (world.key("garden"), indexes.serving())


def test_a_work_the_engine_refuses_waits_and_is_shown(world, server):
    server.refused = {world.key("garden"): "mapper_parsing_exception"}
    rebuild(server)

    (row,) = OutboxRow.objects.all()
    assert (row.key, row.trouble) == (world.key("garden"), "mapper_parsing_exception")
    assert verify(server).differences == ()
    assert verify(server).on_their_way == 1


@on_both_databases
def test_what_is_written_under_a_lower_number_stays_out(world, server):
    rebuild(server)
    name, key = server.serving(), world.key("garden")
    outbox.note({key})
    publish_behind = world.page("garden")

    def another_writes():
        server.before_writing = lambda: None
        rename(publish_behind, "Zanahoria")
        sync(server)

    server.before_writing = another_writes
    sync(server)

    assert finds(server, "zanahoria") == 1
    OutboxRow.objects.update(not_before=timezone.now())
    sync(server)
    assert not OutboxRow.objects.filter(index=name).exists()
    assert verify(server).differences == ()


def test_numbers_rise_and_survive_a_restored_database(world, server):
    rebuild(server)
    name = server.serving()
    first, second = outbox.next_number(name), outbox.next_number(name)
    SearchIndex.objects.update(number=0)

    assert first < second < outbox.next_number(name)
