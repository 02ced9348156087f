"""The README says only what is true."""

import re

from tests.walls.project import ROOT, readme, stand

LINK = re.compile(r"\[[^\]]+\]\(([^)#]+)\)")
DRAWN = re.compile(r"^ {0,2}([a-z_.]+/?) {2,}\S", re.MULTILINE)


def section(title):
    return readme().partition(f"## {title}\n")[2].partition("\n## ")[0]


def test_links_lead_to_files():
    stand(
        f"README.md links to {target}, which isn't there."
        for target in LINK.findall(readme())
        if "://" not in target and not (ROOT / target).exists()
    )


def test_the_tree_names_folders_that_are_there():
    drawn = DRAWN.findall(section("The tree"))
    made_later = {"var/"}
    inside = {name: f"patterns/{name}" for name in ("library/", "policy/", "languages/")}

    assert "patterns/" in drawn
    stand(
        f"README.md draws {name}, which isn't there."
        for name in drawn
        if name not in made_later and not (ROOT / inside.get(name, name)).exists()
    )


def test_every_folder_of_ours_is_drawn():
    folders = {
        path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")
    }
    stand(
        f"README.md: draw {name}/ in “The tree”, with what it holds."
        for name in folders - {"__pycache__", "node_modules"}
        if f"\n{name}/ " not in section("The tree")
    )


def test_a_word_is_explained_once():
    words = re.findall(r"^\| ([a-z ]+) \|", section("Words we use"), re.MULTILINE)

    stand(f"README.md explains “{word}” twice." for word in words if words.count(word) > 1)


def test_the_two_commands_are_there_word_for_word():
    for command in ("python3 manage.py start", "python3 manage.py test"):
        assert f"\n{command}\n" in readme()
