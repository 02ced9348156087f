"""Fetch what the project needs into a virtual environment, and say how it goes.

Knows pip and the ways in which it fails, each of which becomes one sentence with a way on.
A failed try takes away what it made. Knows only the standard library.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import FrameType

from cms_config.progress import Progress

# Measured: 330 MB installed, 530 MB with what the tests need; pip unpacks beside it.
ROOM_NEEDED = 800 * 1024 * 1024

NO_ROOM = (
    "The disk is full: {room} MB are free where {folder} is, and installing needs about 800. "
    "Make room there and run the same command again."
)
NO_VENV = (
    "Python's {module} module is missing: this system has it in a package of its own. "
    "Run: sudo apt install python{version}-venv (or your system's package of that name), "
    "then the same command again."
)
NO_NETWORK = (
    "The packages could not be fetched: the package index was not reached. "
    "Check the network (behind a proxy, set HTTPS_PROXY) and run the same command again."
)
NO_RIGHT = (
    "{folder} can't be written. "
    "Run the command as the folder's owner, or copy the project to a folder of your own."
)
NO_PACKAGE = (
    "pip could not install the packages of constraints.txt; its last words are above. "
    "Run the same command again; if it fails again, try another Python (3.11 to 3.14)."
)
STOPPED = "Stopped while installing; nothing half made is left. Run the same command again."

# What pip writes when something outside of it fails, and what people are told instead.
SIGNS = (
    ("No space left on device", NO_ROOM),
    ("Disk quota exceeded", NO_ROOM),
    ("Failed to establish a new connection", NO_NETWORK),
    ("Temporary failure in name resolution", NO_NETWORK),
    ("Name or service not known", NO_NETWORK),
    ("nodename nor servname", NO_NETWORK),
    ("Connection refused", NO_NETWORK),
    ("Network is unreachable", NO_NETWORK),
    ("Read timed out", NO_NETWORK),
    ("Connection aborted", NO_NETWORK),
    ("ProxyError", NO_NETWORK),
    ("(from versions: none)", NO_NETWORK),
    ("Permission denied", NO_RIGHT),
    ("Read-only file system", NO_RIGHT),
)


def install(venv: Path, root: Path, extras: frozenset[str], fresh: bool, lock: int) -> None:
    """Make or renew the environment; SystemExit with one sentence when that fails.

    Each step inherits `lock`, a file descriptor.
    """
    print(f"Installing what the library needs into {venv}. This happens once.", flush=True)
    with leaving_nothing_half_made(venv):
        check_machine(venv)
        if fresh:
            remove(venv)
            run([sys.executable, "-m", "venv", str(venv)], venv, lock)
        wanted = requirements(root / "pyproject.toml", extras)
        constraints = root / "constraints.txt"
        pip = [str(venv / "bin" / "python"), "-m", "pip", "install", "--no-input"]
        total = sum(1 for line in constraints.read_text().splitlines() if "==" in line)
        run([*pip, "--retries", "2", "-c", str(constraints), *wanted], venv, lock, Progress(total))


def requirements(project: Path, extras: frozenset[str]) -> list[str]:
    """The dependencies that pyproject.toml names, with those of the extras."""
    table = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    optional = table["optional-dependencies"]
    return [*table["dependencies"], *(name for extra in sorted(extras) for name in optional[extra])]


def check_machine(venv: Path) -> None:
    """Say what is missing before anything is made."""
    for module in ("venv", "ensurepip"):
        if find_spec(module) is None:
            version = f"{sys.version_info.major}.{sys.version_info.minor}"
            sys.exit(NO_VENV.format(module=module, version=version))
    if not os.access(venv.parent, os.W_OK):
        sys.exit(sentence(NO_RIGHT, venv))
    if room_in(venv.parent) < ROOM_NEEDED:
        sys.exit(sentence(NO_ROOM, venv))


def run(command: list[str], venv: Path, lock: int, progress: Progress | None = None) -> None:
    """Run a step, showing how far it is; SystemExit with a sentence when it fails."""
    # Settings of a user's own pip that would put packages elsewhere.
    surroundings = {**os.environ, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    for name in ("PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV", "PYTHONHOME"):
        surroundings.pop(name, None)
    progress = progress or Progress(0)
    step = subprocess.Popen(
        command,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        pass_fds=(lock,),
    )
    try:
        for line in step.stdout:
            progress.heard(line)
    except BaseException:
        step.terminate()
        raise
    finally:
        step.wait()
    progress.ended()
    if step.returncode:
        sys.exit(explained(progress.words, venv))


def explained(words: list[str], venv: Path) -> str:
    """The sentence for what pip said; its own last words where no sentence fits."""
    said = "".join(words)
    for sign, meaning in SIGNS:
        if sign in said:
            return sentence(meaning, venv)
    sys.stderr.write("".join(words[-15:]))
    return NO_PACKAGE


def sentence(meaning: str, venv: Path) -> str:
    folder = venv.parent
    if meaning == NO_ROOM and room_in(folder) >= ROOM_NEEDED:
        # pip unpacks in the system's temporary folder, which may be a small disk of its own.
        folder = Path(tempfile.gettempdir())
    return meaning.format(folder=folder, room=room_in(folder) // (1024 * 1024))


def room_in(folder: Path) -> int:
    return shutil.disk_usage(folder).free


@contextmanager
def leaving_nothing_half_made(venv: Path) -> Iterator[None]:
    """Whatever ends the installation early, a signal too, takes away what it made."""
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    except KeyboardInterrupt:
        remove(venv)
        sys.exit(STOPPED)
    except BaseException:
        remove(venv)
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def remove(venv: Path) -> None:
    """Take the environment away; a link only, never what it points to."""
    if venv.is_symlink():
        venv.unlink()
    elif venv.exists():
        shutil.rmtree(venv, ignore_errors=True)
