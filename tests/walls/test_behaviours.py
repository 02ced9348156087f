"""Each promise of translation and each known fault has its tests, by name."""

import ast
from pathlib import Path

import pytest

from tests.walls.behaviours import BEHAVIOURS, FAULTS
from tests.walls.project import files, stand, tree


def rows():
    yield from BEHAVIOURS.items()
    yield from FAULTS.items()


def written_in(path):
    """The tests of a file, as pytest collects them: functions of its own named `test_…`."""
    known = Path(path) in files(".py") and Path(path).name.startswith("test_")
    return {
        node.name
        for node in (tree(path).body if known else ())
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def missing():
    for _promise, held in rows():
        for file, names in held.items():
            there = written_in(f"tests/{file}")
            yield from (f"{file}::test_{name}" for name in names if f"test_{name}" not in there)


def test_every_promise_has_a_test():
    stand(
        f"tests/walls/behaviours.py: name the tests that hold “{promise}”."
        for promise, held in rows()
        if not held or not all(held.values())
    )


def test_every_test_of_a_promise_is_there():
    stand(f"tests/walls/behaviours.py: there is no {name}. Write it, or name it as it is called."
          for name in missing())  # fmt: skip


def test_all_of_them_are_told():
    """Twenty behaviours of the model, and what was met in localize (15) and in Wagtail (9)."""
    assert (len(BEHAVIOURS), len(FAULTS)) == (20, 24)


def test_the_wall_sees_a_test_that_is_not_there(monkeypatch):
    monkeypatch.setitem(FAULTS, "x", {"walls/test_behaviours.py": ["nobody_wrote"]})
    monkeypatch.setitem(FAULTS, "y", {"walls/behaviours.py": ["rows"]})

    assert list(missing()) == ["walls/test_behaviours.py::test_nobody_wrote",
                               "walls/behaviours.py::test_rows"]  # fmt: skip
    monkeypatch.setitem(FAULTS, "z", {})
    with pytest.raises(AssertionError, match="hold “z”"):
        test_every_promise_has_a_test()
