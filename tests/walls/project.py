"""The project as files: what walls read. Knows git's list of files, and does without git."""

import ast
import subprocess
from functools import cache
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.ROOT)
NOT_OURS = ("vendor", "var", ".venv", ".git")


@cache
def files(*endings):
    """Every file of the project with one of these endings, as paths relative to its root."""
    listed = tracked() if (ROOT / ".git").exists() else ROOT.rglob("*")
    found = (path.relative_to(ROOT) for path in listed if path.is_file())
    return sorted(
        path
        for path in found
        if path.parts[0] not in NOT_OURS
        and "__pycache__" not in path.parts
        and (not endings or path.suffix in endings)
    )


def tracked():
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    shown = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    return [ROOT / name for name in shown.split("\0") if name]


@cache
def text(path):
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def tree(path):
    return ast.parse(text(path), filename=str(path))


def sources():
    """The project's own Python, without migrations, which are written by a machine."""
    return [path for path in files(".py") if "migrations" not in path.parts]


@cache
def readme():
    return text(Path("README.md"))


def stand(complaints):
    """Fail with one line for each complaint: each says what to write."""
    complaints = sorted(set(complaints))
    assert not complaints, "\n" + "\n".join(complaints)
