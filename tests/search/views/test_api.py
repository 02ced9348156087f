"""Search for machines: the promised form, strictly read."""

import pytest
from django.test import Client

from patterns.fallback import public_versions
from tests.copies import on_both_databases


def ask(query="", **headers):
    return Client(headers=headers).get(f"/api/search/{query}")


def test_the_answer_has_the_promised_form(indexed):
    answer = ask("?q=circle").json()

    assert list(answer) == [
        "query", "language", "engine", "instead_of", "degraded", "total", "page", "pages",
        "results", "facets",
    ]  # fmt: skip
    assert list(answer["results"][0]) == [
        "key", "kind", "title", "url", "language", "dir", "text_language", "matched", "excerpt",
    ]  # fmt: skip
    assert list(answer["results"][0]["excerpt"]) == ["text", "spans"]
    assert set(answer["facets"]["kind"][0]) == {"value", "label", "count", "chosen"}


def test_without_words_everything_is_listed(indexed):
    answer = ask().json()
    works = public_versions().filter(translation_key__in=[r["key"] for r in answer["results"]])

    assert answer["total"] == len(answer["results"]) > 5
    assert works.exists()
    assert {result["matched"] for result in answer["results"]} == {None}


def test_the_header_names_the_engine(indexed):
    assert ask("?q=circle").headers["X-Search-Engine"] == "embedded"


def test_a_match_says_in_which_language_and_where(indexed):
    page = indexed.page("circle", "ar")
    (result,) = [
        r
        for r in ask("?q=بالعربية&lang=en").json()["results"]
        if r["key"] == str(page.translation_key)
    ]
    spans, text = result["excerpt"]["spans"], result["excerpt"]["text"]

    assert (result["title"], result["language"], result["dir"]) == ("Circle", "en", "ltr")
    assert result["matched"] == "ar"
    assert "بالعربية" in [text[start:end] for start, end in spans]


def test_the_readers_language_is_asked_for_or_told_by_the_browser(indexed):
    assert ask("?lang=ar").json()["language"] == "ar"
    assert ask("", **{"accept-language": "es"}).json()["language"] == "es"
    arabic = ask("?lang=ar&q=governance").json()["results"][0]
    assert (arabic["language"], arabic["dir"]) == ("ar", "rtl")


def test_an_address_leads_to_the_version(indexed):
    for result in ask("?lang=es").json()["results"]:
        assert Client().get(result["url"]).status_code == 200
        assert f"/{result['language']}/" in result["url"]


def test_facets_narrow_and_count(indexed):
    answer = ask("?kind=technique&kind=case").json()

    assert {result["kind"] for result in answer["results"]} == {"technique", "case"}
    counts = {each["value"]: each for each in answer["facets"]["kind"]}
    assert counts["technique"]["chosen"]
    assert counts["pattern"]["count"] > 0
    assert answer["total"] == counts["technique"]["count"] + counts["case"]["count"]


def test_labels_are_in_the_language_asked_for(indexed):
    topics = ask("?lang=es").json()["facets"]["topic"]

    assert [each["label"] for each in topics] == ["water (es)"]


def test_pages_are_told_and_walked(indexed):
    first, second = (ask(f"?size=4&page={page}").json() for page in (1, 2))

    assert (first["page"], first["pages"]) == (1, -(-first["total"] // 4))
    assert not {r["key"] for r in first["results"]} & {r["key"] for r in second["results"]}
    assert ask("?page=9999").json()["results"] == []


@pytest.mark.parametrize(
    "query",
    ["?kind=poem", "?topic=nonsense", "?page=0", "?page=-1", "?page=1000000000", "?sort=luck",
     "?lang=xx", "?colour=red", "?size=1000", "?q=" + "x" * 100_000],
)  # fmt: skip
def test_a_mistake_gets_400_and_what_is_allowed(indexed, query):
    response = ask(query)
    (error,) = response.json()["errors"]

    assert response.status_code == 400
    assert error["message"]
    assert error["parameter"] in query
    assert error["allowed"] or error["parameter"] == "q"


@pytest.mark.parametrize(
    "words", ["", "a", '"', "'", "*", "AND", "NEAR(", "%00", "%ff%fe", "%E2%80%AE", "+x" * 200]
)
def test_no_words_are_ever_an_error(indexed, words):
    response = ask(f"?q={words}")

    assert response.status_code == 200
    assert response.headers["X-Search-Engine"] == "embedded"


def test_only_reading_is_allowed(indexed):
    assert Client().post("/api/search/").status_code == 405


@on_both_databases
def test_without_an_index_titles_are_found_and_it_is_said(world):
    response = ask("?q=circ&lang=es")
    answer = response.json()

    assert response.headers["X-Search-Engine"] == answer["engine"] == "titles"
    assert answer["degraded"]
    assert [result["key"] for result in answer["results"]] == [world.key("circle")]
    assert answer["results"][0]["language"] == "es"


def test_without_an_index_nothing_hidden_is_found(world):
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(page=world.page("garden"), restriction_type="login")

    assert ask("?q=garden").json()["total"] == 0
    assert ask("?q=&kind=case").json()["total"] == 1
