"""What an engine doesn't promise is said in one place, and said everywhere else from there."""

import re

from search.promises import NOT_PROMISED
from tests.walls.project import files, readme, stand, text

MARKED = re.compile(r"mark\.promise\(\"([a-z ]+)\"\)")


def test_the_readme_has_the_table():
    rows = [f"| {engine} | {said} |" for (engine, _), said in NOT_PROMISED.items()]
    table = readme().partition("| engine | what it doesn't promise |\n|---|---|\n")[2]
    stands = table.partition("\n\n")[0].splitlines()

    stand(f"README.md: write {row}" for row in rows if row not in stands)
    stand(f"README.md: take away {row}" for row in stands if row not in rows)


def test_what_tests_leave_out_stands_in_the_table():
    known = {promise for _, promise in NOT_PROMISED}
    tested = {
        name
        for path in files(".py")
        if path.parts[:2] == ("tests", "search")
        for name in MARKED.findall(text(path))
    }

    assert tested
    assert tested <= known
