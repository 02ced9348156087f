"""Every file can be read top to bottom: short, and told in its first lines what it is."""

import ast
from statistics import median

from tests.walls.project import files, sources, stand, text, tree

LONGEST, MEDIAN = 300, 100


def lines(path):
    return text(path).count("\n")


def test_no_file_is_longer_than_can_be_read_at_once():
    stand(
        f"{path} has {lines(path)} lines, more than {LONGEST}. Give one of its ideas a file."
        for path in files(".py", ".css", ".html", ".js")
        if "migrations" not in path.parts and lines(path) > LONGEST
    )


def test_most_files_hold_one_idea(record_property):
    lengths = [lines(path) for path in sources() if path.parts[0] != "tests" and lines(path)]

    record_property("median lines of a Python file", median(lengths))
    assert median(lengths) <= MEDIAN, f"{median(lengths)} lines is the median of {len(lengths)}."


def test_every_module_says_what_it_is_for():
    stand(
        f"{path} has no docstring. Begin it with what it is for, what it knows, what it must not."
        for path in sources()
        if text(path).strip() and not ast.get_docstring(tree(path))
    )
