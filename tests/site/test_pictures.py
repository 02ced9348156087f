"""Shapes drawn from data: each says what it is drawn from, in numbers that no language spoils."""

import re
from decimal import Decimal

import pytest
from django.utils.translation import override

from patterns import phrases, pictures
from tests.site.shown import shown

ACTORS = [f"A{n}" for n in range(1, 8)]
ACTIONS = [f"B{n}" for n in range(1, 8)]


def areas(path):
    shapes = re.findall(r"h([\d.]+)v([\d.]+)", path)
    return [float(width) * float(height) for width, height in shapes]


def rows(path):
    """Where each line of dots begins, and how many dots its dashes make."""
    lines = re.findall(r"M(\d+) (\d+)h(\d+)", path)
    return [(int(x), int(y), int(length) // pictures.PITCH + 1) for x, y, length in lines]


def test_cells_are_squares_over_rows_of_dots():
    emblem = pictures.grid(["A1-B1", "A5-B6", "A9-B9"], ACTORS, ACTIONS)

    assert len(areas(emblem.filled)) == 2
    assert rows(emblem.dots) == [(5, 5 + 10 * row, 7) for row in range(7)]
    assert len(emblem.dots) < 100, "a hand has dozens of them"


def test_squares_that_touch_are_joined():
    apart = pictures.grid(["A1-B1", "A3-B3"], ACTORS, ACTIONS)
    beside = pictures.grid(["A1-B1", "A1-B2"], ACTORS, ACTIONS)

    assert max(areas(beside.filled)) > max(areas(apart.filled))


def test_a_grid_of_another_size_is_drawn_as_well():
    assert rows(pictures.grid([], ["A1"], ["B1", "B2"]).dots) == [(5, 5, 2)]


def test_steps_are_as_wide_as_they_are_long():
    parts = pictures.bar([(10, "plenary"), (30, "pairs"), (0, "pairs")])

    assert [(part.start, part.width, part.minutes) for part in parts] == [
        ("0", "25", 10), ("25", "75", 30),
    ]  # fmt: skip


def test_a_bar_runs_from_the_other_side_where_people_read_so():
    parts = pictures.bar([(10, "plenary"), (30, "pairs")], is_mirrored=True)

    assert [part.start for part in parts] == ["75", "0"]


def test_a_sign_is_dropped_where_there_is_no_room_for_it():
    parts = pictures.bar([(2, "plenary"), (118, "pairs")])

    assert [part.is_wide for part in parts] == [False, True]


def test_nothing_to_draw_is_drawn_as_nothing():
    assert pictures.bar([]) == []
    assert pictures.hour([]).filled == ""


def test_the_area_of_a_square_is_its_share():
    (quarter,), (whole,) = areas(pictures.share(1, 4)), areas(pictures.share(4, 4))

    assert quarter / whole == pytest.approx(0.25, abs=0.01)


def test_one_mark_stands_for_one_report_and_many_are_told_in_words():
    counts = [
        ("worked", 2, ""),
        ("partly", 0, ""),
        ("did-not-work", 1, ""),
        ("not-reported", 3, ""),
    ]

    assert pictures.marks(counts) == ["worked"] * 2 + ["did-not-work"] + ["not-reported"] * 3
    assert pictures.marks([("worked", 13, ""), *counts[1:]]) == []


def test_the_section_one_is_in_is_painted_and_the_others_outlined():
    emblem = pictures.stairs(4, 2)

    assert (emblem.filled.count("M"), emblem.drawn.count("M")) == (1, 3)


@pytest.mark.parametrize("language", ["es", "fr", "ar", "el"])
def test_a_picture_has_the_same_numbers_in_every_language(world, language):
    def shapes(code):
        page = shown(f"/{code}/techniques/round/")
        return [path["d"] for path in page.main.find_all("path")]

    assert [d for d in shapes(language) if "," in d] == []
    assert shapes("en")[:3] == shapes(language)[:3]


def test_a_time_bar_is_mirrored_for_those_who_read_from_the_right(world):
    starts = [
        [rect["x"] for rect in shown(f"/{code}/techniques/round/").main.find_all("rect")]
        for code in ("en", "ar")
    ]

    assert starts == [["0%", "33.33%"], ["66.67%", "0%"]]


@pytest.mark.parametrize(
    ("text", "said"),
    [("2012", "2012"), ("2012-05", "May 2012"), ("2012-05-31", "31 May 2012"), ("", "")],
)
def test_a_date_is_told_as_far_as_it_is_known(text, said):
    with override("en"):
        assert phrases.partial_date(text) == said


def test_spans_and_periods_are_told_as_people_write_them():
    with override("en"):
        assert phrases.minutes(30, 55) == "30–55 min"
        assert phrases.minutes(30, 30) == "30 min"
        assert phrases.people(4, None) == "4 people or more"
        assert phrases.period("2012", "2016", False) == "2012–2016"
        assert phrases.period("2012", "", True) == "since 2012"
        assert phrases.hours(Decimal("8.0")) == "8 h"
        assert phrases.whole(1234567) == "1,234,567"
    with override("es"):
        assert phrases.hours(Decimal("6.7")) == "6 h 40 min"


def test_a_language_nobody_here_knows_is_called_by_its_code():
    assert phrases.language_name("vec") == "vec"
    assert phrases.direction("vec") == "ltr"
    assert phrases.direction("fa") == "rtl"
