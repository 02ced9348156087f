"""The world with people who translate, and with secrets."""

import pytest

from tests.copies import SqliteCopies
from tests.languages import hidden, people
from tests.worlds import World


def fill():
    hidden.hide(people.arrive(World()))


@pytest.fixture(scope="session")
def guarded_copies(world_on_sqlite, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock():
        return SqliteCopies(tmp_path_factory.mktemp("guarded"), world_on_sqlite.original, fill)


@pytest.fixture
def guarded(guarded_copies, django_db_blocker):
    """A copy of the world with people and secrets for one test."""
    with django_db_blocker.unblock(), guarded_copies.one():
        yield World()
