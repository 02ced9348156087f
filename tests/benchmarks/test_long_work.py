"""The benchmark of giving many works to translators, as the command in the README runs it."""

import pytest

from tests.benchmarks.long_work import measure


@pytest.mark.benchmark
def test_long_work_is_measured(empty, capsys):
    with capsys.disabled():
        figures = measure(print)

    assert figures["longest transaction"] < figures["stock, one transaction"]
