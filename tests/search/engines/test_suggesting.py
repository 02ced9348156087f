"""Names that begin like what is typed."""

import pytest

from tests.search.making import record, version


@pytest.fixture
def engine(engine_of):
    return engine_of(
        record("a", version("en", "Circle of chairs"), version("es", "Corro de sillas")),
        record("b", version("en", "The open circle", names=("Cirque",))),
        record("c", version("es", "Cirugía lenta")),
        record("d", version("en", "Garden"), labels={"en": ("Civic life",), "es": ("Cívico",)}),
    )


def texts(engine, typed, *languages, **given):
    return [one.text for one in engine.suggest(typed, languages or ("en",), **given)]


def test_names_that_begin_so_come_first(engine):
    assert texts(engine, "circ") == ["Circle of chairs", "The open circle"]


def test_the_readers_language_comes_first(engine):
    assert texts(engine, "cir", "es")[0] == "Cirugía lenta"


def test_what_the_reader_reads_comes_before_what_only_begins_so(engine_of):
    engine = engine_of(
        record("a", version("en", "Circle of chairs")),
        record("b", version("es", "Nuestro circo")),
    )

    assert texts(engine, "circ", "es", "en") == ["Nuestro circo", "Circle of chairs"]


def test_very_many_names_of_another_language_don_t_crowd_out_the_readers(engine_of):
    crowd = [record(f"k{n}", version("en", f"Circle {n}")) for n in range(300)]
    engine = engine_of(*crowd, record("one", version("es", "Círculo")))

    assert texts(engine, "circ", "es", "en")[0] == "Círculo"


def test_an_alias_leads_to_its_work(engine):
    (one,) = engine.suggest("cirqu", ("en",))

    assert (one.text, one.key, one.title) == ("Cirque", "b", "The open circle")


def test_a_name_in_another_language_leads_to_the_readers_version(engine):
    (one,) = engine.suggest("corro", ("en",))

    assert (one.text, one.language, one.title) == ("Corro de sillas", "es", "Circle of chairs")


def test_the_label_of_a_concept_leads_to_a_search(engine):
    (one,) = engine.suggest("civic l", ("en",))

    assert (one.text, one.key, one.address) == ("Civic life", "", "")


def test_every_whole_word_must_be_there(engine):
    assert texts(engine, "open cir") == ["The open circle"]
    assert texts(engine, "shut cir") == []


def test_accents_need_not_be_typed(engine):
    assert texts(engine, "cirugia", "es") == ["Cirugía lenta"]


def test_there_are_no_more_than_asked_for(engine):
    assert len(texts(engine, "ci", limit=2)) == 2


def test_each_work_is_suggested_once(engine):
    keys = [one.key for one in engine.suggest("c", ("en", "es")) if one.key]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("title", ["ab⑴cd", "a㏂b", "½ day", "हिन्दी सभा", "paraŀlel"])
def test_signs_that_part_a_word_are_typed_like_any_other(engine_of, title):
    engine = engine_of(record("a", version(title=title)), record("b"))

    assert [one.key for one in engine.suggest(title, ("en",))] == ["a"]
