"""An Elasticsearch put together from the parts it is published in, once for each `pom.xml`.

It lies in the user's cache folder, outside the project: it has licences of its own and is never
shipped. Knows Java and Maven by their commands; knows only the standard library.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
OLDEST_JAVA = 17


class NotAssembled(Exception):  # noqa: N818 - the message says what to do
    """Elasticsearch could not be put together here."""


@cache
def java() -> str | None:
    """The path of a Java that is new enough."""
    home = os.environ.get("JAVA_HOME")
    path = shutil.which("java", path=f"{home}/bin" if home else None)
    if path is None:
        return None
    # A Mac has a `java` that only tells where to get one.
    said = subprocess.run([path, "-version"], check=False, capture_output=True, text=True).stderr
    version = re.search(r'version "(\d+)', said)
    return path if version and int(version[1]) >= OLDEST_JAVA else None


def can_be_assembled() -> bool:
    return bool(java() and shutil.which("mvn"))


def assembled(say: Callable[[str], None] = lambda text: None) -> Path:
    """The folder of the whole server; the first call fetches 40 MB."""
    folder = cache_folder() / f"elasticsearch-{fingerprint()}"
    if folder.exists():
        return folder
    if not can_be_assembled():
        raise NotAssembled(
            f"Elasticsearch needs a JDK {OLDEST_JAVA} or newer and Maven. "
            "Install openjdk-17-jdk-headless and maven, or set ELASTICSEARCH_URL."
        )
    with only_one(folder):
        if not folder.exists():
            say("Putting Elasticsearch together, once. It takes a minute or two.")
            assemble(folder)
    return folder


def assemble(folder: Path) -> None:
    draft = folder.with_suffix(".draft")
    shutil.rmtree(draft, ignore_errors=True)
    command = ["mvn", "-B", "-ntp", "-f", str(HERE / "pom.xml"), f"-Dfolder={draft}", "compile"]
    made = subprocess.run(command, check=False, capture_output=True, text=True)
    if made.returncode:
        said = "\n".join(line for line in made.stdout.splitlines() if "[ERROR]" in line)
        raise NotAssembled(f"Maven could not put Elasticsearch together.\n{said or made.stderr}")
    draft.rename(folder)


def fingerprint() -> str:
    """What it is made from, in one word."""
    word = hashlib.sha256()
    for file in sorted([HERE / "pom.xml", *(HERE / "src").rglob("*.*")]):
        if file.is_file():
            word.update(file.read_bytes())
    return word.hexdigest()[:12]


def cache_folder() -> Path:
    kept = os.environ.get("XDG_CACHE_HOME")
    return (Path(kept) if kept else Path.home() / ".cache") / "mit-pattern-library"


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Whoever comes second waits."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
