"""How many words must match."""

import pytest

from search.matching import enough_works, words_required


@pytest.mark.parametrize(
    ("asked", "required"),
    [(0, 0), (1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (6, 1), (7, 2), (10, 3), (32, 9)],
)
def test_the_rule_is_elasticsearchs_own(asked, required):
    assert words_required(asked) == required


def test_short_queries_stay_exact_longer():
    assert enough_works(2) < enough_works(3)
