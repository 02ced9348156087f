"""Every page that links lead to: it answers, is valid HTML, light, and keeps to itself."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders

from search.rebuilding import rebuild
from tests.site.crawled import HOME, crawl
from tests.site.validity import faults

LIGHT = 150_000
#: What a page loads by itself, and the attribute that says from where.
LOADED = {"link": "href", "script": "src", "img": "src", "source": "srcset", "iframe": "src"}


@pytest.fixture
def library(request, count):
    """The small library; with --long the one that ships."""
    request.getfixturevalue(count("world", "starter"))
    rebuild()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_link_leads_to_a_sound_page(library, language):
    found, visited = {}, 0
    for answer in crawl(f"/{language}/", below=f"/{language}/"):
        visited += 1
        problems = [*unsound(answer)]
        if problems:
            found[f"{answer.path} (linked from {answer.found_on})"] = problems

    assert visited > 30
    assert not found, "\n".join(f"{where}: {what}" for where, what in found.items())


@pytest.mark.parametrize("place", ["techniques/", "patterns/act-across-cells/", "search/?q=decide"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_page_of_the_library_that_ships_is_light(starter, client, language, place):
    response = client.get(f"/{language}/{place}")

    assert response.status_code == 200
    assert 10_000 < weight(response) <= LIGHT


def unsound(answer):
    """What is wrong with an answer, in words."""
    if answer.response.status_code not in (200, 302):
        yield f"answers {answer.response.status_code}"
    elif answer.is_page and answer.response.status_code == 200:
        yield from faults(answer.response.content)
        yield from _strangers(answer)
        if answer.response.cookies:
            yield f"sets cookies: {list(answer.response.cookies)}"
        if "default-src 'none'" not in answer.response.headers.get("Content-Security-Policy", ""):
            yield "has no strict Content-Security-Policy"
        if weight(answer.response) > LIGHT:
            yield f"weighs {weight(answer.response)} bytes without images"


def weight(response):
    """Bytes of the page, its style sheets and its scripts, as they lie on the disk."""
    named = re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js))"', response.content.decode())
    return len(response.content) + sum(Path(finders.find(name)).stat().st_size for name in named)


def _strangers(answer):
    """What the page would load from somebody else."""
    for element in answer.document.iter():
        if element.tag not in LOADED or element.get("rel") in ("canonical", "alternate", "license"):
            continue
        place = element.get(LOADED[element.tag], "")
        if urlsplit(place).netloc and not place.startswith(HOME):
            yield f"loads {place}"
