"""Components say what they are given, get nothing else, and every page has one heading."""

import re
from io import StringIO
from pathlib import Path

import html5lib
import pytest
from django.core.management import call_command
from django.test import Client

from patterns.languages_table import LANGUAGE_CODES
from tests.walls.project import ROOT, files, stand, text

TEMPLATES = Path("site/templates")
INCLUDE = re.compile(r"""{%\s*include\s+(["'])(?P<name>[^"']+)\1(?P<rest>[^%]*)%}""")
GIVEN = re.compile(r"(\w+)=")
BLOCKTRANSLATE = re.compile(r"{%\s*blocktrans(?:late)?\b([^%]*)%}")
HEADER = re.compile(r"\A\s*(?:{% comment %}(?P<words>.*?){% endcomment %}|{#(?P<line>.*?)#})", re.S)
PLACES = ["/", "/patterns/", "/techniques/", "/cases/", "/communities/", "/toolkit/", "/glossary/",
          "/about/", "/search/", "/search/?q=circle", "/patterns/nothing/"]  # fmt: skip


def ours():
    return [path for path in files(".html") if path.is_relative_to(TEMPLATES)]


def includes():
    for path in ours():
        for number, line in enumerate(text(path).splitlines(), 1):
            for found in INCLUDE.finditer(line):
                yield f"{path}:{number}", found["name"], found["rest"]


def header(name):
    """The comment a component opens with; empty where there is none."""
    path = TEMPLATES / name
    found = HEADER.search(text(path)) if (ROOT / path).exists() else None
    return (found["words"] or found["line"] or "") if found else ""


def test_includes_are_there():
    assert list(includes())
    stand(
        f"{place} includes {name}. Write site/templates/{name}."
        for place, name, _rest in includes()
        if not (ROOT / TEMPLATES / name).exists()
    )


def test_includes_get_only_what_they_are_given():
    stand(
        f'{place}: end the include of "{name}" with only.'
        for place, name, rest in includes()
        if not rest.rstrip().endswith(" only")
    )


def test_components_say_what_they_are_given():
    stand(
        f"site/templates/{name}: begin with {{% comment %}} what it is. Variables: a (required), b."
        for _place, name, _rest in includes()
        if "Variables:" not in header(name)
    )


def test_components_are_given_what_they_name():
    stand(
        f"{place} gives {given} to {name}, whose header doesn't name it. Add it there."
        for place, name, rest in includes()
        for given in GIVEN.findall(rest)
        if not re.search(rf"\b{given}\b", header(name))
    )


def test_translated_blocks_are_trimmed():
    stand(
        f"{path}:{number}: write trimmed in blocktranslate, so that translators get one line."
        for path in ours()
        for number, line in enumerate(text(path).splitlines(), 1)
        for words in BLOCKTRANSLATE.findall(line)
        if "trimmed" not in words.split()
    )


def test_no_template_has_style_or_script_of_its_own():
    wrong = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*json)[^>]*>|<style|\son[a-z]+=\"")
    stand(
        f"{path}:{number}: {found.group()} belongs into a file of site/static/."
        for path in ours()
        for number, line in enumerate(text(path).splitlines(), 1)
        for found in wrong.finditer(line)
    )


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_every_place_has_one_heading_and_one_main(world, language):
    call_command("search_rebuild", stdout=StringIO())

    for place in PLACES:
        answer = Client().get(f"/{language}{place}")
        document = html5lib.parse(answer.content, namespaceHTMLElements=False)
        assert len(document.findall(".//h1")) == 1, f"/{language}{place} needs one h1."
        assert len(document.findall(".//main")) == 1, f"/{language}{place} needs one main."
        assert document.get("lang") == language
