"""The benchmark of loading, as the command in the README runs it."""

import pytest

from patterns.places import plant
from tests.benchmarks.load_library import measure
from tests.copies import SqliteCopies


@pytest.mark.benchmark
def test_loading_is_measured(
    migrated, django_test_environment, django_db_blocker, tmp_path, capsys
):
    with (
        django_db_blocker.unblock(),
        capsys.disabled(),
        SqliteCopies(tmp_path, migrated, plant).one(),
    ):
        figures = measure(print)

    assert figures["load, pages/s"] > 0
