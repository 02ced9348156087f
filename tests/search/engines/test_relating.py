"""Works near a work."""

from tests.search.making import record, version


def keys(hits):
    return [hit.key for hit in hits]


def test_works_that_share_telling_words_are_near(engine_of):
    engine = engine_of(
        record("a", version(title="Compost", body="worms turn kitchen scraps into soil")),
        record("b", version(title="Soil", body="worms and scraps make it")),
        record("c", version(title="Budget", body="money is decided in the hall")),
        record("d", version(title="Votes", body="they are counted in the hall")),
    )

    assert keys(engine.related("a", ("en",), 1)) == ["b"]


def test_works_filed_alike_are_near(engine_of):
    engine = engine_of(
        record("a", version(title="One"), facets={"topic": ("rare",)}),
        record("b", version(title="Two"), facets={"topic": ("rare",)}),
        record("c", version(title="Three"), facets={"topic": ("other",)}),
    )

    assert keys(engine.related("a", ("en",), 1)) == ["b"]


def test_a_work_is_never_near_itself(engine_of):
    engine = engine_of(record("a", version("en", "Town"), version("es", "Town")), record("b"))

    assert "a" not in keys(engine.related("a", ("en",)))


def test_an_unknown_work_has_none_near(engine_of):
    assert engine_of(record("a")).related("nobody", ("en",)) == ()
