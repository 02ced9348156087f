"""A pattern among its neighbours, as a drawing."""

from types import SimpleNamespace

import pytest

from patterns.compass import CENTRE, PLACES, compass
from patterns.models.relations import PATTERN_LINKS, RelationKind
from tests.site.shown import shown

ACTORS, ACTIONS = ("A1", "A2"), ("B1", "B2")


def group(kind, count, is_inward=False):
    page = SimpleNamespace(patternpage=SimpleNamespace(grid_cells=["A1-B1"]))
    members = [SimpleNamespace(page=page, number=str(number)) for number in range(count)]
    return SimpleNamespace(kind=kind, is_inward=is_inward, members=members)


def drawn(*groups):
    return compass(groups, ACTORS, ACTIONS)


def test_each_kind_of_link_has_its_place_and_no_two_stand_on_each_other():
    spots = [spot for places in PLACES.values() for spot in places]

    assert {kind for kind, _inward in PLACES} == set(PATTERN_LINKS)
    assert all(
        abs(a[0] - b[0]) >= 30 or abs(a[1] - b[1]) >= 30
        for place, a in enumerate(spots)
        for b in spots[place + 1 :]
    )


def test_larger_patterns_stand_above_and_smaller_ones_below():
    above, below = drawn(
        group(RelationKind.COMPLETES, 1), group(RelationKind.COMPLETES, 1, is_inward=True)
    ).nodes

    assert float(above.y) < CENTRE[1] < float(below.y)
    assert above.filled
    assert above.is_above


def test_an_arrow_points_the_way_one_goes():
    before, after = drawn(
        group(RelationKind.LEADS_TO, 1, is_inward=True), group(RelationKind.LEADS_TO, 1)
    ).lines

    for line in (before, after):
        start, end = (float(point.split()[0]) for point in line.path[1:].split("L"))
        assert start < end
        assert f"L{line.path.split('L')[1]}L" in line.head


def test_who_finds_no_room_is_counted():
    found = drawn(group(RelationKind.COMPLETES, 9, is_inward=True))

    assert len(found.nodes) == 6
    assert found.left_out == 3


@pytest.mark.parametrize("groups", [(), (group(RelationKind.LEADS_TO, 1),)])
def test_a_single_neighbour_is_no_picture(groups):
    assert drawn(*groups) is None


def test_a_pattern_is_drawn_with_its_neighbours_on_its_page(world):
    figure = shown("/en/patterns/circle/").main.find("svg", class_="compass")

    assert figure["aria-hidden"] == "true"
    assert {text.text for text in figure.find_all("text")} == {"2", "3"}
