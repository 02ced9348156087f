"""The benchmark of publishing, as the command in the README runs it."""

import pytest

from tests.benchmarks.publishing import measure


@pytest.mark.benchmark
def test_publishing_is_measured(empty, capsys):
    with capsys.disabled():
        figures = measure(print, rounds=5)

    assert figures["ratio"] < 2
