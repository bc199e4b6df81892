"""Marks and labels moved or held back until none covers another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log, pi, radians, tan
from typing import NamedTuple

# The drawing that label sizes are reckoned for, in pixels; a smaller one is drawn zoomed out.
WIDTH, HEIGHT = 1000, 600
_CHAR_PX = 6.6
_LINE_PX = 15.0
_MARGIN_PX = 60.0
_ROUNDS = 400
#: Steps of zoom at which a further label may appear.
ZOOMS = (1.0, 1.4, 2.0, 2.8, 4.0, 5.6, 8.0, 11.0, 16.0, 23.0, 32.0)
NEVER = 1e9

Point = tuple[float, float]


class Label(NamedTuple):
    """A label at a place of the map; `centred` ones have no mark beside them."""

    text: str
    lon: float
    lat: float
    centred: bool = False
    offset_px: float = 8.0


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def spread(rough: Mapping[str, Point], names: Mapping[str, str]) -> dict[str, Point]:
    """Scale a layout to the unit square and push its labelled nodes apart.

    Examples
    --------
    >>> spread({"a": (0.0, 0.0), "b": (1.0, 1.0)}, {"a": "A", "b": "B"})
    {'a': (0.06, 0.1), 'b': (0.94, 0.9)}
    """
    keys = list(rough)
    xs = _scaled([rough[key][0] for key in keys], WIDTH)
    ys = _scaled([rough[key][1] for key in keys], HEIGHT)
    half = [max(24.0, len(names[key]) * _CHAR_PX / 2 + 6) for key in keys]
    for _ in range(_ROUNDS):
        if not _push(xs, ys, half):
            break
    return {
        key: (round(x / WIDTH, 4), round(y / HEIGHT, 4))
        for key, x, y in zip(keys, xs, ys, strict=True)
    }


def _scaled(values: Sequence[float], size: float) -> list[float]:
    low, high = min(values), max(values)
    if high == low:
        return [size / 2] * len(values)
    inner = size - 2 * _MARGIN_PX
    return [_MARGIN_PX + inner * (value - low) / (high - low) for value in values]


def _push(xs: list[float], ys: list[float], half: Sequence[float]) -> bool:
    """Move each pair of overlapping nodes a little apart; tell whether any had to move."""
    moved = False
    for i in range(len(xs)):
        for j in range(i):
            wide = half[i] + half[j] - abs(xs[i] - xs[j])
            high = 3.4 * _LINE_PX - abs(ys[i] - ys[j])
            if wide <= 0 or high <= 0:
                continue
            moved = True
            if high * 2 <= wide:
                _part(ys, i, j, high, HEIGHT)
            else:
                _part(xs, i, j, wide, WIDTH)
    return moved


def _part(values: list[float], i: int, j: int, overlap: float, size: float) -> None:
    step = min(overlap, 12.0) / 2 * (1 if values[i] >= values[j] else -1)
    values[i] = min(size - _MARGIN_PX, max(_MARGIN_PX, values[i] + step))
    values[j] = min(size - _MARGIN_PX, max(_MARGIN_PX, values[j] - step))


def zoom_of_labels(labels: Sequence[Label], *, scale_px: float) -> list[float]:
    """Return the zoom from which each label can be shown without covering an earlier one.

    Parameters
    ----------
    labels : the most important first
    scale_px : pixels a radian at zoom 1, as Mercator's projection counts

    Returns
    -------
    list of float
        One of `ZOOMS`, or `NEVER` for a label that never finds room.

    Examples
    --------
    >>> near = [Label("Baghdad", 44.4, 33.3), Label("Taji", 44.3, 33.5), Label("Basra", 47.8, 30.5)]
    >>> zoom_of_labels(near, scale_px=1900.0)
    [1.0, 2.8, 1.0]
    """
    found: list[tuple[Label, float]] = []
    for label in labels:
        fits = (
            zoom
            for zoom in ZOOMS
            if not any(
                _box(label, scale_px * max(zoom, since)).meets(
                    _box(other, scale_px * max(zoom, since))
                )
                for other, since in found
                if since < NEVER
            )
        )
        found.append((label, next(fits, NEVER)))
    return [zoom for _, zoom in found]


def _box(label: Label, scale_px: float) -> _Box:
    x, y = radians(label.lon) * scale_px, -mercator(label.lat) * scale_px
    width = len(label.text) * _CHAR_PX
    left = x - width / 2 if label.centred else x - label.offset_px
    right = left + width + (0 if label.centred else 2 * label.offset_px)
    return _Box(left, y - _LINE_PX / 2, right, y + _LINE_PX / 2)


def mercator(lat: float) -> float:
    """Return the height of a latitude (degrees) on Mercator's map, in radians."""
    return log(tan(pi / 4 + radians(lat) / 2))
