"""A server that can't answer is not noticed: the embedded engine answers, and it is said."""

import pytest

from search import outbox
from search.breaker import breaker_of
from search.contract import EngineUnavailable
from search.engines import embedded_engine
from search.find import facet_values, find, related, suggest
from search.rebuilding import rebuild
from tests.search.making import asking
from tests.search.views.pages import visit

DOWN = EngineUnavailable("refused", "It doesn't answer.")


@pytest.fixture
def both(indexed, server):
    rebuild(server)
    return server


def test_the_server_answers_where_it_can(both):
    results = find(asking("circle"))

    assert results.engine == "stand-in"
    assert (results.instead_of, results.degraded) == ("", False)


def test_else_the_embedded_engine_answers_and_says_for_whom(both):
    both.trouble = DOWN
    results = find(asking("circle"))

    assert results.hits == embedded_engine().search(asking("circle")).hits != ()
    assert (results.engine, results.instead_of) == ("embedded", "stand-in")
    assert not results.degraded


def test_it_says_so_where_something_may_be_missing(both, indexed):
    both.trouble = DOWN
    outbox.note({indexed.key("garden")})

    assert find(asking("circle")).degraded


def test_the_page_says_so_in_a_line_and_only_then(both, indexed):
    def said():
        return visit("/en/search/?q=circle").text("p[@class='notice']")

    assert said() == ""
    both.trouble = DOWN
    assert said() == ""
    outbox.note({indexed.key("garden")})
    assert said() == "The newest changes may be missing from these results."


def test_an_answer_in_part_is_none(both):
    both.is_partial = True
    results = find(asking("circle"))

    assert results.engine == "embedded"
    assert results.total > 0


def test_a_fault_in_an_engine_is_no_fault_of_the_page(both, monkeypatch):
    monkeypatch.setattr(type(both.engine), "search", lambda self, query: 1 / 0)

    assert find(asking("circle")).engine == "embedded"


def test_suggestions_and_related_works_go_on(both, indexed):
    both.trouble = DOWN

    assert suggest("cir", "en")[1]
    assert related(indexed.key("circle"), "en")
    assert facet_values()["kind"]


def test_a_page_asks_a_silent_server_once(both):
    both.trouble = DOWN
    before = next(both.engine.asked)
    for _ in range(4):
        find(asking("circle"))

    assert next(both.engine.asked) - before == 2


def test_without_both_titles_are_found(world, server):
    results = find(asking("circle"))

    assert results.engine == "titles"
    assert (results.instead_of, results.degraded) == ("stand-in", True)
    assert results.total > 0


def test_the_breaker_keeps_requests_from_a_server_that_fails(both, monkeypatch):
    monkeypatch.setattr("search.breaker._SAME_THREAD_RESTS", 0.0)
    both.trouble = DOWN
    for _ in range(10):
        find(asking("circle"))

    assert next(both.engine.asked) == 5
    assert breaker_of("stand-in").is_open
