"""Filling an index on a real server."""

import pytest

from search.engines.elastic.naming import write_alias
from tests.search.making import asking, record, version

pytestmark = pytest.mark.needs("elasticsearch")


def test_a_work_that_comes_twice_is_one(elastic):
    name = elastic.new_name()
    twice = [record("a", version(title="Water")), record("b"), record("a", version(title="Wine"))]
    filled = elastic.fill(name, twice, 1)
    elastic.put_in_place(name)

    assert (filled.works, filled.refused) == (2, {})
    assert elastic.engine.search(asking("wine")).total == 1
    assert elastic.engine.search(asking("water")).total == 0


def test_what_somebody_wrote_meanwhile_stays_and_is_no_trouble(elastic):
    name = elastic.new_name()

    def records():
        yield from (record(f"work {number}") for number in range(200))
        # The first of them are in by now, and somebody else knows of a later state.
        with elastic.engine.client.within(30) as client:
            alias = write_alias(name.removeprefix("elasticsearch:"))
            ((_key, later),) = elastic.engine.changes([record("late", version(title="Late"))], ())
            client.index(index=alias, id="late", document=later, version=9, version_type="external")
        yield record("late", version(title="Early"))

    filled = elastic.fill(name, records(), 1)
    elastic.put_in_place(name)

    assert (filled.works, filled.refused) == (201, {})
    assert elastic.engine.search(asking("late")).total == 1
