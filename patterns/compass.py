"""A pattern among its neighbours, as a drawing: larger ones above, smaller ones below, what comes
before at the start and after at the end, the others in the corners; each kind has its own line.

Knows places and lines, no colours and no words: the list below the drawing says the same. It reads
from left to right; the style sheet mirrors it where people read the other way.
"""

from dataclasses import dataclass
from math import hypot

from patterns import pictures
from patterns.models.relations import RelationKind

CENTRE = (170, 112)
NEAR, FAR = 36, 24  # where lines begin and end, from the middle of what they join
TEETH = 6  # of the line that pulls both ways

# (kind, is it written there): where its neighbours stand, the nearest first.
PLACES = {
    (RelationKind.COMPLETES, False): [(170, 22), (132, 22), (208, 22)],
    (RelationKind.COMPLETES, True): [
        (190, 206), (228, 206), (152, 206), (266, 206), (304, 206), (114, 206),
    ],
    (RelationKind.LEADS_TO, True): [(24, 112), (24, 64)],
    (RelationKind.LEADS_TO, False): [(316, 112), (316, 64), (316, 160)],
    (RelationKind.WORKS_WITH, False): [(254, 22), (292, 22), (330, 22)],
    (RelationKind.ALTERNATIVE_TO, False): [(86, 22), (48, 22)],
    (RelationKind.TENSION_WITH, False): [(60, 196), (24, 164)],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    """A neighbour: where it stands, its number and the shape of its cells."""

    x: str
    y: str
    number: str
    filled: str
    is_above: bool  # its number stands over it, out of the way of its line


@dataclass(frozen=True, slots=True)
class Line:
    """A link as the path of its line; `head` is the point of an arrow."""

    kind: str
    path: str
    head: str = ""


@dataclass(frozen=True, slots=True)
class Compass:
    """The whole drawing, and how many neighbours found no room in it."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    left_out: int


def compass(groups, actors, actions):
    """The drawing of these groups of neighbours; None where there is hardly anything to draw."""
    nodes, lines, left_out, taken = [], [], 0, set()
    for group in groups:
        free = [spot for spot in PLACES.get((group.kind, group.is_inward), ()) if spot not in taken]
        left_out += max(len(group.members) - len(free), 0)
        for member, spot in zip(group.members, free, strict=False):
            taken.add(spot)
            cells = getattr(getattr(member.page, "patternpage", None), "grid_cells", None) or ()
            nodes.append(_node(spot, member.number, pictures.grid(cells, actors, actions)))
            lines.append(_line(group, spot))
    return Compass(tuple(nodes), tuple(lines), left_out) if len(nodes) > 1 else None


def _node(spot, number, emblem):
    x, y = spot
    return Node(pictures.number(x), pictures.number(y), number, emblem.filled, y < CENTRE[1] / 2)


def _line(group, spot):
    start, end = _between(CENTRE, spot)
    if group.kind == RelationKind.LEADS_TO:
        if group.is_inward:
            start, end = end, start
        return Line(group.kind, _path(start, end), _head(start, end))
    if group.kind == RelationKind.TENSION_WITH:
        return Line(group.kind, _path(*_zigzag(start, end)))
    return Line(group.kind, _path(start, end))


def _between(middle, spot):
    """The ends of a line that touches neither of the two boxes."""
    (x1, y1), (x2, y2) = middle, spot
    length = hypot(x2 - x1, y2 - y1)
    dx, dy = (x2 - x1) / length, (y2 - y1) / length
    return (x1 + dx * NEAR, y1 + dy * NEAR), (x2 - dx * FAR, y2 - dy * FAR)


def _zigzag(start, end):
    (x1, y1), (x2, y2) = start, end
    length = hypot(x2 - x1, y2 - y1) or 1
    aside = ((y1 - y2) / length * 4, (x2 - x1) / length * 4)
    yield start
    for tooth in range(TEETH):
        part, side = (tooth + 0.5) / TEETH, 1 if tooth % 2 else -1
        yield (x1 + (x2 - x1) * part + aside[0] * side, y1 + (y2 - y1) * part + aside[1] * side)
    yield end


def _head(start, end):
    (x1, y1), (x2, y2) = start, end
    length = hypot(x2 - x1, y2 - y1) or 1
    dx, dy = (x2 - x1) / length, (y2 - y1) / length
    return _path(
        (x2 - dx * 7 - dy * 4.5, y2 - dy * 7 + dx * 4.5), end,
        (x2 - dx * 7 + dy * 4.5, y2 - dy * 7 - dx * 4.5),
    )  # fmt: skip


def _path(*points):
    return "M" + "L".join(f"{pictures.number(x)} {pictures.number(y)}" for x, y in points)
