"""How figures of casualties by nationality and sector add up to one range."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from foreshock.records import Casualties

#: Least and greatest number; ``None`` is an open end.
Figure = tuple[int | None, int | None]


def total(casualties: Iterable[Casualties]) -> Figure:
    """Return the range of a total, from figures of one effect that may overlap.

    A figure for a country holds those for its sectors, and one without either holds all; so the
    larger of a whole and the sum of its parts counts, and nobody is counted twice. Soldiers of
    no stated country may or may not be among the figures by country, which widens the range.

    Parameters
    ----------
    casualties : all of one effect, one for each nationality and sector

    Examples
    --------
    >>> def killed(n, country=None, sector=None):
    ...     return Casualties(effect="killed", low=n, high=n, country=country, sector=sector,
    ...                       text="", start=0, end=0)
    >>> total([killed(2, "USA"), killed(2, "USA", "MIL"), killed(1, "GBR")])
    (3, 3)
    >>> total([killed(2, "USA"), killed(2, None, "MIL")]), total([killed(2, "USA"), killed(4)])
    ((2, 4), (4, 4))
    """
    wholes: list[Figure] = []
    of_no_country: list[Figure] = []
    by_country: defaultdict[str, list[Casualties]] = defaultdict(list)
    for one in casualties:
        if one.country is not None:
            by_country[one.country].append(one)
        else:
            (of_no_country if one.sector else wholes).append((one.low, one.high))
    parts = _sum([_of_country(figures) for figures in by_country.values()])
    others = _sum(of_no_country)
    if parts and others:
        parts = (_largest([parts, others]) or parts)[0], (_sum([parts, others]) or parts)[1]
    return _largest([*wholes, *(figure for figure in [parts or others] if figure)]) or (None, None)


def _of_country(figures: Sequence[Casualties]) -> Figure:
    """Return the figure of one country: its own, or the sum over its sectors if larger."""
    wholes: list[Figure] = [(one.low, one.high) for one in figures if one.sector is None]
    parts = _sum([(one.low, one.high) for one in figures if one.sector is not None])
    return _largest([*wholes, *([parts] if parts else [])]) or (None, None)


def _sum(figures: Sequence[Figure]) -> Figure | None:
    """Add up figures; one open end leaves the sum open there."""
    if not figures:
        return None
    lows = [low for low, _ in figures if low is not None]
    highs = [high for _, high in figures if high is not None]
    return (sum(lows) if lows else None), (sum(highs) if len(highs) == len(figures) else None)


def _largest(figures: Sequence[Figure]) -> Figure | None:
    """Return the range that holds the largest of several estimates of one number."""
    if not figures:
        return None
    lows = [low for low, _ in figures if low is not None]
    highs = [high for _, high in figures if high is not None]
    return (max(lows) if lows else None), (max(highs) if len(highs) == len(figures) else None)
