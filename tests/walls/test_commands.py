"""Every command of ours explains itself and stands in the README."""

import re

from django.core.management import get_commands, load_command_class

from tests.walls.project import readme, stand

APPS = ("cms_config", "patterns", "search")
NAMED = re.compile(r"^\| `([a-z_]+)", re.MULTILINE)


def ours():
    return {name: app for name, app in get_commands().items() if str(app).split(".")[0] in APPS}


def test_every_command_has_help():
    stand(
        f'{app}/management/commands/{name}.py: write help = "…" in Command, one sentence.'
        for name, app in ours().items()
        if not load_command_class(app, name).help.rstrip().endswith(".")
    )


def test_every_command_is_in_the_readme():
    named = set(NAMED.findall(readme()))
    stand(
        f"README.md: write | `{name}` | what it does | under “Everyday commands”."
        for name in ours()
        if name not in named and f"manage.py {name}" not in readme()
    )


def test_every_command_in_the_readme_is_there():
    section = readme().partition("## Everyday commands")[2].partition("\n## ")[0]
    stand(
        f"README.md names the command {name}, which isn't there. Take its line away."
        for name in NAMED.findall(section)
        if name not in get_commands()
    )


def test_every_command_can_be_asked():
    for name, app in ours().items():
        load_command_class(app, name).create_parser("manage.py", name).format_help()
