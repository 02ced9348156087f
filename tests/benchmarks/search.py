"""How quick the search is, beside Wagtail's own, on the same pages in the same run.

    python3 manage.py test -m benchmark tests/benchmarks/search.py [--long]

Prints what it measures; --long takes the full numbers of works.
"""

import resource
import time
from contextlib import contextmanager
from typing import NamedTuple

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from patterns.models import PatternPage
from search.contract import Query
from search.engines import embedded_engine
from search.engines.embedded.building import Building
from search.engines.embedded.engine import EmbeddedEngine
from search.rebuilding import rebuild
from tests.benchmarks import generated, pages
from tests.copies import SqliteCopies

pytestmark = pytest.mark.benchmark


@pytest.fixture
def say(capsys):
    def said(text):
        with capsys.disabled():
            print(f"\n  {text}", end="", flush=True)  # noqa: T201 - figures are for reading

    return said


@contextmanager
def timed(say, what):
    start = time.perf_counter()
    yield
    say(f"{what}: {time.perf_counter() - start:.2f} s")


class Taken(NamedTuple):
    """Milliseconds."""

    p50: float
    p95: float

    def __str__(self):
        return f"p50 {self.p50:.1f} ms, p95 {self.p95:.1f} ms"


def percentiles(work, questions):
    """Milliseconds that half and all but one in twenty stay under."""
    work(questions[0])
    taken = []
    for question in questions:
        start = time.perf_counter()
        work(question)
        taken.append((time.perf_counter() - start) * 1000)
    taken.sort()
    return Taken(taken[len(taken) // 2], taken[len(taken) * 95 // 100])


def test_two_words_with_five_facets(count, tmp_path, say):
    for works in count((1000, 10_000), (1000, 10_000, 100_000)):
        building = Building(tmp_path / f"{works}.sqlite3")
        with timed(say, f"{works} works in two languages, written"):
            building.fill(generated.records(works))
        building.put_in_place()
        engine = EmbeddedEngine(building.lasting_path)

        def ask(words, engine=engine):
            return engine.search(Query(words=words, languages=("en", "es")))

        say(f"{works} works, two words: {percentiles(ask, generated.queries(300))}")
        say(f"{works} works, suggestions: {percentiles(typing(engine), generated.queries(300, 1))}")


def typing(engine):
    return lambda words: engine.suggest(words[:4], ("en", "es"))


@pytest.fixture
def empty(migrated, django_test_environment, django_db_blocker, tmp_path):
    with django_db_blocker.unblock(), SqliteCopies(tmp_path, migrated, lambda: None).one():
        yield


def test_pages(empty, count, tmp_path, settings, say):
    settings.SEARCH_EMBEDDED_PATH = tmp_path / "search.sqlite3"
    settings.SEARCH_ADMIN_PATH = tmp_path / "admin.sqlite3"
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "search.admin.backend"},
        "stock": {"BACKEND": "wagtail.search.backends.database"},
    }
    works = count(1000, 10_000)
    pages.fill(works)
    with timed(say, f"{works} works ({2 * works} pages), rebuilt"):
        rebuild()
    say(f"memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")

    browser, questions = Client(), generated.queries(100)

    def visit(words):
        assert browser.get("/en/search/", {"q": words}).status_code == 200

    say(f"the whole search page: {percentiles(visit, questions)}")
    publish_to_findable(say)
    beside_stock(questions, say)


def publish_to_findable(say):
    page = PatternPage.objects.get(slug="model", locale__language_code="en")
    page.title = "Zanahoria"
    with timed(say, "published and found"):
        page.save_revision().publish()
        assert embedded_engine().search(Query(words="zanahoria")).total == 1


def beside_stock(questions, say):
    """The same questions on the same pages: the library's backend, then Wagtail's own."""
    taken = {}
    for name in ("default", "stock"):
        with timed(say, f"Wagtail's own search, {name} backend, indexed"):
            call_command("wagtail_update_index", backend_name=name, verbosity=0)
        backend = get_search_backend(name)

        def ask(words, backend=backend):
            return list(backend.search(words, Page.objects.live())[:20])

        taken[name] = percentiles(ask, questions[:20])
        say(f"Wagtail's own search, {name} backend: {taken[name]}")
    ratio = taken["stock"].p95 / taken["default"].p95
    say(f"The library's backend is {ratio:.0f} times as quick as Wagtail's own.")
