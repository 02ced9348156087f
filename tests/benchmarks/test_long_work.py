"""The benchmark of giving many works to translators, as the command in the README runs it."""

import pytest

from tests.benchmarks.long_work import measure
from tests.copies import SqliteCopies


@pytest.mark.benchmark
def test_long_work_is_measured(
    migrated, django_test_environment, django_db_blocker, tmp_path, capsys
):
    with (
        django_db_blocker.unblock(),
        capsys.disabled(),
        SqliteCopies(tmp_path, migrated, lambda: None).one(),
    ):
        figures = measure(print)

    assert figures["longest transaction"] < figures["stock, one transaction"]
