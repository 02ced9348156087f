"""Counts of facets: of works, and true for several choices at once."""

import pytest

from tests.search.making import asking, record, version


@pytest.fixture
def engine(engine_of):
    return engine_of(
        record("a", version("en", "Town"), version("es", "Ciudad"), facets={"topic": ("x", "y")}),
        record("b", version(title="Town"), facets={"topic": ("y",)}, kind="case"),
        record("c", version(title="Town"), facets={"topic": ("z",)}, kind="case"),
        record("d", version(title="Field"), facets={"topic": ("z",)}),
    )


def counts(engine, facet, *words, **facets):
    results = engine.search(asking(*words, **facets))
    return {each.value: each.count for each in results.facets.get(facet, ())}


def test_counts_are_of_works_not_of_versions(engine):
    assert counts(engine, "kind") == {"pattern": 2, "case": 2}
    assert counts(engine, "language") == {"en": 4, "es": 1}


def test_words_narrow_every_count(engine):
    assert counts(engine, "topic", "town") == {"x": 1, "y": 2, "z": 1}


def test_values_of_one_facet_add_up(engine):
    assert engine.search(asking(topic=["x", "z"])).total == 3


def test_facets_narrow_each_other(engine):
    assert engine.search(asking(topic=["y", "z"], kind=["case"])).total == 2


def test_a_choice_leaves_its_own_facets_counts_alone(engine):
    assert counts(engine, "topic", topic=["x"]) == {"x": 1, "y": 2, "z": 2}
    assert counts(engine, "kind", topic=["x"]) == {"pattern": 1}


def test_a_count_is_what_choosing_the_value_gives(engine):
    chosen = {"kind": ["case"], "topic": ["y"]}
    for facet, values in (("kind", ["pattern"]), ("topic", ["z"]), ("language", ["es"])):
        for value in values:
            more = {**chosen, facet: [value]}
            expected = counts(engine, facet, **chosen).get(value, 0)
            assert engine.search(asking(**more)).total == expected


def test_a_chosen_value_stays_at_nought(engine):
    results = engine.search(asking("town", topic=["nobody"]))

    assert results.total == 0
    assert [(c.value, c.count, c.chosen) for c in results.facets["topic"]][-1] == (
        "nobody", 0, True
    )  # fmt: skip


def test_the_most_works_come_first(engine):
    results = engine.search(asking())

    assert [count.value for count in results.facets["topic"]] == ["y", "z", "x"]


def test_values_that_no_work_has_any_more_are_not_offered(engine):
    engine.write([], ["a"])

    assert engine.facet_values()["topic"] == ("y", "z")
