"""Both engines on the same works in three languages, in the same run: what readers wait for.

    python3 manage.py test -m benchmark tests/benchmarks/engines.py [--long]

Prints each figure as a share of what is allowed, then how the engines compare and grow; --long
takes the full numbers of works. Elasticsearch is the suite's own, or the one that is named.
"""

import json
import threading
import time
from collections import defaultdict
from contextlib import suppress
from uuid import uuid4

import pytest

from patterns.models import PatternPage
from search import engines, keeping
from search.breaker import breaker_of
from search.contract import EngineUnavailable, Query
from search.engines.elastic.client import TENDING, Reader
from search.engines.elastic.server import Server
from search.engines.elastic.temporary import temporary
from search.engines.embedded.building import Building
from search.engines.embedded.engine import EmbeddedEngine
from tests.benchmarks import generated, pages
from tests.benchmarks.apart import rebuilt_apart
from tests.benchmarks.generated import THREE
from tests.benchmarks.measuring import Served, against, of, percentiles, timed

pytestmark = [pytest.mark.benchmark, pytest.mark.needs("elasticsearch")]

EMBEDDED, ELASTIC = "embedded", "elasticsearch"
#: What is allowed: milliseconds at the 95th percentile of the page, seconds of a rebuild.
PAGE, REBUILD = {EMBEDDED: 50, ELASTIC: 80}, {EMBEDDED: 50, ELASTIC: 70}
OWN_SHARE, SUGGESTIONS, FOUND_WITHIN = 15, 15, 1
ASKED, PUBLISHED = 200, 5
#: A server that has just started is slow until its own code is compiled.
WARMING = 300
#: Those that the page must count.
FACETS = ("topic", "phase", "purpose", "function", "actor", "action")


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


def test_pages(server, count, settings, monkeypatch, say):
    lines = rebuilds(server, count((200, 500), (2000, 10_000)), say)
    said, asked = [], raw_answers(monkeypatch)
    taken = defaultdict(dict)
    for engine in (ELASTIC, EMBEDDED):
        settings.ELASTICSEARCH_URL = [server["ELASTICSEARCH_URL"]] if engine == ELASTIC else []
        warmed(engines.named(engine).engine)
        page, own = visits(engine, asked)
        suggested = percentiles(typing(engine), generated.queries(ASKED, 1))
        taken["search page"][engine], taken["suggestions"][engine] = page, suggested
        lines.append(against(PAGE[engine], page.p95, f"search page, {engine}, p95"))
        lines.append(against(SUGGESTIONS, suggested.p95, f"suggestions, {engine}, p95"))
        if engine == ELASTIC:
            lines.append(against(OWN_SHARE, own.p95, f"the view's own share, {engine}, p95"))
        said.append(f"{engine}: page {page}; without the server's answers {own}")
        said.append(f"{engine}: suggestions {suggested}")
    settings.ELASTICSEARCH_URL = [server["ELASTICSEARCH_URL"]]
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


def raw_answers(monkeypatch):
    """Milliseconds of each answer of the server from here on, read and unpacked."""
    asked, ask = [], Reader.ask

    def timed_ask(reader, search):
        start = time.perf_counter()
        try:
            return ask(reader, search)
        finally:
            asked.append((time.perf_counter() - start) * 1000)

    monkeypatch.setattr(Reader, "ask", timed_ask)
    return asked


def visits(engine, asked):
    """What the page takes, and what it takes without the server's answers."""
    site, whole, own = Served(), [], []

    def visit(words):
        asked.clear()
        start = time.perf_counter()
        response = site.get("/en/search/", {"q": words})
        whole.append((time.perf_counter() - start) * 1000)
        own.append(whole[-1] - sum(asked))
        assert response.status_code == 200
        assert response["X-Search-Engine"] == engine
        return response.content.decode()

    first, *questions = generated.queries(WARMING + ASKED)[WARMING - 1 :]
    assert "<mark>" in visit(first)
    assert sum(f'name="{name}"' in visit(first) for name in FACETS) == len(FACETS)
    whole.clear(), own.clear()
    for words in questions:
        visit(words)
    return of(whole), of(own)


def warmed(engine):
    """The same engine, having answered other questions."""
    for words in generated.queries(WARMING):
        with suppress(EngineUnavailable):
            engine.search(Query(words=words, languages=THREE))
            engine.suggest(words[:4], THREE)
    return engine


def typing(engine):
    site = Served()

    def typed(word):
        response = site.get("/en/search/suggest/", {"q": word[:4]})
        assert response["X-Search-Engine"] == engine
        assert json.loads(response.content)["suggestions"]

    return typed


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
                wait_until(lambda e=engine, q=query: engines.named(e).engine.search(q).total)
                seconds[engine].append(time.perf_counter() - start)
    finally:
        stop.set()
        worker.join()
    return seconds


def wait_until(is_so, within=30):
    last = time.monotonic() + within
    while not is_so():
        assert time.monotonic() < last, "It was not found in time."
        time.sleep(0.01)


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
