"""What is in the project works on any machine: no path of one, no address of a package registry."""

import re

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


def test_constraints_are_names_and_versions():
    wrong = re.compile(r"^(?!#|$|[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+( *;.*)?( *#.*)?$)")
    stand(
        f"constraints.txt: {line!r} pins nothing. Write name==version."
        for path in files(".txt")
        if path.name == "constraints.txt"
        for line in text(path).splitlines()
        if wrong.match(line)
    )
