"""A package as a zip: its files and their sizes, and reading one of them.

The list of a zip is read only after its size has been looked at, and no file is unpacked beyond
the size the list gives for it, so neither a million entries nor a bomb takes memory.
"""

import stat
import struct
import zipfile
from pathlib import Path

from django.utils.translation import gettext as _

from patterns.library import limits
from patterns.library.problems import refuse

END = b"PK\x05\x06"
END_SIZE = 22
# A zip64 hides its true numbers behind these twenty bytes; no package needs one.
FAR_END, FAR_END_SIZE = b"PK\x06\x07", 20
LONGEST_COMMENT = 65_535
# An entry of the list has 46 bytes, its path and what programs add to it.
LIST_SIZE = limits.FILES * (46 + limits.PATH + 100)
HOW_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Archive:
    """The files in one zip, by their path inside the package."""

    def __init__(self, path):
        self.path = Path(path)
        self._look_at_the_end()
        try:
            self.zip = zipfile.ZipFile(self.path)
        except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, ValueError):
            refuse(self.path.name, not_a_zip())
        self.inside = ""

    def _look_at_the_end(self):
        """Refuse a zip whose list is longer than any package's, before the list is read."""
        with self.path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - END_SIZE - LONGEST_COMMENT - FAR_END_SIZE))
            tail = file.read()
        # As zipfile itself looks for it, so that both read the same record.
        plain = tail[-END_SIZE:]
        at = len(tail) - END_SIZE
        if not (plain[:4] == END and plain[-2:] == b"\0\0"):
            at = tail.rfind(END)
        record = tail[at : at + END_SIZE] if at >= 0 else b""
        if len(record) < END_SIZE:
            refuse(self.path.name, not_a_zip())
        _sign, _disk, _disks, _here, count, length, _start, _comment = struct.unpack(
            "<4s4H2LH", record
        )
        is_far = tail[max(0, at - FAR_END_SIZE) : at].startswith(FAR_END)
        if is_far or count > limits.FILES * 2 or length > LIST_SIZE:
            refuse(self.path.name, limits.too_many_files())

    def entries(self, problems):
        """(path, size) of every file. Symlinks, odd paths and bombs are problems."""
        found = [info for info in self.zip.infolist() if not info.is_dir()]
        self.inside = _only_folder(found)
        seen = set()
        for info in found:
            name = info.filename.removeprefix(self.inside)
            if reason := self._fault(info, name, seen):
                problems.add(name, 0, "", reason)
            else:
                yield name, info.file_size
            seen.add(name)

    def _fault(self, info, name, seen):
        if stat.S_ISLNK(info.external_attr >> 16):
            return limits.is_symlink()
        if "\0" in info.orig_filename:
            return _("The name has a NUL in it. Rename the file.")
        if name in seen:
            return _("The zip has this file twice. Pack it again.")
        if info.flag_bits & 0x1:
            return _("This file is encrypted. Pack it without a password.")
        if info.compress_type not in HOW_PACKED:
            return _("This file is packed in a rare way. Pack it as an ordinary zip (deflate).")
        if info.file_size > limits.PACKED * max(info.compress_size, 100):
            return _("This file unpacks to more than 200 times its size. Take it out.")
        return None

    def read(self, name, most):
        """The bytes of a file, one more than `most` at the most."""
        with self.zip.open(self.inside + name) as file:
            return file.read(most + 1)

    def close(self):
        self.zip.close()


def _only_folder(entries):
    """The folder that everything is packed in, where there is one; programs do both."""
    names = [info.filename for info in entries]
    if "library.yaml" in names:
        return ""
    found = {
        name.partition("/")[0] for name in names if name.count("/") == 1
        and name.endswith("/library.yaml")
    }  # fmt: skip
    outer = f"{found.pop()}/" if len(found) == 1 else ""
    return outer if all(name.startswith((outer, "__MACOSX/")) for name in names) else ""


def not_a_zip():
    return _("This is neither a folder nor a zip. Name the package's folder or its zip.")
