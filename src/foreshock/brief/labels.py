"""Labels of a map held back until there is room for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import log, pi, radians, tan
from typing import Literal, NamedTuple

from foreshock.brief.layout import CHAR_PX, LINE_PX

#: Steps of zoom at which a further label may appear; below 1 on a screen narrower than reckoned.
ZOOMS = (0.35, 0.5, 0.7, 1.0, 1.4, 2.0, 2.8, 4.0, 5.6, 8.0, 11.0, 16.0, 23.0, 32.0)
NEVER = 1e9
Side = Literal["right", "left", "above", "below", "centre"]
_SIDES: tuple[Side, ...] = ("right", "left", "above", "below")


class Label(NamedTuple):
    """A label at a place of the map.

    `radius_px` is that of the mark it stands beside, 0 without a mark; labels keep clear of
    the `solid` marks of weightier places and may cross hollow ones.
    """

    text: str
    lon: float
    lat: float
    radius_px: float = 0.0
    solid: bool = True


class Placed(NamedTuple):
    """On which side of its mark a label stands, and from which zoom on it is shown."""

    side: Side
    since: float


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def place_labels(labels: Sequence[Label], *, scale_px: float) -> list[Placed]:
    """Find a side and a zoom for each label so that it covers no earlier label or mark.

    A label may cross the mark of a lesser place: else no capital amid its suburbs had a name.

    Parameters
    ----------
    labels : the most important first
    scale_px : pixels a radian at zoom 1, as Mercator's projection counts

    Returns
    -------
    list of Placed
        With one of `ZOOMS`, or `NEVER` for a label that never finds room.

    Examples
    --------
    >>> near = [Label("Baghdad", 44.4, 33.3, 5), Label("Taji", 44.3, 33.5, 5)]
    >>> place_labels(near, scale_px=1900.0)
    [Placed(side='right', since=0.35), Placed(side='left', since=0.35)]
    """
    found: list[tuple[Label, Placed]] = []
    for position, label in enumerate(labels):
        others = [other for other in labels[:position] if other.radius_px]
        fits = (
            placed
            for placed in _candidates(label)
            if not any(_clashes(label, placed, found, others, scale_px))
        )
        found.append((label, next(fits, Placed("centre", NEVER))))
    return [placed for _, placed in found]


def _candidates(label: Label) -> Iterator[Placed]:
    for zoom in ZOOMS:
        for side in _SIDES if label.radius_px else ("centre",):
            yield Placed(side, zoom)


def _clashes(
    label: Label,
    placed: Placed,
    found: Iterable[tuple[Label, Placed]],
    others: Iterable[Label],
    scale_px: float,
) -> Iterator[bool]:
    """Yield for each other label and mark whether the label would cover it."""
    for other, where in found:
        if where.since < NEVER:
            scale = scale_px * max(placed.since, where.since)
            yield _text_box(label, placed.side, scale).meets(_text_box(other, where.side, scale))
    scale = scale_px * placed.since
    box = _text_box(label, placed.side, scale)
    for other in others:
        if other.solid:
            yield box.meets(_mark_box(other, scale))


def _text_box(label: Label, side: Side, scale_px: float) -> _Box:
    x, y = _at(label, scale_px)
    width, gap = len(label.text) * CHAR_PX, label.radius_px + 3
    across = {"right": gap + width / 2, "left": -gap - width / 2}.get(side, 0.0)
    up = {"above": -gap - LINE_PX / 2, "below": gap + LINE_PX / 2}.get(side, 0.0)
    return _Box(
        x + across - width / 2,
        y + up - LINE_PX / 2,
        x + across + width / 2,
        y + up + LINE_PX / 2,
    )


def _mark_box(label: Label, scale_px: float) -> _Box:
    x, y = _at(label, scale_px)
    reach = label.radius_px * 0.8
    return _Box(x - reach, y - reach, x + reach, y + reach)


def _at(label: Label, scale_px: float) -> tuple[float, float]:
    return radians(label.lon) * scale_px, -mercator(label.lat) * scale_px


def mercator(lat: float) -> float:
    """Return the height of a latitude (degrees) on Mercator's map, in radians."""
    return log(tan(pi / 4 + radians(lat) / 2))
