"""An index file that is gone, cut off, scribbled over, of another shape, locked, or on a full disk.

Readers get titles and are told; what can be made anew is, behind them, and nothing differs then.
"""

import contextlib
import os
import random
import sqlite3
import subprocess
import sys
import threading

import pytest
from django.test import Client

from search import jobs, rebuilding
from search.contract import EngineUnavailable
from search.engines import embedded_engine, embedded_indexes
from search.engines.embedded import building
from search.engines.embedded.file import IndexFile
from search.keeping import bring_up_to_date
from search.models import SearchJob
from search.rebuilding import rebuild
from search.verifying import verify
from tests.search.making import found

SAID = "Until then only titles are searched."


def gone(path):
    path.unlink()


def cut_off(path):
    os.truncate(path, path.stat().st_size // 2)


def emptied(path):
    os.truncate(path, 0)


def scribbled_over(path):
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))


def of_another_shape(path):
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("UPDATE meta SET value = 'older' WHERE name = 'shape'")


CURABLE = (gone, cut_off, emptied, scribbled_over, of_another_shape)


@pytest.fixture
def repaired(settings, monkeypatch):
    """`repaired()` waits for what is made anew behind readers; it may be at once."""
    settings.SEARCH_REPAIRS_ITSELF = True
    monkeypatch.setattr(rebuilding, "_rests_until", {})

    def wait():
        for thread in threading.enumerate():
            if thread.name == "search rebuild":
                thread.join()

    yield wait
    wait()


def visit(address="/en/search/?q=circ"):
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer


def engine_of(answer):
    return answer.headers["X-Search-Engine"]


def spoil(spoiled, path):
    embedded_engine().file.close()
    spoiled(path)


@pytest.mark.parametrize("spoiled", CURABLE)
def test_readers_have_titles_and_are_told_while_it_is_made_anew(
    indexed, index_path, repaired, spoiled
):
    spoil(spoiled, index_path)
    page = visit()

    assert engine_of(page) == "titles"
    assert SAID in page.text
    assert "/en/patterns/circle/" in page.text
    repaired()
    assert engine_of(visit()) == "embedded"
    assert SAID not in visit().text
    assert verify().differences == ()


@pytest.mark.parametrize("address", ["/en/patterns/?q=circ", "/en/patterns/circle/"])
@pytest.mark.parametrize("spoiled", CURABLE)
def test_other_pages_go_on_without_it(indexed, index_path, spoiled, address):
    spoil(spoiled, index_path)

    assert "Circle" in visit(address).text


def test_one_that_another_process_holds_is_left_alone(indexed, index_path, repaired):
    embedded_engine().file.close()
    before = embedded_indexes().serving()
    embedded_engine().file.close()
    with held_by_another(index_path):
        page = visit()
        assert engine_of(page) == "titles"
        assert SAID in page.text
        assert "locked by another program" in embedded_engine().health().sentence

    repaired()
    assert engine_of(visit()) == "embedded"
    assert embedded_indexes().serving() == before


@contextlib.contextmanager
def held_by_another(path):
    program = (
        "import sqlite3, sys; file = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "file.execute('PRAGMA locking_mode = EXCLUSIVE'); file.execute('BEGIN EXCLUSIVE');"
        "print('held', flush=True); sys.stdin.read()"
    )
    words = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", program, str(path.resolve())], **words) as other:
        assert other.stdout.readline() == "held\n"
        yield
        other.stdin.close()


@pytest.fixture
def full(monkeypatch):
    """New index files meet the end of the disk after a few pages, until `full.set()`."""
    freed, connect = threading.Event(), building.connect

    def connected(path, seconds):
        connection = connect(path, seconds)
        if not freed.is_set():
            connection.execute("PRAGMA max_page_count = 30")
        return connection

    monkeypatch.setattr(building, "connect", connected)
    return freed


def test_on_a_full_disk_it_is_made_once_there_is_room(
    indexed, index_path, repaired, full, monkeypatch
):
    spoil(gone, index_path)
    assert engine_of(visit()) == "titles"
    repaired()
    (said,) = SearchJob.objects.filter(went_well=False).values_list("sentence", flat=True)
    assert "Free some disk space" in said
    leftovers = [file for file in index_path.parent.iterdir() if file.suffix != ".lock"]

    assert len(leftovers) == 1  # the one before, which one can return to
    full.set()
    monkeypatch.setattr(rebuilding, "_rests_until", {})
    visit()
    repaired()
    assert engine_of(visit()) == "embedded"
    assert verify().differences == ()


def test_what_came_to_nothing_is_not_tried_with_every_search(indexed, index_path, repaired, full):
    spoil(gone, index_path)
    for _ in range(5):
        assert engine_of(visit()) == "titles"
        repaired()

    assert SearchJob.objects.filter(went_well=False).count() == 1


def test_what_another_process_makes_is_not_begun_again(indexed, index_path, repaired):
    spoil(gone, index_path)
    row = jobs.ask(jobs.Task.REBUILD, embedded_indexes())
    SearchJob.objects.filter(pk=row.pk).update(begun_at=row.asked_at, moved_at=row.asked_at)
    assert engine_of(visit()) == "titles"
    repaired()

    assert list(SearchJob.objects.filter(ended_at=None)) == [row]
    assert not index_path.exists()


def test_damage_that_only_writers_meet_is_mended_by_whoever_keeps_it(indexed):
    with embedded_engine().file.writing() as connection:
        connection.execute("UPDATE stems_1_data SET block = x'ff' WHERE id = 1")
    page = indexed.page("garden")
    page.title = "Zanahoria"
    page.save_revision().publish()
    bring_up_to_date()

    assert found(embedded_engine(), "zanahoria") == [indexed.key("garden")]
    assert verify().differences == ()


def test_a_fault_of_ours_is_no_fault_of_the_page(indexed, monkeypatch):
    monkeypatch.setattr(type(embedded_engine()), "search", lambda self, query: 1 / 0)

    assert engine_of(visit()) == "titles"


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_scribbled_over_it_is_never_an_error(indexed, index_path, count, seed):
    chance, sound = random.Random(seed), index_path.read_bytes()  # noqa: S311 - the same each time
    for _ in range(count(10, 200)):
        spoil(lambda path: path.write_bytes(scribbled(sound, chance)), index_path)
        assert visit("/en/search/?q=circ+lisen").text
        visit("/en/search/suggest/?q=circ")
        visit("/en/patterns/?topic=water")
        embedded_engine().health()


def scribbled(sound, chance):
    data = bytearray(sound)
    for _ in range(chance.choice([1, 3, 20])):
        at, length = chance.randrange(100, len(data)), chance.choice([1, 8, 200, 4096])
        data[at : at + length] = chance.randbytes(length)[: len(data) - at]
    return bytes(data)


def test_a_folder_in_its_place_is_said(index_path, world):
    index_path.mkdir()
    assert engine_of(visit()) == "titles"
    assert "may not open" in embedded_engine().health().sentence

    with pytest.raises(EngineUnavailable) as caught:
        rebuild()
    assert "may not open" in str(caught.value)


def test_a_reader_without_room_for_what_sqlite_keeps_beside_is_told_of_the_disk():
    for name, reason in (("SQLITE_IOERR_SHMSIZE", "full"), ("SQLITE_IOERR_READ", "damaged")):
        trouble = sqlite3.OperationalError("disk I/O error")
        trouble.sqlite_errorname = name
        file = IndexFile("nowhere")
        with pytest.raises(EngineUnavailable) as caught, file.unavailable_as_such():
            raise trouble
        assert caught.value.reason == reason
