"""A new file beside the old one, swapped whole."""

import contextlib
import sqlite3

import pytest

from search.contract import EngineUnavailable
from search.engines.embedded.building import Building, only_builder
from tests.search.making import asking, found, record


def build(path, *records):
    building = Building(path)
    building.fill(records)
    building.put_in_place()
    return building


def names(path):
    return {file.name.split("-")[0] for file in path.parent.iterdir() if ".lock" not in file.name}


def test_readers_have_the_old_file_until_the_new_one_is_whole(engine_of, index_path):
    engine = engine_of(record("old"))
    building = Building(index_path)
    building.fill([record("new")])
    assert found(engine) == ["old"]

    building.put_in_place()
    assert found(engine) == ["new"]


def test_the_old_file_goes(index_path):
    build(index_path, record("a"))
    newest = build(index_path, record("b"))

    assert names(index_path) == {index_path.name, newest.path.name}


def test_a_file_put_there_by_somebody_is_replaced(index_path, engine_of):
    index_path.write_bytes(b"something")

    assert found(engine_of(record("a"))) == ["a"]


def test_a_new_file_goes_when_it_is_given_up(index_path, engine_of):
    engine = engine_of(record("old"))
    building = Building(index_path)
    building.fill([record("new")])
    building.give_up()

    assert found(engine) == ["old"]
    assert not building.path.exists()


def test_leftovers_of_a_broken_off_build_go_with_the_next(index_path, engine_of):
    engine = engine_of(record("old"))
    Building(index_path).fill([record("left over")])
    with only_builder(index_path):
        newest = build(index_path, record("new"))

    assert names(index_path) == {index_path.name, newest.path.name}
    assert found(engine) == ["new"]


def test_two_don_t_build_at_once(index_path):
    second = only_builder(index_path)
    with only_builder(index_path), pytest.raises(EngineUnavailable) as caught, second:
        pass

    assert caught.value.reason == "building"
    with only_builder(index_path):
        pass


def test_every_file_has_a_name_of_its_own(index_path, engine_of):
    first = engine_of(record("a")).file.identity()

    assert engine_of(record("a")).file.identity() != first


def test_only_its_owner_may_read_it(index_path):
    assert build(index_path, record("a")).path.stat().st_mode & 0o077 == 0


def test_an_engine_that_is_open_meets_each_new_file(index_path, engine_of):
    engine = engine_of(record("a", facets={"topic": ("x",)}))
    for number in range(3):
        build(index_path, *(record(f"{number}-{n}") for n in range(number + 1)))
        results = engine.search(asking())
        assert results.total == number + 1
        assert "topic" not in results.facets


def test_words_are_gathered_over_many_works_and_then_written(index_path):
    building = build(index_path, *(record(f"work-{number}") for number in range(200)))
    with contextlib.closing(sqlite3.connect(building.lasting_path)) as file:
        (pieces,) = file.execute("SELECT count(DISTINCT segid) FROM stems_1_idx").fetchone()
    assert pieces == 1
