"""`start` as a person uses it: the site answers, a second start is a small thing, stops end all."""

import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time

import psutil
import pytest

from tests.cms_config.started_site import ROOT, started, surroundings

MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the project, as nobody else writes into that one."""
    skipped = shutil.ignore_patterns(".*", "var", "__pycache__", "tests")
    return shutil.copytree(ROOT, tmp_path_factory.mktemp("copy") / "project", ignore=skipped)


@pytest.fixture(scope="module")
def data(project, tmp_path_factory):
    """The data folder of a site that was started once, with what that start printed."""
    folder = tmp_path_factory.mktemp("site") / "data"
    before = files_below(project)
    with started(folder, cwd=project) as site:
        assert site.asked("/en/").status == 200
    written = [*(files_below(project) - before), *(folder.parent / "home").rglob("*")]
    (folder.parent / "said").write_text(site.said)
    (folder.parent / "written outside").write_text("\n".join(map(str, written)))
    return folder


def files_below(top):
    return {(file, file.stat().st_mtime) for file in top.rglob("*")}


def test_a_first_start_prints_both_addresses_and_a_password(data):
    said = (data.parent / "said").read_text()
    assert re.search(r"http://localhost:\d+/\n", said)
    assert re.search(r"http://localhost:\d+/admin/\n", said)
    assert re.search(r"Sign in as admin, password \S{16} ", said)
    assert "manage.py changepassword admin" in said


def test_a_start_writes_nothing_outside_its_data_folder(data):
    assert (data.parent / "written outside").read_text() == ""


def test_all_data_is_nobody_elses(data):
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    for file in data.rglob("*"):
        assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0, file


def test_a_second_start_serves_the_library_and_keeps_the_password(data):
    with started(data) as site:
        assert "password" not in site.said
        assert "Loading" not in site.said
        assert "consent-decision" in site.asked("/es/patterns/").text
        assert "consent-decision" in site.asked("/api/search/?q=consent").text
        assert site.asked("/admin/login/").status == 200
        assert site.asked("/static/wagtailadmin/css/core.css").status == 200
        assert site.asked("/en/nothing/at/all/").status == 404


def test_the_front_door_speaks_the_readers_language(data):
    with started(data) as site:
        asked = site.asked("/", **{"Accept-Language": "pt-BR,pt;q=0.9,en;q=0.5"})
        chosen = site.asked("/", **{"Accept-Language": "pt", "Cookie": "django_language=ar"})
        unknown = site.asked("/", **{"Accept-Language": "ja"})
    answers = [answer.headers["Location"] for answer in (asked, chosen, unknown)]
    assert answers == ["/pt/", "/ar/", "/en/"]
    assert "Set-Cookie" not in asked.headers


def test_only_this_machine_is_served(data):
    with started(data) as site:
        addresses = {
            connection.laddr.ip
            for process in site.family()
            for connection in process.net_connections(kind="inet")
            if connection.status == psutil.CONN_LISTEN
        }
        assert site.asked("/en/", Host="library.example.org").status == 400
    assert addresses == {"127.0.0.1"}


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_one_process_id_stops_all_that_was_started(data, how):
    with started(data) as site:
        family = site.family()
        # The server took the place of the command, so that its id is the one to stop.
        assert "gunicorn" in " ".join(family[0].cmdline())
        site.stop(how)
    assert not [process for process in family if process.is_running()]


def test_a_serving_process_stays_below_200_megabytes(data):
    with started(data) as site:
        for path in ("/en/", "/ar/patterns/", "/en/cases/", "/es/toolkit/", "/admin/login/"):
            assert site.asked(path).status == 200
        assert max(process.memory_info().rss for process in site.family()) < 200 * MEGABYTE


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_an_empty_start_that_was_stopped_is_taken_up_again_and_has_places_but_no_works(
    tmp_path, how
):
    folder = tmp_path / "data"
    process = subprocess.Popen(
        [sys.executable, "manage.py", "start", "--port", "0", "--empty"],
        cwd=ROOT,
        env=surroundings(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        # Whoever runs the tests in the background has them deaf to Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    database = folder / "library.sqlite3"
    while process.poll() is None and not (database.exists() and database.stat().st_size > 200_000):
        time.sleep(0.05)
    process.send_signal(how)
    _, said = process.communicate(timeout=60)
    if how == signal.SIGINT:
        assert process.returncode == 130
        assert said.startswith("CommandError: Stopped before the site was ready.")
        assert len(said.splitlines()) == 1
    else:
        assert process.returncode == -how
    with started(folder, "--empty") as site:
        assert "Sign in as admin" in site.said
        assert "starter library" not in site.said
        assert site.asked("/en/patterns/").status == 200
        assert '"total": 0,' in site.asked("/api/search/?q=consent").text


def test_a_port_in_use_is_one_sentence_with_another_port(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = failed(tmp_path / "data", "--port", str(port))
    assert done.stderr.startswith(f"CommandError: Port {port} is in use by another program.")
    assert re.search(r"start --port \d+\n$", done.stderr)
    assert not (tmp_path / "data" / "library.sqlite3").exists()


def test_a_number_that_is_no_port_is_one_sentence(tmp_path):
    done = failed(tmp_path / "data", "--port", "70000")
    assert done.stderr.startswith("CommandError: 70000 is not a port.")


def test_a_data_folder_that_cant_be_made_is_one_sentence(tmp_path):
    (tmp_path / "data").write_text("a file where the folder should be")
    done = failed(tmp_path / "data")
    assert done.returncode == 1
    assert "DATA_DIR" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def failed(folder, *words):
    done = subprocess.run(
        [sys.executable, "manage.py", "start", *words],
        cwd=ROOT,
        env=surroundings(folder),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    return done
