"""The servers some tests need: whether they are there, what would bring them, and their fixtures.

Without one its tests are skipped by name; with REQUIRE_SERVICES=1 that is an error, so that a
suite that must be whole can't go green by leaving things out.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.elasticsearch.assembling import can_be_assembled
from tests.elasticsearch.shared import shared_node

BRINGS = {
    "chromium": "apt-get install chromium (or the browser's path in CHROMIUM)",
    "openssl": "apt-get install openssl",
    "postgresql": "apt-get install postgresql (or its programs on PATH)",
    "elasticsearch": "apt-get install openjdk-17-jdk-headless maven "
    "(or a running server's address in ELASTICSEARCH_URL)",
}
BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome")
#: Where a server's address that is given for the run stands meanwhile: a site that a test starts
#: would take it for its own, under the prefix of the library that perhaps lives there.
_GIVEN = "TESTS_ELASTICSEARCH_URL"
if "ELASTICSEARCH_URL" in os.environ:
    os.environ[_GIVEN] = os.environ.pop("ELASTICSEARCH_URL")


def require(name):
    """Pass where the service is; else skip, or fail where every service is required."""
    if FOUND[name]():
        return
    missing = f"{name} is not on this machine. What brings it: {BRINGS[name]}"
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(missing, pytrace=False)
    pytest.skip(missing)


def browser_path():
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, BROWSER_NAMES)), None)


def postgresql_programs():
    """The folder with initdb and pg_ctl: Debian keeps it off the PATH."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def given_server():
    """The Elasticsearch that is given for the run, the first one of several; empty for none."""
    return os.environ.get(_GIVEN, "").partition(",")[0].strip().rstrip("/")


@cache
def given_addresses(url):
    """Where on the net it is: tests may speak with it, wherever that is."""
    host = urlsplit(url).hostname
    return {place[-1][0] for place in socket.getaddrinfo(host, None)} if host else set()


FOUND = {
    "chromium": browser_path,
    "openssl": lambda: shutil.which("openssl"),
    "postgresql": postgresql_programs,
    "elasticsearch": lambda: given_server() or can_be_assembled(),
}


@pytest.fixture(scope="session")
def chromium():
    """A browser (Playwright's `Browser`) that loads nothing but what a test serves."""
    require("chromium")
    from playwright.sync_api import sync_playwright

    # A container's root has no sandbox to run a browser in, and little shared memory.
    words = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"]
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's event loop beside the tests makes Django take them for asynchronous.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=browser_path(), args=words)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def postgresql():
    """The address of a PostgreSQL that lives as long as the run, in a folder of its own."""
    require("postgresql")
    # Not below the user's own temporary folder: the server's account must reach it.
    folder = Path(tempfile.mkdtemp(prefix="library-postgresql-", dir="/tmp"))
    try:
        yield from served_from(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def elasticsearch(tmp_path_factory):
    """The address of an Elasticsearch: the one that is given, else one for the whole run.

    Others may use it, too, so whoever writes there names its indexes by itself and takes them away.
    """
    require("elasticsearch")
    if given := given_server():
        yield given
        return
    own = tmp_path_factory.getbasetemp()
    # The processes of a parallel run have folders of their own in the one of the whole run.
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with shared_node(folder / "elasticsearch") as address:
        yield address


def served_from(folder):
    programs, port = postgresql_programs(), free_port()
    # PostgreSQL refuses to run as root; its package brings an account to run as.
    account = pwd.getpwnam("postgres") if os.geteuid() == 0 else None
    if account:
        os.chown(folder, account.pw_uid, account.pw_gid)
    who = {"user": account.pw_uid, "group": account.pw_gid} if account else {}
    data = folder / "data"

    def run(program, *words):
        command = [programs / program, "--pgdata", data, *words]
        subprocess.run(command, check=True, capture_output=True, cwd=folder, **who)

    run("initdb", "--username=library", "--auth=trust", "--encoding=UTF8", "--no-sync")
    options = f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off"
    run("pg_ctl", "start", "--wait", "--log", folder / "log", "--options", options)
    try:
        yield f"postgres://library@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "stop", "--mode=immediate")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as door:
        return door.getsockname()[1]
