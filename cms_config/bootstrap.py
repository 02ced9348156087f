"""Make a fresh machine ready, then go on in what was made.

Knows when `.venv` is ready (its stamp), who may install (`start` and `test`), and how to replace
this process by one that runs there. Knows only the standard library, because nothing else is
there yet; what is fetched, and how, stands in `installing.py`.
"""

import fcntl
import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "ready"
PYTHON = VENV / "bin" / "python"
# A change in either of them means: what is installed may not be what the code needs.
DECIDES = (ROOT / "constraints.txt", ROOT / "pyproject.toml")
INSTALLS = {"start": frozenset(), "test": frozenset({"test"})}


def make_ready(words: list[str]) -> None:
    """Return where Django is there; else replace this process by one in a ready `.venv`."""
    command = words[1] if len(words) > 1 else ""
    extras = INSTALLS.get(command, frozenset())
    if has_django() and not (is_ours() and command in INSTALLS and not is_ready(extras)):
        return
    if not is_ready(extras):
        if command not in INSTALLS:
            sys.exit(
                f'"{command}" needs Django, and it is not installed here. '
                f"Run: python3 {words[0]} start"
            )
        make(extras)
    go_on(words)


def has_django() -> bool:
    """Whether this Python can run the site; Django alone, as a system package, can't."""
    return find_spec("django") is not None and find_spec("wagtail") is not None


def is_ours() -> bool:
    """Whether this Python lives in a `.venv` that was made here, not by its owner's own hands."""
    return Path(sys.prefix).resolve() == VENV.resolve() and STAMP.exists()


def fingerprint() -> str:
    """What the files that decide about packages say at the moment, in one word."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in DECIDES)).hexdigest()


def stamped() -> list[str]:
    """The words of the stamp: the fingerprint it was made for, then the extras it has."""
    try:
        return STAMP.read_text(encoding="ascii").split()
    except (OSError, UnicodeDecodeError):
        return []


def is_ready(extras: frozenset[str] = frozenset()) -> bool:
    """Whether `.venv` was finished, for these very files, with these extras."""
    found, *has = stamped() or [""]
    return found == fingerprint() and extras <= set(has) and os.access(PYTHON, os.X_OK)


def make(extras: frozenset[str]) -> None:
    """Install into `.venv`; the stamp is the last thing written."""
    # Imported late: a ready machine needs none of it.
    from cms_config import installing

    with only_one() as lock:
        if is_ready(extras):
            return
        found, *has = stamped() or [""]
        extras |= set(has)
        # Without a stamp nobody knows how far an earlier try came: begin anew.
        fresh = not found or not os.access(PYTHON, os.X_OK)
        STAMP.unlink(missing_ok=True)
        installing.install(VENV, ROOT, extras, fresh, lock)
        STAMP.write_text(" ".join([fingerprint(), *sorted(extras)]) + "\n", encoding="ascii")


@contextmanager
def only_one() -> Iterator[int]:
    """Two first starts at once would write over each other: the second waits for the first.

    Gives the lock's file descriptor. Who inherits it holds the lock, too: when this process is
    killed, the next one waits for the pip that it leaves behind.
    """
    with DECIDES[0].open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print("Another command is installing already. Waiting for it.", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock.fileno()


def go_on(words: list[str]) -> NoReturn:
    """Replace this process by the same command in `.venv`: one process, one id to stop."""
    sys.stdout.flush()
    # A Mac's framework Python would otherwise find its way back to itself.
    os.environ.pop("__PYVENV_LAUNCHER__", None)
    os.execv(PYTHON, [str(PYTHON), *words])  # noqa: S606 - no shell is wanted
