"""The folder that holds all data of a running site.

Knows how it is made and guarded, the key inside it, and what to say when it can't be written.
Knows no settings, because they are read from here.
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

ONLY_ME = 0o700
ONLY_I_READ = 0o600

NO_ROOM = "The disk is full where the data is ({folder}). Make room there and start again."
NO_RIGHT = (
    "The data in {folder} can't be written. Start as the owner of that folder, or set DATA_DIR "
    "to a folder of your own."
)
# What the system and SQLite say of it.
SIGNS = {
    "disk is full": NO_ROOM,
    "No space left": NO_ROOM,
    "Disk quota": NO_ROOM,
    "unable to open database": NO_RIGHT,
    "readonly database": NO_RIGHT,
    "Permission denied": NO_RIGHT,
    "Read-only file system": NO_RIGHT,
    "Not a directory": NO_RIGHT,
    "File exists": NO_RIGHT,
}


def trouble(folder: Path, problem: Exception) -> str | None:
    """One sentence for a full disk or a closed folder; None for any other problem."""
    found = (meaning for sign, meaning in SIGNS.items() if sign in str(problem))
    meaning = next(found, None)
    return meaning and meaning.format(folder=folder)


def data_folder(folder: Path) -> Path:
    """The folder, made if it wasn't there, closed to everybody else."""
    folder.mkdir(mode=ONLY_ME, parents=True, exist_ok=True)
    folder.chmod(ONLY_ME)
    return folder


def lasting_key(folder: Path) -> str:
    """The site's secret key: made once, then read."""
    file = folder / "secret_key"
    try:
        data_folder(folder)
        if not file.exists():
            _write_once(file, secrets.token_urlsafe(64))
        return file.read_text(encoding="ascii").strip()
    except OSError as problem:
        raise ImproperlyConfigured(trouble(folder, problem) or str(problem)) from None


def _write_once(file: Path, text: str) -> None:
    # Written aside and linked into place: two first starts at once agree on one key, and a
    # start that is cut off leaves no half of one.
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, ONLY_I_READ), "w") as out:
        out.write(text)
    try:
        os.link(draft, file)
    except FileExistsError:
        return
    finally:
        draft.unlink()


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Two starts on the same data take turns."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
