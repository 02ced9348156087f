"""What can be wrong with an index file, and how it is said."""

import contextlib
import os
import resource
import sqlite3
import subprocess
import sys
import threading

import pytest

from search.contract import EngineUnavailable
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.embedded.file import connect
from tests.search.making import asking, record, version

MANY = [record(f"k{n}", version(title=f"Town {n}", body="word " * 200)) for n in range(50)]


def trouble(engine):
    with pytest.raises(EngineUnavailable) as caught:
        engine.search(asking("town"))
    return caught.value


def test_a_missing_file_is_said_to_be_missing(index_path):
    found = trouble(EmbeddedEngine(index_path))

    assert found.reason == "missing"
    assert str(index_path) in str(found)
    assert "search_rebuild" in str(found)


def test_a_file_that_went_while_it_was_open_is_missing(engine_of, index_path):
    engine = engine_of(*MANY)
    engine.search(asking("town"))
    index_path.unlink()

    assert trouble(engine).reason == "missing"


@pytest.mark.parametrize("size", [0, 1, 50, 100, 5000, 50_000])
def test_a_truncated_file_is_damaged(engine_of, index_path, size):
    engine = engine_of(*MANY)
    engine.search(asking("town"))
    os.truncate(index_path, size)

    assert trouble(engine).reason == "damaged"
    assert not engine.health().is_well


def test_any_other_file_is_damaged(index_path):
    index_path.write_bytes(b"Not a database, but something much longer than a header. " * 99)

    assert trouble(EmbeddedEngine(index_path)).reason == "damaged"


def test_overwritten_pages_are_damage(engine_of, index_path):
    engine_of(*MANY).file.close()
    with index_path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (index_path.stat().st_size - 4096))

    assert trouble(EmbeddedEngine(index_path)).reason == "damaged"


def test_another_database_is_of_another_shape(index_path):
    with sqlite3.connect(index_path) as other:
        other.execute("CREATE TABLE something (x)")
    other.close()

    assert trouble(EmbeddedEngine(index_path)).reason == "older"


def test_another_version_s_file_is_of_another_shape(engine_of, index_path):
    engine = engine_of(*MANY)
    with engine.file.writing() as connection:
        connection.execute("UPDATE meta SET value = 'older' WHERE name = 'shape'")
    engine.file.close()

    assert trouble(engine).reason == "older"


def test_readers_go_on_while_another_process_writes(engine_of, index_path):
    engine = engine_of(*MANY)
    other = sqlite3.connect(index_path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")

    assert engine.search(asking("town")).total == 50
    other.close()


def test_other_processes_see_that_this_one_has_it_open(engine_of, index_path):
    engine = engine_of(*MANY)
    engine.write([record("new")])
    with engine.file.writing() as connection:
        connection.execute("CREATE TABLE more AS SELECT randomblob(999) FROM part")
    with contextlib.closing(connect(index_path, 1.0)) as connection:
        connection.execute("PRAGMA wal_checkpoint")
    # It has grown since it was looked at last.
    assert engine.search(asking("town")).total == 50
    program = (
        "import sqlite3, sys; other = sqlite3.connect(sys.argv[1]);"
        "other.execute('SELECT * FROM meta').fetchall(); other.close()"
    )
    path = index_path.resolve()
    subprocess.run([sys.executable, "-c", program, path], check=True)

    # The last one to close it takes it away.
    assert path.with_name(f"{path.name}-wal").exists()


def test_a_writer_says_that_the_file_is_locked(engine_of, index_path, monkeypatch):
    monkeypatch.setattr("search.engines.embedded.file._WRITER_WAITS", 0.05)
    engine = engine_of(*MANY)
    other = sqlite3.connect(index_path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(EngineUnavailable) as caught:
        engine.write([record("new")])
    assert caught.value.reason == "locked"
    other.close()


def test_a_write_that_fails_leaves_the_file_as_it_was(engine_of):
    engine = engine_of(*MANY)

    def broken():
        yield record("new")
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError):
        engine.write(broken())
    assert engine.search(asking("town")).total == 50
    assert dict(engine.digests()).get("new") is None


def test_a_disk_that_is_full_leaves_readers_what_there_was(engine_of, index_path):
    engine = engine_of(*MANY)
    room = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (index_path.stat().st_size + 4096, room[1]))
    try:
        with pytest.raises(EngineUnavailable):
            engine.write([record(f"more{n}", version(body="new words " * 500)) for n in range(200)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, room)

    assert engine.search(asking("town")).total == 50
    assert engine.write([record("new")]) == 1


def test_many_threads_search_while_works_change(engine_of):
    engine, troubles = engine_of(*MANY), []

    def search():
        try:
            for _ in range(20):
                assert engine.search(asking("town")).total == 50
        except Exception as trouble:
            troubles.append(trouble)

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(20):
        engine.write([record("k1", version(title="Town 1", body=f"word {number}"))])
    for thread in threads:
        thread.join()
    assert troubles == []
