"""The benchmark of the translators' map, as the command in the README runs it."""

import pytest

from tests.benchmarks.translation_map import measure
from tests.copies import SqliteCopies


@pytest.mark.benchmark
def test_the_map_is_measured(
    migrated, django_test_environment, django_db_blocker, tmp_path, capsys
):
    with (
        django_db_blocker.unblock(),
        capsys.disabled(),
        SqliteCopies(tmp_path, migrated, lambda: None).one(),
    ):
        figures = measure(print)

    assert all(queries <= 15 for _took, queries in figures.values())
