"""What every engine promises, in a library of a few invented records."""

import pytest

from search.contract import Order, Query
from tests.search.making import asking, found, record, version


def test_a_match_in_the_name_comes_before_one_in_the_lead_and_the_body(engine_of):
    engine = engine_of(
        record("body", version(title="One", body="A long text about a garden of ours")),
        record("lead", version(title="Two", lead="A long text about a garden of ours")),
        record("name", version(title="A long text about a garden of ours")),
        record("none", version(title="Four", body="A long text about a field of ours")),
    )

    assert found(engine, "gardens") == ["name", "lead", "body"]


def test_the_very_title_comes_first(engine_of):
    engine = engine_of(
        record("longer", version(title="Circle talk: circle after circle", body="circle " * 9)),
        record("exact", version(title="Circle", body="Something else that is long " * 9)),
    )

    assert found(engine, "circle") == ["exact", "longer"]


def test_an_alias_finds_its_work(engine_of):
    engine = engine_of(record("a", version(title="Round", names=("Go-round",))), record("b"))

    assert found(engine, "go round") == ["a"]


def test_a_query_finds_a_work_in_any_of_its_languages(engine_of):
    engine = engine_of(
        record("a", version("en", "Well"), version("ar", "البئر المشترك")), record("b")
    )
    (hit,) = engine.search(asking("بئر مشتركة", "en")).hits

    assert (hit.key, hit.title, hit.language, hit.matched) == ("a", "Well", "en", "ar")
    assert hit.excerpt.text == "البئر المشترك"
    assert hit.excerpt.spans == ((0, 5), (6, 13))


def test_the_readers_version_is_told_where_it_matches_as_well(engine_of):
    engine = engine_of(
        record("a", version("en", "Porto", body="porto " * 9), version("es", "Porto")), record("b")
    )

    assert [hit.matched for hit in engine.search(asking("porto", "es", "en")).hits] == ["es"]


def test_the_readers_language_weighs_more(engine_of):
    engine = engine_of(
        record("en", version("en", "Plan of the year", body="some words beside it")),
        record("es", version("es", "Plan del barrio", body="otras palabras al lado")),
        record("no", version("en", "Other"), version("es", "Otra")),
    )

    assert found(engine, "plan", "en") == ["en", "es"]
    assert found(engine, "plan", "es") == ["es", "en"]


def test_a_work_is_shown_in_the_first_of_the_readers_languages(engine_of):
    engine = engine_of(
        record("a", version("it", "Uno"), version("fr", "Un"), version("en", "One")),
        record("b", version("it", "Due"), version("es", "Dos")),
    )
    hits = engine.search(Query(languages=("ar", "fr", "en"), order=Order.TITLE)).hits

    assert {hit.key: hit.language for hit in hits} == {"a": "fr", "b": "it"}


def test_the_label_of_a_concept_finds_a_work_without_a_version_in_that_language(engine_of):
    engine = engine_of(record("a", labels={"en": ("Water",), "el": ("Νερό",)}), record("b"))
    (hit,) = engine.search(asking("νερο", "en")).hits

    assert (hit.key, hit.matched, hit.excerpt.text) == ("a", "el", "Νερό")


def test_up_to_three_words_must_all_match_where_enough_works_have_them(engine_of):
    both = [record(f"both{n}", version(title=f"Garden in the valley {n}")) for n in range(3)]
    engine = engine_of(*both, record("one", version(title="Garden")))
    results = engine.search(asking("garden valley"))

    assert results.total == 3
    assert not results.relaxed


def test_hardly_any_match_lets_any_of_the_words_do_and_says_so(engine_of):
    engine = engine_of(
        record("both", version(title="Garden in the valley")),
        record("one", version(title="Garden of ours")),
        record("none"),
    )
    results = engine.search(asking("garden valley"))

    assert [hit.key for hit in results.hits] == ["both", "one"]
    assert results.relaxed


def test_a_word_that_nearly_all_works_have_still_finds_them(engine_of):
    engine = engine_of(*(record(f"k{n}", version(title=f"Town {n}")) for n in range(5)))

    assert len(found(engine, "towns")) == 5


@pytest.mark.parametrize("typed", ["accion", "ACCIÓN", "acción", "acciones"])
def test_accents_need_not_be_typed(engine_of, typed):
    engine = engine_of(record("a", version("es", "Acción vecinal")), record("b"))

    assert found(engine, typed, "es") == ["a"]


@pytest.mark.promise("accents")
def test_words_without_accents_may_be_inflected_besides(engine_of):
    engine = engine_of(
        record("a", version("es", "Los países deciden")), record("b", version("es", "Otros"))
    )

    assert found(engine, "pais decidieron", "es") == ["a"]


@pytest.mark.promise("stems")
def test_verbs_find_what_is_named_after_them(engine_of):
    engine = engine_of(record("a", version("es", "Organización vecinal")), record("b"))

    assert found(engine, "organizar", "es") == ["a"]


def test_chinese_is_found_by_any_part_of_it(engine_of):
    engine = engine_of(record("a", version("zh", "市民参加の町")), record("b"))

    for typed in ("参加", "市民参加"):
        assert found(engine, typed, "zh") == ["a"], typed


@pytest.mark.promise("one sign")
def test_chinese_is_found_by_any_sign_of_it(engine_of):
    engine = engine_of(record("a", version("zh", "市民参加の町")), record("b"))

    for typed in ("民", "町"):
        assert found(engine, typed, "zh") == ["a"], typed


def test_no_words_mean_all_by_title(engine_of):
    engine = engine_of(
        record("b", version(title="Éb")), record("c", version(title="C")), record("a")
    )

    assert found(engine) == ["a", "c", "b"]


def test_the_newest_come_first_when_asked_so(engine_of):
    engine = engine_of(record("old", changed="2025-01-01"), record("new", changed="2026-01-01"))
    results = engine.search(Query(order=Order.NEWEST))

    assert [hit.key for hit in results.hits] == ["new", "old"]


def test_pages_don_t_overlap_and_end(engine_of):
    engine = engine_of(*(record(f"k{n:02}", version(title="Town")) for n in range(25)))
    pages = [engine.search(Query(words="town", page=n, size=10)) for n in (1, 2, 3, 4)]

    assert [len(page.hits) for page in pages] == [10, 10, 5, 0]
    assert len({hit.key for page in pages for hit in page.hits}) == 25
    assert {page.total for page in pages} == {25}


@pytest.mark.promise("fallbacks")
def test_titles_are_sorted_by_any_order_of_languages(engine_of):
    engine = engine_of(
        record("a", version("en", "A"), version("it", "Z")), record("b", version("it", "Y"))
    )
    hits = engine.search(Query(languages=("fr", "it"), order=Order.TITLE)).hits

    assert [hit.key for hit in hits] == ["b", "a"]


def test_what_most_works_lead_to_comes_first_among_equals(engine_of):
    engine = engine_of(record("a", version(title="T")), record("b", version(title="T"), prior=0.1))

    assert found(engine, "t") == ["b", "a"]


def test_a_changed_work_is_found_as_it_is_now(engine_of):
    engine = engine_of(record("a", version(title="Before")), record("b"))
    engine.write([record("a", version(title="After"))])

    assert found(engine, "after") == ["a"]
    assert found(engine, "before") == []


def test_a_language_that_went_is_found_no_more(engine_of):
    engine = engine_of(record("a", version("en", "Well"), version("es", "Pozo")), record("b"))
    engine.write([record("a", version("en", "Well"))])

    assert found(engine, "pozo", "es") == []
    assert engine.search(asking(language=["es"])).total == 0


def test_a_work_that_went_is_nowhere(engine_of):
    engine = engine_of(
        record("a", version(title="Zanahoria"), facets={"topic": ("domain/x",)}), record("b")
    )
    assert engine.write([], ["a", "unknown"]) == 1

    results = engine.search(asking())
    assert [hit.key for hit in results.hits] == ["b"]
    assert "topic" not in results.facets
    assert engine.suggest("zan", ("en",)) == ()
    assert engine.search(asking("zanahorja")).spelling == ""
    assert engine.related("a", ("en",)) == ()
    assert dict(engine.digests()).keys() == {"b"}


def test_a_work_may_come_back(engine_of):
    engine = engine_of(record("a", version(title="Well")))
    engine.write([], ["a"])
    engine.write([record("a", version(title="Well"))])

    assert found(engine, "well") == ["a"]


ODD = [
    "", " ", "a", '"', "'", "*", "AND", "OR", "NOT", "NEAR(", "NEAR(a b, 3)", "a*", "^a", "a:b",
    "name:x", "-", "--", "(", ")", "a AND", '"a', "a\0b", "\0", "\ud800", "\u202ea", "\u200f",
    "%", "_", "\\", ";", "'; DROP TABLE work", "x" * 100_000, "x " * 10_000, "市" * 5000,
    "é" * 5000, "🙂", " ".join(map(str, range(99))),
    "١٢٣", "\N{COMBINING ACUTE ACCENT}", "l'", "’’’",
]  # fmt: skip


def test_nothing_typed_is_read_as_a_query_language(engine_of):
    engine = engine_of(record("a", version(title="A and near or not x")), record("b"))

    for typed in ODD:
        assert engine.search(asking(typed)).total <= 2, ascii(typed[:20])
        assert len(engine.suggest(typed, ("en",))) <= 2, ascii(typed[:20])


def test_a_well_engine_says_how_many_works_it_has(engine_of):
    health = engine_of(record("a"), record("b")).health()

    assert health.is_well
    assert health.works == 2


def test_what_only_explains_a_word_comes_after_what_uses_it(engine_of):
    engine = engine_of(
        record("term", version(title="Garden beds"), prior=-0.6),
        record("work", version(title="Garden walls", body="some words more than the other has")),
        record("none"),
    )

    assert found(engine, "garden") == ["work", "term"]
    assert found(engine, "garden beds")[0] == "term"


def test_all_works_come_before_what_explains_words_unless_an_order_is_asked_for(engine_of):
    engine = engine_of(
        record("a", version(title="Any term"), prior=-0.6), record("b", version(title="B work"))
    )
    by_title = engine.search(Query(order=Order.TITLE)).hits

    assert found(engine) == ["b", "a"]
    assert [hit.key for hit in by_title] == ["a", "b"]


def test_a_short_version_names_a_work_whose_text_is_elsewhere(engine_of):
    engine = engine_of(
        record("1", version("en", "Garden"), version("ar", "حديقة", lead="نص", is_short=True)),
        record("2", version("en", "Well")),
    )
    (hit,) = engine.search(asking("حديقة", "ar", "fr", "en")).hits
    assert (hit.title, hit.lead, hit.language, hit.text_language) == ("حديقة", "نص", "ar", "en")

    (hit,) = engine.search(asking("garden", "en")).hits
    assert (hit.title, hit.language, hit.text_language) == ("Garden", "en", "")


def test_a_short_version_outside_the_readers_chain_counts_for_no_order(engine_of):
    # Greek is in no Spanish reader's chain: its title may not decide the place of “b”.
    engine = engine_of(
        record("1", version("en", "b"), version("el", "a", is_short=True)),
        record("2", version("en", "aa")),
    )

    hits = engine.search(asking("", "es", "en")).hits
    assert [hit.title for hit in hits] == ["aa", "b"]
