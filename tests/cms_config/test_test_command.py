"""`test` is pytest under the test settings, and nothing in between."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings

from cms_config.management.commands.test import Command


def begun(*words, **environment):
    # A run inside a run must not take itself for one of its processes.
    outer = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.Popen(
        [sys.executable, "manage.py", "test", "-p", "no:cacheprovider", *words],
        cwd=settings.ROOT,
        env={**outer, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def ran(*words, **environment):
    run = begun(*words, **environment)
    run.stdout, _ = run.communicate(timeout=120)
    return run


@pytest.fixture
def endless(tmp_path):
    """Words that have a test run which waits for what never comes."""
    file = tmp_path / "test_endless.py"
    begins = tmp_path / "begun"
    file.write_text(f"""import pathlib, time
def test_endless():
    pathlib.Path({str(begins)!r}).touch()
    time.sleep(3600)
""")
    return [str(file), "-c", "pyproject.toml"], begins


def test_the_last_line_is_the_runners_own():
    done = ran("tests/cms_config/test_data_folder.py", "-q")
    assert done.returncode == 0, done.stdout
    assert "3 passed" in done.stdout.splitlines()[-1]


def test_words_go_on_to_the_runner():
    done = ran("tests/cms_config/test_data_folder.py", "-k", "agree", "--collect-only", "-q")
    assert "test_starts_at_once_agree_on_one_key" in done.stdout
    assert "nobody_elses" not in done.stdout


def test_a_service_that_is_required_and_missing_is_an_error():
    done = ran(
        "tests/cms_config/test_services.py", "-k", "browser_shows",
        REQUIRE_SERVICES="1", CHROMIUM="", PATH="",
    )  # fmt: skip
    assert done.returncode == 1
    assert "apt-get install chromium" in done.stdout


def test_a_service_that_is_missing_is_named_with_what_brings_it():
    done = ran(
        "tests/cms_config/test_services.py", "-k", "browser_shows", "-rs",
        REQUIRE_SERVICES="", CHROMIUM="", PATH="",
    )  # fmt: skip
    assert done.returncode == 0
    assert "1 skipped" in done.stdout
    assert "apt-get install chromium" in done.stdout


@pytest.mark.parametrize("words", [[], ["--long"], ["-x"]])
def test_the_whole_suite_is_shared_out(words):
    shared_out = "-n 2 --dist loadfile --no-loadscope-reorder"
    assert Command().shared_out(words) == shared_out.split()


@pytest.mark.parametrize("words", [["tests/walls"], ["-n", "4"], ["-x", "tests/walls"]])
def test_a_part_of_the_suite_runs_in_one_process(words):
    assert Command().shared_out(words) == []


def test_a_test_that_waits_for_ever_shows_where_and_ends(endless):
    words, _begins = endless
    done = ran(*words, "-o", "faulthandler_timeout=10")
    assert done.returncode == 1
    assert "in test_endless" in done.stdout


def test_a_run_that_is_told_to_stop_stops_also_within_a_test(endless):
    words, begins = endless
    run = begun(*words)
    while not begins.exists():
        assert run.poll() is None
        time.sleep(0.05)
    run.send_signal(signal.SIGTERM)
    said, _ = run.communicate(timeout=60)
    assert run.returncode == 128 + signal.SIGTERM
    assert "Stopped." in said


def test_only_long_runs_have_the_full_counts(count, request):
    expected = 1000 if request.config.getoption("--long") else 3
    assert count(3, 1000) == expected
