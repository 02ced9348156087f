"""What an outage of Elasticsearch costs editors and readers, beside the same with it well.

    python3 manage.py test -m benchmark tests/benchmarks/outage.py

Publishes a pattern of two languages, and a full one of six, through the admin's form while keepers
work beside it, and asks a process that has just begun its first questions. Elasticsearch is the
suite's own, or the one that is named, behind a gate.
"""

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest
from django.conf import settings as project
from django.db import connections
from django.test import Client
from django.urls import reverse

from patterns.models import Account
from search import engines, keeping
from search.rebuilding import rebuild
from tests import worlds
from tests.benchmarks.measuring import against, of
from tests.benchmarks.publishing import big_pattern
from tests.patterns.editing import form_data
from tests.search.survival.conftest import gate

__all__ = ["gate"]

pytestmark = [pytest.mark.benchmark, pytest.mark.needs("elasticsearch")]

MODES = {"open": "well", "refused": "gone", "never": "silent"}
#: Milliseconds that are allowed.
PUBLISH, FIRST = 300, 1000
ROUNDS, PROCESSES = 15, 3
FIRST_QUESTIONS = """
import json, time
from wsgiref.util import setup_testing_defaults
from cms_config.wsgi import application

taken = []
for words in ("circle", "decides", "place"):
    asked = {"PATH_INFO": "/en/search/", "QUERY_STRING": f"q={words}", "HTTP_HOST": "localhost"}
    setup_testing_defaults(asked)
    start, said = time.perf_counter(), []
    b"".join(application(asked, lambda status, headers: said.append(status)))
    taken.append((time.perf_counter() - start) * 1000)
    assert said == ["200 OK"], said
print(json.dumps(taken))
"""


@pytest.fixture
def library(empty, gate):
    """Patterns of the small library with a big one beside them, in both engines' indexes."""
    worlds.fill()
    patterns = {
        "two languages": worlds.World().page("circle"),
        "six languages, full": big_pattern(),
    }
    for indexes in engines.every():
        rebuild(indexes)
    return patterns


def test_publishing_through_the_form(library, gate, say):
    for of_what, page in library.items():
        medians = {}
        for mode, word in MODES.items():
            gate.be(mode)
            with kept():
                taken = of(published(page, word))
            medians[word] = taken.p50
            what = f"a pattern in {of_what} published, the server {word}"
            say(against(PUBLISH, taken.p50, f"{what}, p50 (p95 {taken.p95:.0f} ms)"))
        for word in ("gone", "silent"):
            say(f"{medians[word] / medians['well']:.2f} times as long with the server {word}")


def test_the_first_search_of_a_process(library, gate, settings, say):
    surroundings = {
        "DJANGO_SETTINGS_MODULE": "cms_config.settings.local",
        "DATABASE_URL": f"sqlite:///{connections.settings['default']['NAME']}",
        "DATA_DIR": str(settings.DATA_DIR),
        "ELASTICSEARCH_URL": settings.ELASTICSEARCH_URL[0],
        "ELASTICSEARCH_PREFIX": settings.ELASTICSEARCH_PREFIX,
    }
    for mode, word in MODES.items():
        gate.be(mode)
        taken = [first_questions(surroundings) for _ in range(PROCESSES)]
        slowest = max(first for first, *_ in taken)
        say(against(FIRST, slowest, f"the first search, the server {word}, slowest process"))
        say(f"  the next ones: {', '.join(f'{ms:.0f}' for _, *rest in taken for ms in rest)} ms")


@contextmanager
def kept():
    """As in a process that serves: somebody keeps the indexes meanwhile."""
    stop = threading.Event()
    keepers = threading.Thread(target=keeping.keep, args=(stop,))
    keepers.start()
    try:
        yield
    finally:
        stop.set()
        keepers.join()


def published(page, word):
    """Milliseconds from the click to the answer, without what a browser needs for the form."""
    browser = Client()
    browser.force_login(Account.objects.get(username="editor"))
    taken = []
    for turn in range(ROUNDS + 1):
        assert browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
        now = page.get_latest_revision_as_object()
        now.title = f"Big {word} {turn}"
        data = {**form_data(now), "action-publish": "1"}
        start = time.perf_counter()
        answer = browser.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
        taken.append((time.perf_counter() - start) * 1000)
        page.refresh_from_db()
        assert (answer.status_code, page.title) == (302, now.title)
    return taken[1:]


def first_questions(surroundings):
    """Milliseconds that the first ones take in a process of their own."""
    told = subprocess.run(
        [sys.executable, "-c", FIRST_QUESTIONS],
        check=True, stdout=subprocess.PIPE, cwd=project.ROOT, env={**os.environ, **surroundings},
    )  # fmt: skip
    return json.loads(told.stdout)
