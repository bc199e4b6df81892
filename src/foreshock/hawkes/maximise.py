"""Newton's method with bounds: the largest posterior, or the largest with some values pinned.

In the coefficients the log-likelihood is concave and the outer products are its exact Hessian;
in the decays they approximate it. Coefficients stay at or above zero (a side cannot excite less
than not at all), decays within what the window can tell apart.

References
----------
.. [1] Bertsekas, D. (1982). Projected Newton methods for optimization problems with simple
   constraints. SIAM J. Control Optim. 20, 221-246.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from foreshock.hawkes.likelihood import Observed, log_likelihood

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Prior:
    """What is held to be likely before the data; its weight does not grow with them.

    Attributes
    ----------
    log_decay_mean : (S,); `log_decay_sd` is wide: it only keeps a decay that nothing tells
        about from running away
    pull : (K, S K) or a number; what each unit of branching costs: one over the mean of an
        exponential prior, zero for none
    """

    log_decay_mean: Floats
    log_decay_sd: float
    pull: Floats | float = 0.0


@dataclass(frozen=True, eq=False)
class Point:
    """A place in the space of parameters, and what was found there.

    Attributes
    ----------
    coefficients : (K, B + S K)
    log_decays : (S,)
    value : log-likelihood plus log prior (up to a constant); `loglik` without the prior
    """

    coefficients: Floats
    log_decays: Floats
    value: float = -np.inf
    loglik: float = -np.inf
    gradient: Floats | None = None
    information: Floats | None = None
    n_steps: int = 0
    converged: bool = False

    @property
    def flat(self) -> Floats:
        """All parameters in a row."""
        return np.concatenate([self.coefficients.ravel(), self.log_decays])


def evaluate(observed: Observed, prior: Prior, coefficients: Floats, log_decays: Floats) -> Point:
    """Return the log posterior at a point, with slopes in the coefficients and log decays."""
    decays = np.exp(log_decays)
    slopes = log_likelihood(observed, coefficients, decays, with_information=True)
    assert slopes.information is not None
    scale = np.concatenate([np.ones(coefficients.size), decays])
    gradient, information = slopes.gradient * scale, slopes.information * np.outer(scale, scale)
    offset = (log_decays - prior.log_decay_mean) / prior.log_decay_sd
    gradient[coefficients.size :] -= offset / prior.log_decay_sd
    at = np.arange(coefficients.size, gradient.size)
    information[at, at] += prior.log_decay_sd**-2
    branching = coefficients[:, observed.background.n_basis :]
    value = slopes.value - 0.5 * float(offset @ offset) - float((branching * prior.pull).sum())
    pull = np.zeros_like(coefficients)
    pull[:, observed.background.n_basis :] = prior.pull
    gradient[: coefficients.size] -= pull.ravel()
    return Point(coefficients, log_decays, float(value), slopes.value, gradient, information)


def maximise(
    observed: Observed,
    prior: Prior,
    start: Point,
    *,
    pinned: Flags | None = None,
    log_decay_bounds: tuple[float, float],
    tolerance: float = 1e-7,
    max_steps: int = 60,
) -> Point:
    """Climb from `start`; parameters that are `pinned`, (K P + S,), keep their value.

    Ends when a full step would gain less than `tolerance` in the log posterior.
    """
    n_linear = start.coefficients.size
    low = np.zeros(n_linear + start.log_decays.size)
    high = np.full_like(low, np.inf)
    low[n_linear:], high[n_linear:] = log_decay_bounds
    held = np.zeros(low.size, dtype=bool) if pinned is None else pinned
    here = _evaluated_start(observed, prior, start)
    for step in range(max_steps):
        assert here.gradient is not None
        move, gain = _newton_move(here, low, high, held)
        if gain < tolerance:
            return replace(here, n_steps=step, converged=True)
        there = _climb(observed, prior, here, move, low, high)
        if there is None:
            return replace(here, n_steps=step, converged=gain < 1e-3)
        here = there
    return replace(here, n_steps=max_steps)


def _evaluated_start(observed: Observed, prior: Prior, start: Point) -> Point:
    """Evaluate the start; where an event has no intensity at all, lift the background a little."""
    here = evaluate(observed, prior, start.coefficients, start.log_decays)
    if np.isfinite(here.value):
        return here
    background = observed.background
    lifted = start.coefficients.copy()
    rates = observed.counts / (background.end_days - background.start_days)
    lifted[:, : background.n_basis] += 0.1 * rates[:, None]
    return evaluate(observed, prior, lifted, start.log_decays)


def _newton_move(here: Point, low: Floats, high: Floats, held: Flags) -> tuple[Floats, float]:
    """Return the step, and what it would gain were the surface quadratic."""
    assert here.gradient is not None
    assert here.information is not None
    scale = np.sqrt(np.maximum(np.diagonal(here.information), 1e-12))
    matrix = here.information / np.outer(scale, scale)
    matrix[np.diag_indices_from(matrix)] += 1e-9
    slope = here.gradient / scale
    move = _bounded_step(matrix, slope, (low - here.flat) * scale, (high - here.flat) * scale, held)
    gain = float(slope @ move - 0.5 * move @ matrix @ move)
    return move / scale, gain


def _bounded_step(matrix: Floats, slope: Floats, low: Floats, high: Floats, held: Flags) -> Floats:
    """Return the maximum of ``slope d - d matrix d / 2`` within bounds, by block pivoting.

    Without it a Newton step that runs into one bound must be taken anew for each further bound,
    and each costs a pass over the events.

    References
    ----------
    .. [1] Portugal, L., Judice, J., Vicente, L. (1994). A comparison of block pivoting and
       interior-point algorithms for linear least squares problems with nonnegative variables.
       Math. Comput. 63, 625-643.
    """
    at_low = ~held & (low >= 0) & (slope <= 0)
    at_high = ~held & (high <= 0) & (slope >= 0)
    move = np.zeros_like(slope)
    for _ in range(20):
        move = np.where(at_low, low, np.where(at_high, high, 0.0))
        free = np.flatnonzero(~(held | at_low | at_high))
        if free.size:
            fixed = np.flatnonzero(move)
            pull = slope[free] - matrix[np.ix_(free, fixed)] @ move[fixed]
            move[free] = np.linalg.solve(matrix[np.ix_(free, free)], pull)
        left = slope - matrix @ move
        below, above = ~held & (move < low - 1e-12), ~held & (move > high + 1e-12)
        loose_low, loose_high = at_low & (left > 1e-10), at_high & (left < -1e-10)
        if not (below.any() or above.any() or loose_low.any() or loose_high.any()):
            return move
        at_low = (at_low & ~loose_low) | below
        at_high = (at_high & ~loose_high) | above
    return np.clip(move, low, high) * ~held


def _climb(
    observed: Observed, prior: Prior, here: Point, move: Floats, low: Floats, high: Floats
) -> Point | None:
    """Return the first better point along the step, halving it; `None` if there is none."""
    shape = here.coefficients.shape
    n_linear = here.coefficients.size
    # A log decay that leaps by orders of magnitude lands where nothing is to be seen.
    leap = np.abs(move[n_linear:]).max(initial=0.0)
    share = min(1.0, 1.0 / leap) if leap > 0 else 1.0
    for _ in range(30):
        flat = np.clip(here.flat + share * move, low, high)
        there = evaluate(observed, prior, flat[:n_linear].reshape(shape), flat[n_linear:])
        if there.value > here.value:
            return there
        share *= 0.5
    return None
