"""Rings of points: their area, their middle, and what lies of them inside a box."""

from __future__ import annotations

from typing import NamedTuple

Ring = list[tuple[float, float]]


class Box(NamedTuple):
    """A box in degrees."""

    west: float
    south: float
    east: float
    north: float


def ring_area(ring: Ring) -> float:
    """Return the signed area of a ring in square degrees, positive if anticlockwise.

    Examples
    --------
    >>> ring_area([(0, 0), (2, 0), (2, 1), (0, 1), (0, 0)])
    2.0
    """
    closed = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in closed) / 2


def ring_centre(ring: Ring) -> tuple[float, float]:
    """Return the centre of mass of a ring's inside.

    Examples
    --------
    >>> ring_centre([(0, 0), (2, 0), (2, 1), (0, 1), (0, 0)])
    (1.0, 0.5)
    """
    area = ring_area(ring)
    pairs = list(zip(ring, ring[1:] + ring[:1], strict=True))
    x = sum((x0 + x1) * (x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in pairs)
    y = sum((y0 + y1) * (x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in pairs)
    return round(x / (6 * area), 3), round(y / (6 * area), 3)


def clip_ring(ring: Ring, box: Box) -> Ring:
    """Return the part of a ring inside a box, after Sutherland and Hodgman.

    The direction of the ring is kept. A ring that leaves and enters again comes back as one ring
    with edges along the box, which lie outside of what is shown.

    References
    ----------
    .. [1] Sutherland, I. and Hodgman, G. (1974). Communications of the ACM 17, 32-42.

    Examples
    --------
    >>> clip_ring([(0, 0), (4, 0), (4, 4), (0, 4)], Box(1, 1, 9, 9))
    [(1.0, 1.0), (4.0, 1.0), (4, 4), (1.0, 4.0)]
    """
    for axis, limit, sign in (
        (0, box.west, 1),
        (0, box.east, -1),
        (1, box.south, 1),
        (1, box.north, -1),
    ):
        if not ring:
            return []
        ring = _clip_side(ring, axis, limit, sign)
    return ring


def _clip_side(ring: Ring, axis: int, limit: float, sign: int) -> Ring:
    """Keep what lies on one side of a line along an axis."""
    kept: Ring = []
    before = ring[-1]
    for point in ring:
        was_in = (before[axis] - limit) * sign >= 0
        is_in = (point[axis] - limit) * sign >= 0
        if was_in != is_in:
            kept.append(_crossing(before, point, axis, limit))
        if is_in:
            kept.append(point)
        before = point
    return kept


def _crossing(
    one: tuple[float, float], other: tuple[float, float], axis: int, limit: float
) -> tuple[float, float]:
    share = (limit - one[axis]) / (other[axis] - one[axis])
    return (one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1]))
