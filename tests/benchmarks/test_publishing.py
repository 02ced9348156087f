"""The benchmark of publishing, as the command in the README runs it."""

import pytest

from tests.benchmarks.publishing import measure
from tests.copies import SqliteCopies


@pytest.mark.benchmark
def test_publishing_is_measured(
    migrated, django_test_environment, django_db_blocker, tmp_path, capsys
):
    with (
        django_db_blocker.unblock(),
        capsys.disabled(),
        SqliteCopies(tmp_path, migrated, lambda: None).one(),
    ):
        figures = measure(print, rounds=5)

    assert figures["ratio"] < 2
