"""Opening a package: which files it has, which of them belong to it, and their text.

Knows paths, sizes and encodings. Doesn't know what the files say.
"""

import re
import unicodedata
import zipfile
import zlib
from pathlib import Path

from django.utils.translation import gettext as _

from patterns.library import limits
from patterns.library.archive import Archive
from patterns.library.folder import Folder
from patterns.library.problems import Wrong, refuse

TEXT = (".md", ".yaml")
# What else may lie in a folder: notes for people, and what machines leave there.
PASSED_OVER = re.compile(r"(^|/)\.(?!\.?(/|$))|^README\.md$|^__MACOSX/")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Package:
    """The files of a package by path, and reading them. Use it in a `with`."""

    def __init__(self, path):
        self.path = Path(path)
        if not self.path.exists():
            refuse(str(path), _("There is nothing here. Name the package's folder or its zip."))
        self.store = Folder(self.path) if self.path.is_dir() else Archive(self.path)

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.store.close()

    def files(self, problems):
        """The paths of all files, sorted. A package that is too large isn't looked at further."""
        sizes, total, count = {}, 0, 0
        for name, size in self.store.entries(problems):
            if PASSED_OVER.search(name):
                continue
            count += 1
            total += size
            if reason := _path_fault(name):
                problems.add(name[: limits.PATH], 0, "", reason)
            elif size > _limit(name):
                problems.add(name, 0, "", _too_large(name))
            else:
                sizes[name] = size
            if count > limits.FILES:
                refuse(self.path.name, limits.too_many_files())
        if total > limits.TOTAL:
            refuse(self.path.name, _("The package has more than 500 MB. Divide it."))
        return sorted(sizes)

    def read(self, name):
        """The bytes of a file; a `Wrong` where it can't be read or isn't as large as it says."""
        most = _limit(name)
        try:
            data = self.store.read(name, most)
        except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
            raise Wrong(_("This file can't be read. Look whether it is whole.")) from None
        if len(data) > most:
            raise Wrong(_too_large(name))
        return data


def _limit(name):
    return limits.TEXT_FILE if name.endswith(TEXT) else limits.MEDIA_FILE


def _too_large(name):
    if name.endswith(TEXT):
        return _("This file has more than 2 MB. Divide it.")
    return _("This file has more than 20 MB. Make it smaller.")


def _path_fault(name):
    parts = name.split("/")
    if len(name) > limits.PATH or CONTROL.search(name) or not name.isprintable():
        return _("The name is too long or has odd characters. Rename the file.")
    if "\\" in name or ":" in name or {"", ".", ".."} & set(parts):
        return _("The path leads out of the package. Put the file inside it.")
    return None


def text_of(data):
    """The lines of a text file; a `Wrong` says in which line it isn't plain UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Wrong(
            _("Byte %(offset)d isn't UTF-8. Save the file as UTF-8.") % {"offset": error.start},
            data.count(b"\n", 0, error.start) + 1,
        ) from None
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if found := CONTROL.search(text):
        raise Wrong(
            _("There is an invisible character here (code %(code)d). Take it out.")
            % {"code": ord(found.group())},
            text.count("\n", 0, found.start()) + 1,
        )
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if len(line) > limits.LINE:
            raise Wrong(_("The line has more than 10,000 characters. Break it."), number)
    return lines
