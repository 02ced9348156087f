"""The folder that holds all data of a running site.

Knows how it is made and guarded, and the key inside it. Knows nothing of Django, because
settings are read from here.
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ONLY_ME = 0o700
ONLY_I_READ = 0o600


def data_folder(folder: Path) -> Path:
    """The folder, made if it wasn't there, closed to everybody else."""
    folder.mkdir(mode=ONLY_ME, parents=True, exist_ok=True)
    folder.chmod(ONLY_ME)
    return folder


def lasting_key(folder: Path) -> str:
    """The site's secret key: made once, then read."""
    file = data_folder(folder) / "secret_key"
    if not file.exists():
        _write_once(file, secrets.token_urlsafe(64))
    return file.read_text(encoding="ascii").strip()


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
