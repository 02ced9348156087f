"""A machine with Python and nothing else makes itself ready, once, and recovers by itself."""

import hashlib
import subprocess

import pytest

from tests.cms_config.bare_machine import PYTHON, bare_project, packages, run, surroundings


@pytest.fixture(scope="module")
def wheels(tmp_path_factory):
    return packages(tmp_path_factory.mktemp("index") / "wheels")


@pytest.fixture(scope="module")
def ready(wheels, tmp_path_factory):
    """A project after its first start; tests that change it put it back."""
    project = bare_project(tmp_path_factory.mktemp("ready"))
    first = run(project, "start", wheels=wheels)
    assert first.returncode == 0, first.stderr
    return project


def stamp_of(project):
    decides = [(project / name).read_bytes() for name in ("constraints.txt", "pyproject.toml")]
    return hashlib.sha256(b"".join(decides)).hexdigest()


def test_the_stamp_is_the_hash_of_the_files_that_decide(ready):
    assert (ready / ".venv" / "ready").read_text().split()[0] == stamp_of(ready)


def test_a_ready_machine_touches_no_network_and_keeps_one_process(ready):
    command = [*PYTHON, "manage.py", "start", "--port", "8001"]
    process = subprocess.Popen(
        command, cwd=ready, env=surroundings(), stdout=subprocess.PIPE, text=True
    )
    said, _ = process.communicate()
    assert said == f"ran {process.pid} start --port 8001\n"


def test_every_other_command_goes_on_in_a_ready_environment(ready):
    assert run(ready, "changepassword", "admin").stdout.endswith("changepassword admin\n")


def test_another_hash_installs_again(ready, wheels):
    constraints = ready / "constraints.txt"
    constraints.write_text(constraints.read_text() + "# a word more\n")
    offline = run(ready, "changepassword")
    assert offline.returncode == 1
    assert "manage.py start" in offline.stderr
    again = run(ready, "start", wheels=wheels)
    assert "Installing" in again.stdout
    assert (ready / ".venv" / "ready").read_text().split()[0] == stamp_of(ready)


def test_the_tests_bring_their_extra_and_a_start_keeps_it(ready, wheels):
    first = run(ready, "test", wheels=wheels)
    assert "Installing" in first.stdout
    assert list(ready.glob(".venv/lib/python*/site-packages/tester"))
    assert "Installing" not in run(ready, "start").stdout
    assert "Installing" not in run(ready, "test").stdout


def test_a_try_that_was_broken_off_is_begun_anew(wheels, tmp_path):
    project = bare_project(tmp_path)
    half = project / ".venv" / "lib" / "half.py"
    half.parent.mkdir(parents=True)
    half.write_text("def broken(")
    (project / ".venv" / "bin").mkdir()
    (project / ".venv" / "ready").write_bytes(b"\xff\x00")
    done = run(project, "start", wheels=wheels)
    assert done.returncode == 0, done.stderr
    assert not half.exists()
    assert (project / ".venv" / "ready").read_text().split() == [stamp_of(project)]


def test_an_environment_that_has_django_is_left_as_it_is(wheels, tmp_path):
    project = bare_project(tmp_path / "project")
    elsewhere = tmp_path / "elsewhere"
    for name in ("django", "wagtail"):
        source = next(wheels.glob(f"{name}-*.whl"))
        subprocess.run([*PYTHON, "-m", "zipfile", "-e", source, elsewhere], check=True)
    done = run(project, "start", PYTHONPATH=str(elsewhere))
    assert done.stdout.startswith("ran ")
    assert not (project / ".venv").exists()
