"""The world with a section in each of four languages, translated into the other three."""

import pytest

from tests import factories
from tests.copies import SqliteCopies
from tests.languages.scenarios.told import SOURCES
from tests.worlds import World, translated


def fill():
    for number, slug in ((7, "house"), (8, "yard")):
        module = factories.module(slug.title(), slug=slug, number=number)
        for language in SOURCES[1:]:
            translated(module, language)
    for number, source in enumerate(SOURCES, 1):
        section(source, f"7.{number}")


def section(source, number):
    title, parent = f"Told in {source}", World().page("house", source)
    page = factories.section(
        title, slug=f"told-{source}", parent=parent, number=number, aim=f"Know {source}.",
        body=[
            ("text", f"<p>First of {source}.</p><p>Second of {source}.</p>"),
            ("heading", {"text": f"Heading of {source}", "level": "2"}),
            ("quote", {"quote": f"Quotation of {source}", "attribution": f"By {source}"}),
            ("question", f"Question of {source}?"),
        ],
    )  # fmt: skip
    for language in SOURCES:
        if language != source:
            translated(page, language)


@pytest.fixture(scope="session")
def told_copies(world_on_sqlite, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock():
        return SqliteCopies(tmp_path_factory.mktemp("told"), world_on_sqlite.original, fill)


@pytest.fixture
def library(told_copies, django_db_blocker):
    with django_db_blocker.unblock(), told_copies.one():
        yield World()
