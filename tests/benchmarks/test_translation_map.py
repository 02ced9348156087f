"""The benchmark of the translators' map, as the command in the README runs it."""

import pytest

from tests.benchmarks.translation_map import measure


@pytest.mark.benchmark
def test_the_map_is_measured(empty, capsys):
    with capsys.disabled():
        figures = measure(print)

    assert all(queries <= 15 for _took, queries in figures.values())
