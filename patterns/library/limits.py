"""How large a package may be. Each limit is asked before what it limits is read."""

from django.utils.translation import gettext as _

MIB = 1024 * 1024

FILES = 20_000
TEXT_FILE = 2 * MIB
MEDIA_FILE = 20 * MIB
TOTAL = 500 * MIB
LINE = 10_000  # characters
# Text of people packs to a fifth or a tenth; a bomb packs to a thousandth.
PACKED = 200
PATH = 300  # characters of a path inside the package
# YAML of ours is a list of mappings at the deepest; an editor's nesting of 20 is a mistake.
DEPTH = 10
NODES = 200_000  # values in one YAML file
ITEMS = 1_000  # items or blocks of one field


def too_many_files():
    return _("The package has more than 20,000 files. Make several packages of it.")


def is_symlink():
    return _("This is a symlink. Put the file itself in its place.")
