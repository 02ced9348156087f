"""Colours have names, and nothing knows left from right: Arabic is read the other way."""

import re

from tests.walls.project import files, stand, text

HEX = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b")
SIDE = re.compile(r"(?:^|[\s;{-])(?P<side>left|right)(?=\s*[:;,)\s-])|-(?P<after>left|right)\b")
COMMENT = re.compile(r"/\*.*?\*/", re.S)


def lines():
    """(file, number, line) of every style sheet, comments blanked."""
    for path in files(".css"):
        bare = COMMENT.sub(lambda found: "\n" * found.group().count("\n"), text(path))
        for number, line in enumerate(bare.splitlines(), 1):
            yield path, number, line


def test_there_are_styles():
    assert {path.name for path in files(".css")} >= {"tokens.css", "base.css", "print.css"}


def test_colours_are_named_in_one_place():
    stand(
        f"{path}:{number} writes {found}. Name it in tokens.css and write var(--name)."
        for path, number, line in lines()
        if path.name != "tokens.css"
        for found in HEX.findall(line)
    )


def test_no_style_knows_left_from_right():
    stand(
        f"{path}:{number}: write start or end, inline-start or inline-end: {line.strip()}"
        for path, number, line in lines()
        if SIDE.search(line)
    )
