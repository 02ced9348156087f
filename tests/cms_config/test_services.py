"""What a run says of a service that is missing."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests import services


@pytest.fixture
def nothing_installed(monkeypatch):
    monkeypatch.setitem(services.FOUND, "chromium", lambda: None)
    monkeypatch.delenv("REQUIRE_SERVICES", raising=False)


def test_a_missing_service_skips_its_test_and_names_what_brings_it(nothing_installed):
    with pytest.raises(pytest.skip.Exception, match="apt-get install chromium"):
        services.require("chromium")


def test_a_missing_service_is_an_error_where_all_are_required(nothing_installed, monkeypatch):
    monkeypatch.setenv("REQUIRE_SERVICES", "1")
    with pytest.raises(pytest.fail.Exception, match="chromium is not on this machine"):
        services.require("chromium")


@pytest.mark.needs("postgresql")
def test_the_throw_away_postgresql_answers(postgresql):
    import psycopg

    with psycopg.connect(postgresql) as connection:
        assert connection.execute("select 1").fetchone() == (1,)


@pytest.mark.needs("chromium")
def test_the_browser_shows_a_page(chromium):
    page = chromium.new_page()
    page.set_content("<h1>Ready</h1>")
    assert page.get_by_role("heading", name="Ready").is_visible()
    page.close()


def test_a_test_that_leaves_this_machine_fails():
    import socket

    with socket.socket() as door, pytest.raises(RuntimeError, match="192.0.2.1"):
        door.connect(("192.0.2.1", 80))


def test_a_search_server_that_is_given_may_be_anywhere(monkeypatch):
    two = "http://library:word@192.0.2.7:9200/, http://192.0.2.8:9200"
    monkeypatch.setenv("TESTS_ELASTICSEARCH_URL", two)

    assert services.given_server() == "http://library:word@192.0.2.7:9200"
    sys.audit("socket.connect", None, ("192.0.2.7", 9200))
    with pytest.raises(RuntimeError, match="192.0.2.9"):
        sys.audit("socket.connect", None, ("192.0.2.9", 9200))


def test_no_site_that_a_test_starts_takes_it_for_its_own():
    told = "import os; from tests import services as s; print(s.given_server(), dict(os.environ))"
    ran = subprocess.run(
        [sys.executable, "-c", told], check=True, capture_output=True, text=True, cwd=settings.ROOT,
        env={**os.environ, "ELASTICSEARCH_URL": "http://given:9200"},
    )  # fmt: skip

    assert ran.stdout.startswith("http://given:9200 ")
    assert "'ELASTICSEARCH_URL'" not in ran.stdout
