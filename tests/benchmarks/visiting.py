"""The search page and suggestions in a process that does nothing else, like one that serves.

`python3 -m tests.benchmarks.visiting elasticsearch` asks the site that the environment names, in
which that engine answers, and prints milliseconds of each question as JSON.
"""

import json
import sys
import time
from contextlib import suppress

from search.contract import EngineUnavailable, Query
from search.engines.elastic.client import Reader
from tests.benchmarks import generated
from tests.benchmarks.measuring import Served

ASKED = 200
#: A server that has just started is slow until its own code is compiled.
WARMING = 300
#: Those that the page must count.
FACETS = ("topic", "phase", "purpose", "function", "actor", "action")


def main(name):
    import django

    django.setup()
    from search import engines

    warmed(engines.named(name).engine)
    site = Served()
    whole, own = visits(site, name, raw_answers())
    told = {"page": whole, "own": own, "suggestions": typing(site, name)}
    print(json.dumps(told))  # noqa: T201 - it is read by whoever started it


def warmed(engine):
    """The same engine, having answered other questions."""
    for words in generated.queries(WARMING):
        with suppress(EngineUnavailable):
            engine.search(Query(words=words, languages=generated.THREE))
            engine.suggest(words[:4], generated.THREE)
    return engine


def raw_answers():
    """Milliseconds of each answer of the server from here on, read and unpacked."""
    asked, ask = [], Reader.ask

    def timed_ask(reader, search):
        start = time.perf_counter()
        try:
            return ask(reader, search)
        finally:
            asked.append((time.perf_counter() - start) * 1000)

    Reader.ask = timed_ask
    return asked


def visits(site, engine, asked):
    """What each page takes, and what it takes without the server's answers."""
    whole, own = [], []

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
    return whole, own


def typing(site, engine):
    taken = []
    first, *others = generated.queries(ASKED, 1)
    for word in (first, first, *others):
        start = time.perf_counter()
        response = site.get("/en/search/suggest/", {"q": word[:4]})
        taken.append((time.perf_counter() - start) * 1000)
        assert response["X-Search-Engine"] == engine
        assert json.loads(response.content)["suggestions"]
    return taken[1:]


if __name__ == "__main__":
    main(*sys.argv[1:])
