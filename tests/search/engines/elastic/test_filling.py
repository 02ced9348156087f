"""Filling an index on a real server."""

import pytest

from search.engines.elastic.naming import write_alias
from tests.search.making import asking, record, version
from tests.waiting import until

pytestmark = pytest.mark.needs("elasticsearch")


def test_a_work_that_comes_twice_is_one(elastic):
    name = elastic.new_name()
    twice = [record("a", version(title="Water")), record("b"), record("a", version(title="Wine"))]
    filled = elastic.fill(name, twice, 1)
    elastic.put_in_place(name)

    assert (filled.works, filled.refused) == (2, {})
    assert elastic.engine.search(asking("wine")).total == 1
    assert elastic.engine.search(asking("water")).total == 0


def put(elastic, client, name, work, version):
    """As another machine writes it, meanwhile."""
    ((_key, document),) = elastic.engine.changes([work], ())
    given = {"id": work.key, "document": document, "version": version, "version_type": "external"}
    client.index(index=write_alias(name.removeprefix("elasticsearch:")), **given)


def test_what_somebody_wrote_meanwhile_stays_and_is_no_trouble(elastic):
    name = elastic.new_name()

    def records():
        yield from (record(f"work {number}") for number in range(200))
        # Somebody else knows of a later state.
        with elastic.engine.client.within(30) as client:
            put(elastic, client, name, record("late", version(title="Late")), 9)
        yield record("late", version(title="Early"))

    filled = elastic.fill(name, records(), 1)
    elastic.put_in_place(name)

    assert (filled.works, filled.refused) == (201, {})
    assert elastic.engine.search(asking("late")).total == 1


def test_it_is_brought_into_one_piece(elastic):
    name = elastic.new_name()
    index = name.removeprefix("elasticsearch:")

    def pieces():
        return client.indices.segments(index=index)["indices"][index]["shards"]["0"][0]["segments"]

    def records():
        yield record("first")
        for key in ("one", "two"):
            put(elastic, client, name, record(key), 9)
            client.indices.refresh(index=index)
        assert len(pieces()) > 1

    with elastic.engine.client.within(30) as client:
        elastic.fill(name, records(), 1)
        until(lambda: len(pieces()) == 1)
