"""Both engines on the same works in three languages, in the same run: what readers wait for.

    python3 manage.py test -m benchmark tests/benchmarks/engines.py [--long]

Prints each figure as a share of what is allowed, then how the engines compare and grow; --long
takes the full numbers of works. Elasticsearch is the suite's own, or the one that is named.
"""

import threading
import time
from collections import defaultdict
from uuid import uuid4

import pytest

from patterns.models import PatternPage
from search import engines, keeping
from search.breaker import breaker_of
from search.contract import Query
from search.engines.elastic.client import TENDING
from search.engines.elastic.server import Server
from search.engines.elastic.temporary import temporary
from search.engines.embedded.building import Building
from search.engines.embedded.engine import EmbeddedEngine
from tests.benchmarks import generated, pages, visiting
from tests.benchmarks.apart import apart, rebuilt_apart
from tests.benchmarks.generated import THREE
from tests.benchmarks.measuring import against, of, percentiles, timed
from tests.benchmarks.visiting import ASKED, WARMING, warmed
from tests.waiting import until

pytestmark = [pytest.mark.benchmark, pytest.mark.needs("elasticsearch")]

EMBEDDED, ELASTIC = "embedded", "elasticsearch"
#: What is allowed: milliseconds at the 95th percentile of the page, seconds of a rebuild.
PAGE, REBUILD = {EMBEDDED: 50, ELASTIC: 80}, {EMBEDDED: 50, ELASTIC: 70}
OWN_SHARE, SUGGESTIONS, FOUND_WITHIN = 15, 15, 1
PUBLISHED = 5


@pytest.fixture
def server(empty, elasticsearch, settings, monkeypatch):
    """A site that searches in Elasticsearch, under a prefix of its own that goes with it."""
    settings.ELASTICSEARCH_URL = [elasticsearch]
    settings.ELASTICSEARCH_PREFIX = f"benchmark-{uuid4().hex[:8]}"
    breaker_of(ELASTIC).forget()
    # The index of the admin's lists is another matter, and takes a minute.
    monkeypatch.setattr(keeping, "make_where_missing", lambda: False)
    yield {
        "ELASTICSEARCH_URL": elasticsearch,
        "ELASTICSEARCH_PREFIX": settings.ELASTICSEARCH_PREFIX,
    }
    indexes = engines.named(ELASTIC)
    with indexes.engine.client.within(TENDING) as client:
        for index in client.indices.get_alias(index=indexes.engine.names.of_any_shape).body:
            client.indices.delete(index=index, ignore_unavailable=True)


def test_pages(server, count, say):
    lines = rebuilds(server, count((200, 500), (2000, 10_000)), say)
    said, taken = [], defaultdict(dict)
    for engine in (ELASTIC, EMBEDDED):
        there = server if engine == ELASTIC else {}
        told = apart(visiting.__name__, engine, **there)
        page, own, suggested = (of(told[what]) for what in ("page", "own", "suggestions"))
        taken["search page"][engine], taken["suggestions"][engine] = page, suggested
        lines.append(against(PAGE[engine], page.p95, f"search page, {engine}, p95"))
        lines.append(against(SUGGESTIONS, suggested.p95, f"suggestions, {engine}, p95"))
        if engine == ELASTIC:
            lines.append(against(OWN_SHARE, own.p95, f"the view's own share, {engine}, p95"))
        said.append(f"{engine}: page {page}; without the server's answers {own}")
        said.append(f"{engine}: suggestions {suggested}")
    for engine, seconds in published().items():
        what = f"published and found, {engine}, the slowest of {PUBLISHED}"
        lines.append(against(FOUND_WITHIN, max(seconds), what, "s"))
    for what, by_engine in taken.items():
        ratio = by_engine[ELASTIC].p95 / by_engine[EMBEDDED].p95
        lines.append(f"{ratio:.1f} times as long takes Elasticsearch for: {what}")
    for line in (*lines, *said):
        say(line)


def rebuilds(server, sizes, say):
    """The library grows to each size and is indexed there; lines for the last one."""
    models, there = pages.begin(THREE), 1
    most = defaultdict(list)
    for works in sizes:
        pages.add(models, there, works)
        there = works
        for engine in (EMBEDDED, ELASTIC):
            rebuilt = rebuilt_apart(engine, **server)
            most[engine].append(rebuilt.most)
            say(f"{engine}, three languages, {rebuilt}")
            last = against(REBUILD[engine], rebuilt.seconds, f"rebuild, {engine}", "s")
            most[engine, "line"] = [last]
    return [
        line
        for engine in (EMBEDDED, ELASTIC)
        for line in (
            *most[engine, "line"],
            f"{most[engine][-1] / most[engine][0]:.2f} times the memory for "
            f"{sizes[-1] / sizes[0]:.0f} times the works: rebuild, {engine}",
        )
    ]


def published():
    """Seconds from the click to being found, by engine, while the index is kept."""
    seconds, stop = defaultdict(list), threading.Event()
    worker = threading.Thread(target=keeping.keep, args=(stop,))
    worker.start()
    try:
        for number in range(PUBLISHED):
            page = PatternPage.objects.get(slug="model", locale__language_code="en")
            page.title = f"Zanahoria{number}"
            start = time.perf_counter()
            page.save_revision().publish()
            for engine in (EMBEDDED, ELASTIC):
                query = Query(words=page.title)
                until(lambda e=engine, q=query: engines.named(e).engine.search(q).total)
                seconds[engine].append(time.perf_counter() - start)
    finally:
        stop.set()
        worker.join()
    return seconds


def test_growth(elasticsearch, django_test_environment, count, settings, tmp_path, say):
    sizes = count((100, 500), (1000, 10_000, 100_000))
    about = (settings.ELASTICSEARCH_API_KEY, settings.ELASTICSEARCH_CA_FILE, "growth")
    with temporary(Server((elasticsearch,), *about), THREE, tuple(generated.FACETS)) as es:
        for works in sizes:
            with timed(say, f"{ELASTIC}: {works} works in three languages, written"):
                name = es.new_name()
                es.fill(name, generated.records(works, THREE), 1)
                es.put_in_place(name)
            say(answers(ELASTIC, warmed(es.engine), works))
            es.drop(name)
            building = Building(tmp_path / f"{works}.sqlite3")
            with timed(say, f"{EMBEDDED}: {works} works in three languages, written"):
                building.fill(generated.records(works, THREE))
            building.put_in_place()
            say(answers(EMBEDDED, EmbeddedEngine(building.lasting_path), works))


def answers(name, engine, works):
    searched = percentiles(
        lambda words: engine.search(Query(words=words, languages=THREE)),
        generated.queries(WARMING + ASKED)[WARMING:],
    )
    suggested = percentiles(
        lambda word: engine.suggest(word[:4], THREE), generated.queries(ASKED, 1)
    )
    return f"{name}: {works} works, two words: {searched}; suggestions: {suggested}"
