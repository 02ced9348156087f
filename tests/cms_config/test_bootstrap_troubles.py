"""What a first start says when the machine can't do it: one sentence, a way on, nothing left."""

import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path

import psutil
import pytest

from cms_config import installing
from tests.cms_config.bare_machine import PYTHON, bare_project, packages, run, surroundings


@pytest.fixture
def project(tmp_path):
    return bare_project(tmp_path)


def test_without_the_venv_module_the_package_is_named(project):
    done = run(project, "start", before="import sys; sys.modules['ensurepip'] = None")
    assert done.returncode == 1
    assert "sudo apt install python3." in done.stderr
    assert "-venv" in done.stderr
    assert not (project / ".venv").exists()


def test_without_a_network_there_is_one_sentence(project):
    # A network namespace of its own: no cable, no names, not even loopback.
    alone = ["unshare", "--net", "--map-root-user"]
    if (
        not shutil.which("unshare")
        or subprocess.run([*alone, "true"], capture_output=True).returncode
    ):
        pytest.skip("this system lets nobody make a network namespace (unshare --net)")
    done = run(project, "start", inside=alone, PIP_NO_INDEX="0")
    assert done.returncode == 1
    assert done.stderr.startswith("The packages could not be fetched")
    assert len(done.stderr.splitlines()) == 1
    assert not (project / ".venv").exists()


def test_a_network_that_refuses_is_no_network(project):
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    index = f"http://127.0.0.1:{port}/simple"
    done = run(project, "test", PIP_NO_INDEX="0", PIP_INDEX_URL=index)
    assert done.stderr.startswith("The packages could not be fetched")
    assert not (project / ".venv").exists()


def test_a_full_disk_is_named_before_anything_is_made(project):
    full = "import shutil; shutil.disk_usage = lambda _: shutil._ntuple_diskusage(9, 9, 5 << 20)"
    done = run(project, "start", before=full)
    assert done.returncode == 1
    assert done.stderr.startswith("The disk is full: 5 MB are free")
    assert not (project / ".venv").exists()


def test_a_full_temporary_folder_is_the_one_that_is_named(tmp_path, monkeypatch):
    room = {tmp_path: 10**12, Path(tempfile.gettempdir()): 5 << 20}
    monkeypatch.setattr(installing, "room_in", room.get)

    said = installing.explained(["OSError: No space left on device"], tmp_path / ".venv")

    assert said.startswith(f"The disk is full: 5 MB are free where {tempfile.gettempdir()} is,")


def test_another_command_says_what_makes_the_machine_ready(project):
    done = run(project, "migrate")
    assert done.returncode == 1
    assert done.stderr == (
        '"migrate" needs Django, and it is not installed here. Run: python3 manage.py start\n'
    )
    assert not (project / ".venv").exists()


def test_a_start_after_a_killed_one_waits_for_what_that_left_running(project, tmp_path):
    wheels = packages(tmp_path / "wheels")
    with socket.create_server(("127.0.0.1", 0)) as silent_index:
        index = f"http://127.0.0.1:{silent_index.getsockname()[1]}/simple"
        killed = subprocess.Popen(
            [*PYTHON, "manage.py", "start"],
            cwd=project,
            env=surroundings(PIP_NO_INDEX="0", PIP_INDEX_URL=index),
            stdout=subprocess.DEVNULL,
        )
        asked = silent_index.accept()[0]
        left = psutil.Process(killed.pid).children(recursive=True)
        killed.kill()
        killed.wait()
        assert [child for child in left if child.is_running()]

        again = subprocess.Popen(
            [*PYTHON, "manage.py", "start"],
            cwd=project,
            env=surroundings(wheels),
            stdout=subprocess.PIPE,
            text=True,
        )
        assert again.stdout.readline() == "Another command is installing already. Waiting for it.\n"
        asked.close()
    said, _ = again.communicate()
    assert again.returncode == 0
    assert "Installing" in said
    assert said.endswith(" start\n")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_while_installing_ends_all_and_leaves_nothing(project, how):
    with socket.create_server(("127.0.0.1", 0)) as silent_index:
        index = f"http://127.0.0.1:{silent_index.getsockname()[1]}/simple"
        process = subprocess.Popen(
            [*PYTHON, "manage.py", "start"],
            cwd=project,
            env=surroundings(PIP_NO_INDEX="0", PIP_INDEX_URL=index),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            # Whoever runs the tests in the background has them deaf to Ctrl-C.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        # Once pip asks the index, which never answers, the installation is in its middle.
        silent_index.accept()[0].close()
        started = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(how)
        _, said = process.communicate()
    assert said.startswith("Stopped while installing")
    assert not [child for child in started if child.is_running()]
    assert not (project / ".venv").exists()
