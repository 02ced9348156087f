"""Pictures drawn from data: what works look like as shapes, before anybody draws them.

Knows geometry and nothing else: no colours, no words, no HTML. Numbers are written as text here,
because a template would write 8.8 with a comma for half of our readers. Shapes read from left to
right; the style sheet mirrors them for those who read the other way.
"""

from dataclasses import dataclass
from math import cos, pi, sin, sqrt

PITCH, SIDE = 10, 8.8  # cells of the grid in a picture, and the part of a cell a square fills
HEIGHT = 70  # every emblem is as high as seven cells of the grid, and as wide
LIMIT = 12  # more outcome marks than this are told in words only

# How large the conversation is in each grouping, from one person to everybody.
SIZES = {
    "individual": 1, "pairs": 2, "threes": 3, "fours": 3, "small-group": 3,
    "fishbowl": 4, "plenary": 4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Emblem:
    """Shapes of one picture: `filled` is painted, `dots` and `discs` are stroked with round ends,
    `drawn` is an outline. Each is the text of an SVG path."""

    filled: str = ""
    dots: str = ""
    discs: str = ""
    drawn: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One step in a bar of time: where it lies in per cent, and how large the conversation is."""

    start: str
    middle: str
    width: str
    minutes: int
    grouping: str
    size: int
    is_wide: bool  # whether there is room for a sign above it and a number below it


def number(value):
    """A number for SVG, in no language."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def rectangle(x, y, width, height):
    return f"M{number(x)} {number(y)}h{number(width)}v{number(height)}h-{number(width)}z"


def dot(x, y):
    """A point that a round line end makes a disc of."""
    return f"M{number(x)} {number(y)}h0"


def grid(cells, actors, actions, shape="squares"):
    """Cells of the grid as squares that join where they touch, or as discs, over dots."""
    spots = {
        f"{actor}-{action}": (column, row)
        for row, actor in enumerate(actors)
        for column, action in enumerate(actions)
    }
    taken = {spots[cell] for cell in cells if cell in spots}
    centres = {spot: (spot[0] * PITCH + PITCH / 2, spot[1] * PITCH + PITCH / 2)
               for spot in spots.values()}  # fmt: skip
    dots = "".join(_dots(row, len(actions)) for row in range(len(actors)))
    if shape == "discs":
        return Emblem(discs="".join(dot(*centres[spot]) for spot in sorted(taken)), dots=dots)
    return Emblem(filled="".join(_squares(taken)), dots=dots)


def _dots(row, count):
    """A row of dots, one for each cell; the style sheet breaks the line, what is taken lies on it.

    It is a little longer than from the first to the last, so that no rounding loses the last.
    """
    middle = PITCH / 2
    return f"M{number(middle)} {number(row * PITCH + middle)}h{(count - 1) * PITCH + 1}"


def _squares(taken):
    edge = (PITCH - SIDE) / 2
    for column, row in sorted(taken):
        x, y = column * PITCH + edge, row * PITCH + edge
        # A square reaches over to its neighbour, so that works have silhouettes.
        wide = PITCH if (column + 1, row) in taken else 0
        high = PITCH if (column, row + 1) in taken else 0
        yield rectangle(x, y, SIDE + wide, SIDE)
        if high:
            yield rectangle(x, y, SIDE, SIDE + high)


def hour(steps):
    """A technique: a layer for each (minutes, grouping), as high as it is long, as wide as the
    conversation is large."""
    steps = [(minutes, grouping) for minutes, grouping in steps if minutes]
    whole = sum(minutes for minutes, _grouping in steps) or 1
    y, layers = 0.6, []
    for minutes, grouping in steps:
        height = minutes / whole * (HEIGHT - 1.2)
        width = (HEIGHT - 1.2) * SIZES.get(grouping, 4) / 4
        layers.append(rectangle(0.6, y, width, max(height - 1.2, 0.8)))
        y += height
    return Emblem(filled="".join(layers))


def stairs(count, here=None):
    """A module: a stair for each section; `here` (from 0) is painted and the others outlined."""
    count = max(count, 1)
    pitch = HEIGHT / count
    steps = [
        rectangle(i * pitch + 1, HEIGHT - (i + 1) * pitch + 1, pitch - 2, (i + 1) * pitch - 2)
        for i in range(count)
    ]
    if here is None:
        return Emblem(filled="".join(steps))
    others = [step for place, step in enumerate(steps) if place != here]
    return Emblem(filled="".join(steps[here : here + 1]), drawn="".join(others))


def share(count, most, room=30):
    """A square in a cell of `room`, whose area is the count's share of the largest count."""
    side = sqrt(count / most) * room * 2 / 3
    return rectangle((room - side) / 2, (room - side) / 2, side, side)


def bar(steps, is_mirrored=False):
    """The parts of a lying bar of time, for (minutes, grouping) of each step."""
    whole = sum(minutes for minutes, _grouping in steps) or 1
    at, parts = 0.0, []
    for minutes, grouping in steps:
        width = minutes / whole * 100
        start = 100 - at - width if is_mirrored else at
        at += width
        if minutes:
            parts.append(
                Part(
                    number(start), number(start + width / 2), number(width), minutes, grouping,
                    SIZES.get(grouping, 4), width > 3.4,
                )  # fmt: skip
            )
    return parts


def _ring(count, radius, x=10, y=7):
    turns = (2 * pi * place / count for place in range(count))
    places = ((x + radius * cos(turn), y + radius * sin(turn)) for turn in turns)
    return "".join(dot(round(x, 1), round(y, 1)) for x, y in places)


# Who works with whom, as people seen from above; each fits into 20 x 14.
GROUPS = {
    "individual": dot(10, 7),
    "pairs": dot(6.8, 7) + dot(13.2, 7),
    "threes": dot(10, 3.6) + dot(6.6, 10) + dot(13.4, 10),
    "fours": dot(7, 3.8) + dot(13, 3.8) + dot(7, 10.2) + dot(13, 10.2),
    "small-group": _ring(5, 4.6),
    "plenary": _ring(8, 5.6),
    "fishbowl": _ring(8, 5.6) + _ring(3, 1.9),
}
SMALL_DOTS = ("plenary", "fishbowl")


def marks(counts):
    """One mark for each report of (outcome, count, label); none where they are too many to see.

    Those that say nothing come last and only fill up what room is left.
    """
    told = [outcome for outcome, count, _label in counts[:-1] for _ in range(count)]
    outcome, count, _label = counts[-1]
    return [] if len(told) > LIMIT else [*told, *[outcome] * count][:LIMIT]
