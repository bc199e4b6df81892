"""Labelled nodes pushed apart until none covers another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

# The drawing that sizes are reckoned for, in pixels; a smaller one is drawn zoomed out.
WIDTH, HEIGHT = 1000, 600
#: Width of a letter and height of a line of the labels.
CHAR_PX, LINE_PX = 6.7, 15.0
_MARGIN_PX = 34.0
_NODE_HEIGHT_PX = 50.0
_ROUNDS = 500
# How far a node moves from where the springs put it to where its rank among all would: springs
# leave one lump and a few outliers, ranks alone would hide who is near to whom.
_RANK_SHARE = 0.65

Point = tuple[float, float]


def spread(rough: Mapping[str, Point], names: Mapping[str, str]) -> dict[str, Point]:
    """Scale a layout to the unit square and push its labelled nodes apart.

    Examples
    --------
    >>> spread({"a": (0.0, 0.0), "b": (1.0, 1.0)}, {"a": "A", "b": "B"})
    {'a': (0.06, 0.0567), 'b': (0.94, 0.9433)}
    """
    keys = list(rough)
    half = [max(26.0, len(names[key]) * CHAR_PX / 2 + 8) for key in keys]
    xs = _scaled([rough[key][0] for key in keys], WIDTH, 60.0)
    ys = _scaled([rough[key][1] for key in keys], HEIGHT, _MARGIN_PX)
    for _ in range(_ROUNDS):
        if not _push(xs, ys, half):
            break
    return {
        key: (round(x / WIDTH, 4), round(y / HEIGHT, 4))
        for key, x, y in zip(keys, xs, ys, strict=True)
    }


def _scaled(values: Sequence[float], size: float, margin: float) -> list[float]:
    """Blend values with their ranks and fit them between the margins."""
    low, high = min(values), max(values)
    if high == low:
        return [size / 2] * len(values)
    rank = {value: n for n, value in enumerate(sorted(set(values)))}
    most = max(rank.values())
    return [
        margin
        + (size - 2 * margin)
        * ((1 - _RANK_SHARE) * (value - low) / (high - low) + _RANK_SHARE * rank[value] / most)
        for value in values
    ]


def _push(xs: list[float], ys: list[float], half: Sequence[float]) -> bool:
    """Move each pair of overlapping nodes a little apart; tell whether any had to move."""
    moved = False
    for i in range(len(xs)):
        for j in range(i):
            wide = half[i] + half[j] - abs(xs[i] - xs[j])
            high = _NODE_HEIGHT_PX - abs(ys[i] - ys[j])
            if wide <= 0 or high <= 0:
                continue
            moved = True
            if high <= wide:
                _part(ys, i, j, overlap=high)
            else:
                _part(xs, i, j, overlap=wide)
        xs[i] = min(WIDTH - half[i], max(half[i], xs[i]))
        ys[i] = min(HEIGHT - _MARGIN_PX, max(_MARGIN_PX / 2, ys[i]))
    return moved


def _part(values: list[float], i: int, j: int, *, overlap: float) -> None:
    step = min(overlap, 10.0) / 2 * (1 if values[i] >= values[j] else -1)
    values[i] += step
    values[j] -= step
