"""A machine without Django: the files that make it ready, and packages small enough to be quick.

The packages `django` and `wagtail` made here do one thing: they say which process runs them.
"""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The Python that the suite's own environment was made with; -S leaves out what it has installed.
PYTHON = [str(Path(sys.base_prefix) / "bin" / "python3"), "-S"]
NEEDED = ("__init__", "bootstrap", "installing", "progress")
PROJECT = """
[project]
dependencies = ["django", "wagtail"]
[project.optional-dependencies]
test = ["tester"]
"""
SAYS = """
import os


def execute_from_command_line(words):
    print("ran", os.getpid(), *words[1:])
"""


def bare_project(folder):
    """The project as a fresh clone has it, cut down to what prepares a machine."""
    for name in ("manage.py", *(f"cms_config/{name}.py" for name in NEEDED)):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)
    (folder / "pyproject.toml").write_text(PROJECT)
    (folder / "constraints.txt").write_text("django==5.2\nwagtail==8.0\ntester==1.0\n")
    return folder


def packages(folder):
    """A folder of wheels for what the small project depends on."""
    folder.mkdir()
    django = {
        "django/__init__.py": "",
        "django/core/__init__.py": "",
        "django/core/exceptions.py": "class ImproperlyConfigured(Exception):\n    pass\n",
        "django/core/management.py": SAYS,
    }
    wheel(folder, "django", "5.2", django)
    wheel(folder, "wagtail", "8.0", {"wagtail/__init__.py": ""})
    wheel(folder, "tester", "1.0", {"tester/__init__.py": ""})
    return folder


def wheel(folder, name, version, files):
    about = f"{name}-{version}.dist-info"
    files = {
        **files,
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
        archive.writestr(f"{about}/RECORD", "".join(f"{path},,\n" for path in files))


def surroundings(wheels=None, **more):
    """An environment without the caller's own Python settings, and with no package index."""
    mine = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
    found = {"PIP_FIND_LINKS": str(wheels)} if wheels else {}
    closed = {"HOME": "/nonexistent", "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
    return {**mine, **closed, **found, **more}


def run(project, *words, before="", inside=(), **environment):
    """Run manage.py on the bare machine, `before` it some Python, `inside` another program."""
    how = [*PYTHON, "manage.py", *words]
    if before:
        start = f"{before}; import runpy, sys; sys.argv = ['manage.py', *{list(words)!r}]; "
        how = [*PYTHON, "-c", f"{start}runpy.run_path('manage.py', run_name='__main__')"]
    return subprocess.run(
        [*inside, *how],
        cwd=project,
        env=surroundings(**environment),
        capture_output=True,
        text=True,
    )
