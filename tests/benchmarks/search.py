"""How quick the search is, beside Wagtail's own, on the same pages in the same run.

    python3 manage.py test -m benchmark tests/benchmarks/search.py [--long]

Prints what it measures; --long takes the full numbers of works.
"""

import pytest
from django.core.management import call_command
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from patterns.models import PatternPage
from search.contract import Query
from search.engines import embedded_engine
from search.engines.embedded.building import Building
from search.engines.embedded.engine import EmbeddedEngine
from tests.benchmarks import generated, pages
from tests.benchmarks.apart import rebuilt_apart
from tests.benchmarks.measuring import Served, percentiles, timed

pytestmark = pytest.mark.benchmark


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


def test_pages(empty, count, settings, say):
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "search.admin.backend"},
        "stock": {"BACKEND": "wagtail.search.backends.database"},
    }
    fewer, works = count((500, 1000), (2000, 10_000))
    models = pages.begin(generated.LANGUAGES)
    for there, number in ((1, fewer), (fewer, works)):
        pages.add(models, there, number)
        say(f"two languages, {rebuilt_apart('embedded')}")

    site, questions = Served(), generated.queries(100)

    def visit(words):
        assert site.get("/en/search/", {"q": words}).status_code == 200

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
