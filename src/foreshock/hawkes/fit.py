"""Fitting: checked arrays in, a `ProcessFit` out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from foreshock.hawkes.backgrounds import Background, constant, covariates, ladder, smooth
from foreshock.hawkes.fitting import Solution, resolve_from, solve, spread
from foreshock.hawkes.likelihood import Observed
from foreshock.hawkes.process_fit import ProcessFit

Floats = NDArray[np.float64]


def fit(
    times_days: ArrayLike,
    kinds: ArrayLike,
    *,
    n_kinds: int,
    start_days: float,
    end_days: float,
    background: str | int | Background = "adaptive",
    decays_per_day: ArrayLike | None = None,
    n_scales: int = 1,
    resolution_days: float | None = None,
    covariate_values: ArrayLike | None = None,
    volume: ArrayLike | None = None,
    seed: int = 0,
) -> ProcessFit:
    """Fit a mutually exciting process to resolved events.

    Parameters
    ----------
    times_days : (n,) days in ``[start_days, end_days]``, in any order. Resolved events only:
        many reports of one act look like excitation
    kinds : (n,) integers in ``[0, n_kinds)``
    start_days, end_days : the window in which all events would have been seen; it does not close
        at the last event
    background : ``"constant"``; ``"adaptive"``: as flexible as Akaike's criterion asks; the
        number of B-splines; or a `Background`
    decays_per_day : (S,) if known; else `n_scales` decays, shared by all pairs, are fitted
    resolution_days : precision of the times. By default 1 if all times are whole days and some
        coincide, else 0 (exact)
    covariate_values : (C,) or (C, m) on equal cells of the window: columns of the background
    volume : (C,) on equal cells: a known course, such as the number of reports, that the
        background is proportional to

    Raises
    ------
    ValueError
        If arrays do not fit together, a time lies outside the window or a kind outside its range.

    Examples
    --------
    >>> from foreshock.hawkes import simulate
    >>> times, kinds = simulate(background=[0.3, 0.2], branching=[[0.2, 0.3], [0.3, 0.1]],
    ...                         decays_per_day=0.5, start_days=0.0, end_days=2000.0,
    ...                         rng=np.random.default_rng(7))
    >>> found = fit(times, kinds, n_kinds=2, start_days=0.0, end_days=2000.0,
    ...             background="constant")
    >>> low, high = found.branching_interval(0.95)
    >>> bool(low[0, 1] < 0.3 < high[0, 1])
    True
    """
    times, labels = _checked(times_days, kinds, n_kinds, start_days, end_days)
    resolution = _resolution(times) if resolution_days is None else float(resolution_days)
    log_decays = None if decays_per_day is None else _log_decays(decays_per_day)
    tried: list[Solution] = []
    for one in _candidates(background, start_days, end_days, times.size, covariate_values):
        chosen = one if volume is None else one.scaled_by(np.asarray(volume, dtype=np.float64))
        observed = Observed.make(times, labels, n_kinds, resolution, chosen)
        tried.append(_solve_beside(observed, tried, n_scales=n_scales, log_decays=log_decays))
    best = min(tried, key=lambda solution: solution.aic)
    return ProcessFit(best, tuple(tried), seed)


def _solve_beside(
    observed: Observed, tried: list[Solution], *, n_scales: int, log_decays: Floats | None
) -> Solution:
    """Solve on one background, starting from the one before it where there is one."""
    if not tried:
        return solve(observed, n_scales=n_scales, log_decays=log_decays)
    before = tried[-1]
    start = spread(before.point, before.background, observed.background)
    return resolve_from(replace(before, observed=observed), start)


def _checked(
    times_days: ArrayLike, kinds: ArrayLike, n_kinds: int, start: float, end: float
) -> tuple[Floats, NDArray[np.int64]]:
    """Return sorted arrays, or say all that is wrong with them."""
    times = np.asarray(times_days, dtype=np.float64)
    labels = np.asarray(kinds)
    if times.ndim != 1 or times.shape != labels.shape:
        raise ValueError(f"times {times.shape} and kinds {labels.shape} must be rows of one length")
    if not end > start:
        raise ValueError(f"the window ends at {end} and begins at {start}")
    if times.size and not (np.isfinite(times).all() and start <= times.min() <= times.max() <= end):
        raise ValueError(f"a time lies outside the window [{start}, {end}]")
    if labels.size and (labels.min() < 0 or labels.max() >= n_kinds):
        raise ValueError(f"kinds must lie in [0, {n_kinds})")
    order = np.argsort(times, kind="stable")
    return np.ascontiguousarray(times[order]), labels[order].astype(np.int64)


def _resolution(times: Floats) -> float:
    """Return 1 for whole days of which some coincide, else 0."""
    whole = bool(np.all(times == np.floor(times)))
    return 1.0 if whole and np.unique(times).size < times.size else 0.0


def _log_decays(decays_per_day: ArrayLike) -> Floats:
    decays = np.atleast_1d(np.asarray(decays_per_day, dtype=np.float64))
    if decays.ndim != 1 or np.any(decays <= 0) or not np.isfinite(decays).all():
        raise ValueError("decays must be positive numbers, one for each time scale")
    return np.log(decays)


def _candidates(
    background: str | int | Background, start: float, end: float, n_events: int,
    covariate_values: ArrayLike | None,
) -> list[Background]:  # fmt: skip
    if covariate_values is not None:
        return [covariates(start, end, covariate_values)]
    if isinstance(background, Background):
        return [background]
    if isinstance(background, int):
        return [smooth(start, end, background)]
    if background == "constant":
        return [constant(start, end)]
    if background == "adaptive":
        return ladder(start, end, n_events)
    raise ValueError(f"no background is called {background!r}; constant, adaptive or a number")
