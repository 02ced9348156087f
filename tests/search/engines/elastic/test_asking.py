"""A query as Elasticsearch is asked it; no server is needed."""

import json

import pytest

from patterns.weights import Weight
from search.contract import Order, Query
from search.engines.elastic import asking, spelling, suggesting
from search.matching import MINIMUM_SHOULD_MATCH, READERS_LANGUAGE
from tests.search.making import asking as asked

LANGUAGES, FACETS = ("en", "es"), ("kind", "topic", "phase")


def body(query, **given):
    return asking.search(query, LANGUAGES, FACETS, **given).to_dict()


def by_language(made):
    clauses = made["query"]["function_score"]["query"]["dis_max"]["queries"]
    return {clause["dis_max"]["_name"]: clause["dis_max"] for clause in clauses}


def everything_in(made):
    """Every key and value, however deep."""
    if isinstance(made, dict):
        yield from made
        made = made.values()
    elif not isinstance(made, list | tuple):
        yield made
        return
    for each in made:
        yield from everything_in(each)


def test_every_language_is_asked_and_the_readers_counts_three_times():
    boosts = {code: one["boost"] for code, one in by_language(body(asked("town", "es"))).items()}

    assert boosts == {"en": 1.0, "es": READERS_LANGUAGE}


def test_names_leads_and_bodies_weigh_what_they_weigh_everywhere():
    by_stems, _ = by_language(body(asked("town")))["en"]["queries"]
    fields = by_stems["combined_fields"]["fields"]

    assert fields == [
        f"names.en^{int(Weight.NAME)}", f"labels.en^{int(Weight.LEAD)}",
        f"lead.en^{int(Weight.LEAD)}", f"body.en^{int(Weight.BODY)}",
    ]  # fmt: skip


@pytest.mark.parametrize(("relaxed", "rule"), [(False, MINIMUM_SHOULD_MATCH), (True, "1")])
def test_the_rule_says_how_many_words_must_match(relaxed, rule):
    by_stems, as_typed = by_language(body(asked("town hall"), relaxed=relaxed))["en"]["queries"]

    assert by_stems["combined_fields"]["minimum_should_match"] == rule
    assert as_typed["match"]["folded.en"]["minimum_should_match"] == rule


def test_stop_words_are_left_out_in_their_language_unless_there_are_no_others():
    words = asking.asked_in_each("the la plaza", LANGUAGES)

    assert words["en"].words == "la plaza"
    assert words["es"].words == "the plaza"
    assert asking.asked("the", "en").words == "the"


def test_a_word_typed_twice_is_one_word():
    assert asking.asked("town towns", "en").count == 1


def test_words_without_accents_are_asked_for_besides():
    _, as_typed = by_language(body(asked("Acción", "es")))["es"]["queries"]

    assert as_typed["match"]["folded.es"]["query"] == "accion"


def test_the_very_title_counts_more_than_another_name():
    functions = body(asked("Open circle"))["query"]["function_score"]["functions"]
    gains = {
        field: function["weight"]
        for function in functions
        for field in function.get("filter", {}).get("term", {})
    }

    assert gains["title.en"] > gains["also.en"] > 1


def test_without_words_all_works_are_sorted_for_the_reader():
    made = body(asked("", "es"))

    assert made["query"] == {"match_all": {}}
    assert made["sort"] == [{"explains": "asc"}, {"order.es": "asc"}, {"key": "asc"}]
    assert "highlight" not in made


def test_every_order_ends_with_the_key_so_that_pages_don_t_overlap():
    for order in Order:
        for words in ("", "town"):
            assert body(Query(words=words, order=order))["sort"][-1] == {"key": "asc"}


def test_hits_are_narrowed_by_all_choices_and_counts_by_those_of_other_facets():
    made = body(asked("town", topic=["x", "y"], kind=["case"]))
    topic, kind = {"terms": {"facets.topic": ["x", "y"]}}, {"terms": {"facets.kind": ["case"]}}
    made = json.loads(json.dumps(made))
    counts = made["aggs"]

    assert made["post_filter"] == {"bool": {"filter": [kind, topic]}}
    assert counts["topic"]["filter"] == {"bool": {"filter": [kind]}}
    assert counts["kind"]["filter"] == {"bool": {"filter": [topic]}}
    assert set(counts["others"]["aggs"]) == {"phase"}
    assert len(counts["others"]["filter"]["bool"]["filter"]) == 2


def test_pages_end_where_the_index_ends_them():
    made = body(Query(page=10_000, size=100))

    assert (made["from"], made["size"]) == (100_000, 0)


def test_nothing_typed_becomes_a_field_or_a_kind_of_query():
    typed = 'title:secret OR body:* AND "a b"~2 _exists_:key {"match_all": {}}'
    made = body(asked(typed, topic=["x) OR (y"]))
    plain = set(everything_in(body(asked("title", topic=["z"]))))

    keys = {each for each in everything_in(made) if isinstance(each, str)} - plain
    assert keys
    assert not {"query_string", "simple_query_string", "script", "regexp", "wildcard"} & keys
    assert all(typed not in each for each in keys)


def test_what_is_being_typed_is_looked_for_at_the_beginning_and_inside():
    made = suggesting.search("open ci", ("es", "en"), LANGUAGES, 8).to_dict()
    clauses = [one["constant_score"] for one in made["query"]["dis_max"]["queries"]]
    best = max(clauses, key=lambda clause: clause["boost"])

    assert best["filter"] == {"prefix": {"title.es": "open ci"}}
    inside = {"match_bool_prefix": {"begins.en": {"query": "open ci", "operator": "and"}}}
    assert inside in [clause["filter"] for clause in clauses]


def test_another_spelling_is_looked_for_in_the_readers_language():
    words = spelling.words_of(Query("the muncipality"), "en")
    made = spelling.search(words, "en", LANGUAGES).to_dict()

    assert [word.word for word in words] == ["muncipality"]
    assert made["suggest"]["0"]["term"]["field"] == "written.en"
