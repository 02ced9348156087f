"""Sets of works as bits."""

from search.engines.embedded.catalogue import bits_of, members


def test_a_set_of_works_holds_what_was_put_in():
    works = [1, 7, 8, 9, 63, 64, 1000]

    assert members(bits_of(works, max(works))) == works
    assert members(0) == []
