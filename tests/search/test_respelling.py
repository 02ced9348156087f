"""How near two spellings are."""

import pytest

from search.respelling import distance


@pytest.mark.parametrize(
    ("one", "other", "changes"),
    [("", "", 0), ("ab", "ba", 1), ("abc", "abd", 1), ("abc", "abcd", 1), ("abc", "c", 2),
     ("abcdef", "ghijkl", 3), ("a", "abcd", 3)],
)  # fmt: skip
def test_distance_counts_changes_up_to_a_few(one, other, changes):
    assert distance(one, other, 2) == changes
    assert distance(other, one, 2) == changes
