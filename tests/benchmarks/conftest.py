"""What the benchmarks share: printing at once, and an empty library in a folder."""

import pytest

from tests.copies import SqliteCopies


@pytest.fixture
def say(capsys):
    def said(text):
        with capsys.disabled():
            print(f"\n  {text}", end="", flush=True)  # noqa: T201 - figures are for reading

    return said


@pytest.fixture
def empty(migrated, django_test_environment, django_db_blocker, tmp_path, settings):
    """A migrated library without works; its indexes lie in `tmp_path`, as in a data folder."""
    settings.DATA_DIR = tmp_path
    settings.SEARCH_EMBEDDED_PATH = tmp_path / "search.sqlite3"
    settings.SEARCH_ADMIN_PATH = tmp_path / "admin.sqlite3"
    with django_db_blocker.unblock(), SqliteCopies(tmp_path, migrated, lambda: None).one():
        yield
