"""Searches are counted without anybody waiting for it or being known by it."""

import threading
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search import counting
from search.models import SearchCount
from tests.copies import on_both_databases


@pytest.fixture(autouse=True)
def nothing_waits():
    counting._waiting.clear()
    counting._cleaned.clear()
    yield
    counting._waiting.clear()


def note(words="water", language="en", **given):
    given = {"engine": "embedded", "hits": 3, "seconds": 0.01, **given}
    counting.note(words, language, **given)


def counted():
    counting.write_down()
    return list(SearchCount.objects.order_by("words").values_list("words", "times", "hits"))


@on_both_databases
def test_the_same_search_is_one_row_a_day_with_the_hits_of_the_last(world):
    note("Water  ")
    note("water", hits=5)
    assert counted() == [("water", 2, 5)]

    note("WATER", hits=4)
    assert counted() == [("water", 3, 4)]


@pytest.mark.parametrize(
    "other",
    [{"language": "es"}, {"engine": "titles"}, {"degraded": True}, {"seconds": 0.9}],
    ids=lambda other: next(iter(other)),
)
def test_another_outcome_is_another_row(world, other):
    note()
    note(**other)

    assert [times for _, times, _ in counted()] == [1, 1]


@pytest.mark.parametrize(
    ("seconds", "step"), [(0.001, 25), (0.025, 50), (0.3, 500), (3, 10_000), (100, 10_000)]
)
def test_times_are_kept_in_steps(world, seconds, step):
    note(seconds=seconds)
    counting.write_down()

    assert SearchCount.objects.get().under_ms == step


@pytest.mark.parametrize(
    "words",
    ["ana@example.org", "mail ana @ home", "+34 600 123 456", "0444 123 456", "٠٦٠٠١٢٣٤٥٦٧", "",
     "write to ana.ruiz@ayuntamiento.example please"],
)  # fmt: skip
def test_what_may_be_about_a_person_is_not_kept(world, words):
    note(words)

    assert counted() == []


@pytest.mark.parametrize("words", ["agenda 2030", "sdg 11", "e-mail", "25 people, 90 minutes"])
def test_other_numbers_are(world, words):
    note(words)

    assert [row[0] for row in counted()] == [words]


def test_long_words_are_cut(world):
    note("x" * 5000)

    assert [len(row[0]) for row in counted()] == [100]


def test_nothing_says_who_searched():
    names = {field.name for field in SearchCount._meta.get_fields()}

    assert names == {
        "id", "day", "language", "words", "engine", "degraded", "under_ms", "times", "hits",
    }  # fmt: skip


def test_after_ninety_days_it_is_forgotten(world):
    today = timezone.localdate()
    for days in (89, 90, 91, 400):
        day = today - timedelta(days=days)
        SearchCount.objects.create(
            day=day, language="en", words=str(days), engine="x", under_ms=25, times=1
        )
    note()

    assert [words for words, *_ in counted()] == ["89", "90", "water"]


def test_what_can_t_be_written_now_waits(world, monkeypatch):
    note()
    with monkeypatch.context() as broken:
        broken.setattr(counting, "_add", lambda *_: (_ for _ in ()).throw(DatabaseError("locked")))
        with pytest.raises(DatabaseError):
            counting.write_down()

    assert counted() == [("water", 1, 3)]


def test_however_much_waits_memory_does_not_grow(world):
    for number in range(counting._AT_MOST + 10):
        note(f"word {number % 10}")

    assert len(counting._waiting) == counting._AT_MOST


def test_a_thread_writes_it_down_a_little_later_and_ends(world, settings):
    settings.SEARCH_COUNTS_AFTER = 0.01
    note()
    (thread,) = [one for one in threading.enumerate() if one.name == "search counts"]
    thread.join(timeout=60)

    assert list(SearchCount.objects.values_list("words", "times")) == [("water", 1)]
    assert not thread.is_alive()


def search(query, address="/en/search/"):
    assert Client().get(f"{address}?{query}").status_code == 200
    return [row[:2] for row in counted()]


def test_a_search_of_the_page_is_counted_with_its_hits(indexed):
    assert search("q=Circle&utm_source=x") == [("circle", 1)]
    assert SearchCount.objects.get().hits > 0


@pytest.mark.parametrize("query", ["", "q=", "q=circle&kind=case", "q=circle&page=2&size=1"])
def test_looking_through_the_results_is_no_new_search(indexed, query):
    assert search(query) == []


def test_a_reader_writes_nothing(indexed):
    with CaptureQueriesContext(connection) as captured:
        Client().get("/en/search/?q=circle")

    assert len(counting._waiting) == 1
    assert [q["sql"] for q in captured if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []
