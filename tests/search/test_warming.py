"""A process that begins to serve: what is read once is read before its first reader comes."""

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings as project
from django.db import connection

from patterns.models.concepts import VocabularyVersion
from search import synonyms
from search.synonyms import also, current
from search.warming import warm
from tests.search.nasty_server import never, serving

THREADS = 4
ASKED_FOR = "import cms_config.wsgi; from search import synonyms; print(bool(synonyms._kept))"


@pytest.fixture
def fresh(monkeypatch):
    """As in a process that has just begun."""
    monkeypatch.setattr(synonyms, "_kept", None)


def test_after_it_a_search_asks_only_whether_a_word_changed(
    indexed, fresh, django_assert_num_queries
):
    warm()

    with django_assert_num_queries(1):
        also("anything")


def test_it_speaks_with_no_server(indexed, fresh, settings):
    with serving(never) as server:
        settings.ELASTICSEARCH_URL = [server.url]
        warm()

    assert server.connections == 0
    assert synonyms._kept


def test_without_an_index_a_process_begins_all_the_same(world, fresh):
    warm()

    assert synonyms._kept


def test_without_tables_a_process_begins_all_the_same(world, fresh):
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {VocabularyVersion._meta.db_table} RENAME TO away")
    warm()

    assert synonyms._kept is None


def test_whoever_serves_is_warm(indexed, tmp_path):
    surroundings = {
        "DJANGO_SETTINGS_MODULE": "cms_config.settings.local",
        "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
        "DATA_DIR": str(tmp_path),
    }
    told = subprocess.run(
        [sys.executable, "-c", ASKED_FOR],
        check=True, capture_output=True, text=True, cwd=project.ROOT,
        env={**os.environ, **surroundings},
    )  # fmt: skip

    assert told.stdout.strip() == "True"


def test_words_are_read_once_by_all_who_come_at_the_same_time(indexed, fresh, monkeypatch):
    together, version = threading.Barrier(THREADS, timeout=60), VocabularyVersion.current

    def at_the_same_time():
        together.wait()
        return version()

    monkeypatch.setattr(VocabularyVersion, "current", at_the_same_time)

    def asked(_turn):
        try:
            return current()
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as threads:
        found = list(threads.map(asked, range(THREADS)))

    assert len({id(thesaurus) for thesaurus in found}) == 1
