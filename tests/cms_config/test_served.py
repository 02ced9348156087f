"""A site for everybody, served as README.md says: it answers, and goes on with what waited."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from http.client import HTTPConnection

import psutil
import pytest
from django.conf import settings

from patterns.languages.models import Step
from tests.cms_config.test_production import OWN, WHOLE
from tests.waiting import until

GUNICORN = ["gunicorn", "--config", "python:cms_config.serving", "--bind", "127.0.0.1:0"]
FILLED = """
from wagtail.models import Locale
from patterns.languages import long_work
from tests import worlds
worlds.fill()
long_work.ask_language(Locale.objects.get(language_code="ar"))
"""


def test_the_readme_says_so():
    line = " ".join(GUNICORN[:3])
    assert line in (settings.ROOT / "README.md").read_text()


@pytest.fixture(scope="module")
def library(tmp_path_factory, migrated):
    """The environment of a server whose library has long work that nobody has begun."""
    left = {name: value for name, value in os.environ.items() if name not in OWN}
    folder = tmp_path_factory.mktemp("library")
    there = {**left, **WHOLE, "DATA_DIR": str(folder)}
    if migrated.exists():
        # Migrating then finds nothing to do, in a sixth of the time.
        shutil.copyfile(migrated, folder / "library.sqlite3")
    for words in (
        ["migrate", "-v0"],
        ["collectstatic", "-v0", "--no-input"],
        ["shell", "-c", FILLED],
    ):
        command = [sys.executable, "manage.py", *words]
        subprocess.run(command, check=True, cwd=settings.ROOT, env=there, capture_output=True)
    return there


@contextmanager
def served(environment):
    """The port of the running site."""
    command = [sys.executable, "-m", *GUNICORN, "cms_config.wsgi"]
    process = subprocess.Popen(command, cwd=settings.ROOT, env=environment, stdout=subprocess.PIPE)
    try:
        yield listening(process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=60)[0]
    assert said == b""


def listening(pid):
    doors = until(lambda: psutil.Process(pid).net_connections("tcp"))
    return doors[0].laddr.port


def asked(port, path, scheme="https"):
    """The status and headers of an answer, as the proxy in front gets it."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        headers = {"Host": "library.example.org", "X-Forwarded-Proto": scheme}
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders())


def steps_that_wait(folder):
    with closing(sqlite3.connect(f"{folder}/library.sqlite3")) as database:
        count = f"SELECT count(*) FROM {Step._meta.db_table} WHERE done_at IS NULL"  # noqa: S608
        return database.execute(count).fetchone()[0]


def test_it_answers_keeps_its_index_and_goes_on_with_long_work(library):
    assert steps_that_wait(library["DATA_DIR"])
    with served(library) as port:
        assert asked(port, "/en/", scheme="http")[0] == 301
        status, headers = asked(port, "/en/patterns/circle/")
        assert status == 200
        assert "Strict-Transport-Security" in headers

        search = "/en/search/?q=circle"
        until(lambda: asked(port, search)[1]["X-Search-Engine"] == "embedded")
        until(lambda: not steps_that_wait(library["DATA_DIR"]))
