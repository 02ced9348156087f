"""YAML as texts: what stands there is what is read."""

import pytest

from patterns.library.front_matter import read
from patterns.library.problems import Wrong


def plain(node):
    if isinstance(node.value, list):
        return [plain(inner) for inner in node.value]
    if isinstance(node.value, dict):
        return {name: plain(inner) for name, inner in node.value.items()}
    return node.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("4.10", "4.10"),
        ("2012-05-31", "2012-05-31"),
        ("0x1F", "0x1F"),
        ("'null'", "null"),
        ("null", None),
        ("", None),
        ("[a, 1, yes]", ["a", "1", "yes"]),
        ("{a: {b: [c]}}", {"a": {"b": ["c"]}}),
        ('"a: b # c"', "a: b # c"),
    ],
)
def test_values_stay_the_text_they_are(text, value):
    assert plain(read([f"name: {text}"]))["name"] == value


def test_every_value_knows_its_line():
    node = read(["a: 1", "b:", "  - x", "  - {c: d}"], first_line=5)

    assert [inner.line for inner in node.value["b"].value] == [7, 8]
    assert node.value["b"].value[1].value["c"].line == 8


@pytest.mark.parametrize(
    "lines",
    [
        ["a: &x [1]", "b: *x"],
        ["a: !!python/object/apply:os.system [ls]"],
        ["a: 1", "a: 2"],
        ["a: [" * 30],
        ["[" * 9000],
        ["a: 1", "---", "b: 2"],
        ["a: 'no end"],
        ["a: b: c"],
        ["\tb: 1"],
        ["? [a]", ": b"],
    ],
)
def test_tricks_and_breaks_are_refused_with_a_line(lines):
    with pytest.raises(Wrong) as caught:
        read(lines, first_line=2)

    assert caught.value.line >= 2
    assert caught.value.reason.count(". ") == 1


def test_the_billion_laughs_take_no_time():
    pairs = zip("abcdefg", "bcdefgh", strict=True)
    lines = ["a: &a [x, x]", *(f"{name}: &{name} [*{last}, *{last}]" for last, name in pairs)]

    with pytest.raises(Wrong, match="aliases"):
        read(lines)
