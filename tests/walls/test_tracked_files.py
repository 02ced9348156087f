"""What is in the project works on any machine: no path of one, no address of a package registry."""

import re
from importlib.metadata import distribution
from pathlib import Path

from packaging.specifiers import SpecifierSet

from tests.walls.project import files, stand, text

ENDINGS = (".py", ".toml", ".txt", ".md", ".html", ".css", ".js", ".yaml", ".sh", ".cfg", "")
# Put together here, so that this file doesn't find itself.
PLACES = re.compile(
    "|".join(["/ro" + "ot/", "/ho" + "me/(user|ubuntu|runner)", "/Us" + "ers/", "/wo" + "rk/"])
)
REGISTRIES = re.compile(
    "|".join(["py" + r"pi\.org/simple", "python" + r"hosted\.org", "registry" + r"\.npm"])
)


def places(pattern):
    for path in files(*ENDINGS):
        for number, line in enumerate(text(path).splitlines(), 1):
            if found := pattern.search(line):
                yield path, number, found.group()


def test_no_file_names_a_place_of_one_machine():
    stand(
        f"{path}:{number} names {found}…, which only one machine has. Ask settings for the folder."
        for path, number, found in places(PLACES)
    )


def test_no_file_names_a_package_registry():
    stand(
        f"{path}:{number} names {found}. Leave it to pip's own settings."
        for path, number, found in places(REGISTRIES)
    )


def test_what_is_pinned_runs_on_the_oldest_python_we_promise():
    """Also on its first release: Debian keeps the one it began with."""
    promised = re.search(r'requires-python = ">=([\d.]+)"', text(Path("pyproject.toml")))[1]
    pinned = [line for line in text(Path("constraints.txt")).splitlines() if "==" in line]
    stand(
        f"constraints.txt: {package.name} {package.version} wants Python {wanted}. "
        f"Pin a version of it that runs on {promised}.0."
        for package in map(distribution, (line.partition("==")[0] for line in pinned))
        if (wanted := package.metadata["Requires-Python"])
        and not SpecifierSet(wanted).contains(f"{promised}.0")
    )


def test_constraints_are_names_and_versions():
    wrong = re.compile(r"^(?!#|$|[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+( *;.*)?( *#.*)?$)")
    stand(
        f"constraints.txt: {line!r} pins nothing. Write name==version."
        for path in files(".txt")
        if path.name == "constraints.txt"
        for line in text(path).splitlines()
        if wrong.match(line)
    )
