"""How near two spellings are, and which of the near ones is meant."""

import pytest

from search.respelling import distance, oddness


@pytest.mark.parametrize(
    ("one", "other", "changes"),
    [("", "", 0), ("ab", "ba", 1), ("abc", "abd", 1), ("abc", "abcd", 1), ("abc", "c", 2),
     ("abcdef", "ghijkl", 3), ("a", "abcd", 3)],
)  # fmt: skip
def test_distance_counts_changes_up_to_a_few(one, other, changes):
    assert distance(one, other, 2) == changes
    assert distance(other, one, 2) == changes


@pytest.mark.parametrize(
    ("typed", "meant", "other"),
    [
        ("الاسعمال", "الاستعمال", "الاعمال"),  # a letter left out, rather than another put in
        ("laucnhed", "launched", "launcher"),
        ("وحلها", "حولها", "ولها"),  # two letters swapped, though at the beginning
    ],
)
def test_a_letter_is_sooner_left_out_or_swapped_than_struck_wrongly(typed, meant, other):
    assert oddness(typed, meant, 1) < oddness(typed, other, 2)


def test_the_commoner_word_is_meant_where_a_slip_is_as_likely():
    assert oddness("wter", "water", 9) < oddness("wter", "waiter", 1)
    assert oddness("mater", "mate", 2) > oddness("mater", "mate", 3)
    assert oddness("ater", "water", 1) > oddness("wter", "water", 1)
