"""A package to change and load, and sites to load it into: an empty one, and one that has it."""

import pytest

from patterns.places import plant
from tests.copies import SqliteCopies
from tests.library.packages import Pack


@pytest.fixture
def pack(tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    return Pack(folder)


@pytest.fixture(scope="session")
def empty_sites(migrated, django_test_environment, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock():
        return SqliteCopies(tmp_path_factory.mktemp("empty"), migrated, plant)


@pytest.fixture(scope="session")
def loaded_sites(migrated, django_test_environment, django_db_blocker, tmp_path_factory):
    def fill():
        report = Pack(tmp_path_factory.mktemp("small")).load()
        assert not report.problems, "\n".join(map(str, report.problems))

    with django_db_blocker.unblock():
        return SqliteCopies(tmp_path_factory.mktemp("loaded"), migrated, fill)


@pytest.fixture
def site(empty_sites, django_db_blocker):
    """A site without works."""
    with django_db_blocker.unblock(), empty_sites.one():
        yield


@pytest.fixture
def loaded(loaded_sites, pack, django_db_blocker):
    """The small package, on a site that has loaded it."""
    with django_db_blocker.unblock(), loaded_sites.one():
        yield pack
