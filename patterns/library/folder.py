"""A package as a folder: its files and their sizes, and reading one of them.

Follows no symlink, leaves the folder never, and stops counting where a limit is passed.
"""

import os
import stat
from pathlib import Path

from django.utils.translation import gettext as _

from patterns.library import limits
from patterns.library.problems import refuse


class Folder:
    """The files below one folder, by their path inside it."""

    def __init__(self, path):
        self.path = Path(path)

    def entries(self, problems):
        """(path, size) of every file. What is neither file nor folder is a problem."""
        waiting = [""]
        count = 0
        while waiting:
            inside = waiting.pop()
            with os.scandir(self.path / inside) as found:
                for entry in sorted(found, key=lambda entry: entry.name):
                    if entry.name.startswith("."):
                        continue
                    count += 1
                    if count > limits.FILES * 2:
                        refuse(self.path.name, limits.too_many_files())
                    name = f"{inside}{entry.name}"
                    if entry.is_symlink():
                        problems.add(name, 0, "", limits.is_symlink())
                    elif entry.is_dir():
                        waiting.append(f"{name}/")
                    elif entry.is_file():
                        yield name, entry.stat(follow_symlinks=False).st_size
                    else:
                        problems.add(name, 0, "", _("This is no file. Take it out of the package."))

    def read(self, name, most):
        """The bytes of a file, one more than `most` at the most."""
        # The file may have become a symlink since it was listed.
        handle = os.open(self.path / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OSError(name)
            return file.read(most + 1)

    def close(self):
        pass
