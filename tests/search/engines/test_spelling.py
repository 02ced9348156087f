"""The nearest spelling that the library has."""

import pytest

from tests.search.making import asking, record, version


@pytest.fixture
def engine(engine_of):
    return engine_of(
        record("a", version(title="Municipality", body="The municipality and its citizens decide")),
        record("b", version("es", "Municipios", body="El ayuntamiento y las vecinas deciden")),
        record("c", version(title="Citizens", body="Citizens assembly water")),
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("muncipality", "municipality"),
        ("municipalitty", "municipality"),
        ("municiaplity", "municipality"),
        ("citizen asembly", "citizen assembly"),
        ("Ayuntamento", "ayuntamiento"),
        ("watre", "water"),
    ],
)
def test_one_slip_is_put_right(engine, typed, meant):
    language = "es" if typed.startswith("A") else "en"

    assert engine.search(asking(typed, language)).spelling == meant


def test_the_right_word_is_found_among_very_many_alike(engine_of):
    starts, ends = "bcdfglmnprst", ("aked", "elled", "inged", "orted", "umbed", "ashed", "olded")
    crowd = [f"{a}{b}{end}" for a in starts for b in "aeiou" for end in ends]
    engine = engine_of(
        record("crowd", version(title="Crowd", body=" ".join(crowd))),
        record("one", version(title="Launched")),
    )

    assert engine.search(asking("laucnhed")).spelling == "launched"


@pytest.mark.parametrize("typed", ["municipality", "citizen", "the", "", "qqqqqqq", "12345"])
def test_what_is_known_or_like_nothing_is_left_alone(engine, typed):
    assert engine.search(asking(typed)).spelling == ""


def test_a_spelling_is_only_offered_where_it_finds_more(engine):
    results = engine.search(asking("munisipality"))

    assert results.total == 0
    assert engine.search(asking(results.spelling)).total > 0
