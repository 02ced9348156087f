"""A Python that is too old gets one sentence, not a syntax error."""

import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OLD = ("2.7", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10")


def old_pythons():
    """Those on the path, and those a version manager keeps in its own folder."""
    kept = Path.home() / ".pyenv" / "versions"
    for version in OLD:
        found = shutil.which(f"python{version}")
        if found:
            yield found
        yield from sorted(map(str, kept.glob(f"{version}.*/bin/python{version}")))


def test_an_old_python_is_told_what_to_do(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 4, "final", 0))
    monkeypatch.setattr(sys, "argv", ["manage.py", "start", "--empty"])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(str(ROOT / "manage.py"), run_name="__main__")
    assert "needs Python 3.11 or newer; this is Python 3.10" in str(stopped.value)
    assert "python3.11 manage.py start --empty" in str(stopped.value)


def test_every_old_python_of_this_machine_says_the_sentence():
    pythons = list(old_pythons())
    if not pythons:
        pytest.skip("no Python older than 3.11 is on this machine")
    for python in pythons:
        done = subprocess.run(
            [python, "-B", "manage.py", "start"], cwd=ROOT, capture_output=True, text=True
        )
        # A version manager's stand-in for a Python that isn't chosen here answers for itself.
        if "manage.py" not in done.stderr:
            continue
        assert done.returncode == 1
        assert done.stderr.startswith("The library needs Python 3.11 or newer")
        assert len(done.stderr.splitlines()) == 1
