"""Words that could be written otherwise: both engines count them alike."""

import pytest

from search.contract import Also, Query
from tests.search.making import record, version

LIBRARY = (
    record("hall", version(body="The town hall opens its doors.")),
    record("apart", version(body="A hall in another town, of wood.")),
    record("casa", version("es", "Otra", body="El ayuntamiento abre sus puertas.")),
    record("both", version(body="A city hall of wood.")),
)


@pytest.fixture
def engine(engine_of):
    return engine_of(*LIBRARY)


def asked(engine, words, *others):
    return [hit.key for hit in engine.search(Query(words, also=others)).hits]


def test_several_words_are_found_as_a_phrase_only(engine):
    assert asked(engine, "municipio", Also(("municipio",), "en", "town hall")) == ["hall"]


def test_another_wording_counts_for_each_word_it_stands_for(engine):
    other = Also(("city", "hall"), "en", "town hall")

    assert set(asked(engine, "city hall doors", other)) >= {"hall"}
    assert engine.search(Query("city hall doors", also=(other,))).relaxed
    assert asked(engine, "city hall opens", other)[0] == "hall"


def test_another_language_is_asked_in_its_own_words(engine):
    assert asked(engine, "city", Also(("city",), "es", "ayuntamientos")) == ["both", "casa"]


def test_what_means_something_near_comes_after_what_means_the_same(engine):
    near, same = Also(("x",), "en", "city", 0.5), Also(("x",), "en", "doors", 1.0)

    assert asked(engine, "x", near, same) == ["hall", "both"]
    assert set(asked(engine, "x", near)) == {"both"}


def test_the_other_wording_is_marked(engine):
    (hit,) = engine.search(Query("x", also=(Also(("x",), "en", "city hall"),))).hits
    marked = [hit.excerpt.text[start:end] for start, end in hit.excerpt.spans]

    assert " ".join(marked) == "city hall"


def test_no_term_is_read_as_a_query_language(engine):
    for text in ('"', "NEAR(a b)", "a* OR b", "name : x", "\x00", ""):
        asked(engine, "town", Also(("town",), "en", text))


def test_in_a_very_large_library_too(embedded_of, monkeypatch):
    """There, words are weighed together."""
    monkeypatch.setattr("search.engines.embedded.ranking.WEIGHED_UP_TO", 0)
    engine = embedded_of(*LIBRARY)
    near, same = Also(("x",), "en", "city", 0.5), Also(("x",), "en", "doors", 1.0)

    assert asked(engine, "x", near, same) == ["hall", "both"]
    assert asked(engine, "municipio", Also(("municipio",), "en", "town hall")) == ["hall"]
