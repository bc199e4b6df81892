r"""The loop as a whole: its spectral radius with an interval, and the test that there is none.

The interval holds every radius that some process near enough to the best one has: the radius is
pressed down, or up, at a price per unit, and the price raised until the log-likelihood has fallen
by the threshold. That no excitation is needed at all is tested apart: many couplings at the border
of zero and a decay that is unknown when nothing excites make chance look like a loop more often
than a chi-square says.

References
----------
.. [1] Davies, R. (1987). Hypothesis testing when a nuisance parameter is present only under the
   alternative. Biometrika 74, 33-43.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom, chi2

from foreshock.hawkes.fitting import Solution
from foreshock.hawkes.maximise import Point
from foreshock.hawkes.sweep import expected_masses
from foreshock.hawkes.windows import branching_of

Floats = NDArray[np.float64]


def spectral_radius(branching: Floats) -> float:
    """Return the largest size of an eigenvalue: below 1 the process dies out by itself."""
    return float(np.abs(np.linalg.eigvals(branching)).max(initial=0.0))


def without_excitation(solution: Solution) -> Point:
    """Return the best point with the background alone."""
    point, n_basis = solution.point, solution.background.n_basis
    coefficients = point.coefficients.copy()
    coefficients[:, n_basis:] = 0.0
    span = solution.background.end_days - solution.background.start_days
    coefficients[:, :n_basis] += 0.5 * (solution.observed.counts / span)[:, None]
    flags = np.zeros_like(coefficients, dtype=bool)
    flags[:, n_basis:] = True
    pinned = np.concatenate([flags.ravel(), np.ones(point.log_decays.size, dtype=bool)])
    return solution.climb(replace(point, coefficients=coefficients), pinned)


def excitation_gain(solution: Solution) -> float:
    """Return twice the gain in log-likelihood of all couplings over the background alone."""
    return max(0.0, 2.0 * (solution.point.loglik - without_excitation(solution).loglik))


def gain_p_value(gain: float, n_couplings: int) -> float:
    """Return how often couplings that are not there would gain as much.

    Each of them helps in half of all cases; a decay to choose freely adds to what chance can do.
    The degrees of freedom were fitted to simulated windows without excitation and are checked in
    ``bench/hawkes``.

    Examples
    --------
    >>> gain_p_value(0.0, 9)
    1.0
    >>> gain_p_value(10.0, 9) > 0.05 > gain_p_value(15.0, 9)
    True
    """
    if gain <= 0.0:
        return 1.0
    helping = np.arange(1, n_couplings + 1)
    chances = binom.pmf(helping, n_couplings, 0.5)
    return float((chances * chi2.sf(gain, 1.15 * helping + 0.7)).sum())


def radius_end(solution: Solution, level: float, *, lower: bool, dispersion: float = 1.0) -> float:
    """Return one end of the profile interval of the spectral radius, at the fitted decays."""
    threshold = float(chi2.ppf(level, 1)) * dispersion
    direction = 1.0 if lower else -1.0
    below, above = (0.0, 0.0, _radius(solution, solution.point)), None
    price, point = 1.0, solution.point
    for _ in range(24):
        point = _best_at_price(solution, point, direction * price)
        fall, radius = 2.0 * (solution.point.value - point.value), _radius(solution, point)
        if fall < threshold:
            below = (price, fall, radius)
            if lower and radius < 1e-6:
                return 0.0
        else:
            above = (price, fall, radius)
        if above is None:
            price *= 3.0
            continue
        if above[1] - below[1] < 0.25:
            break
        price = float(np.sqrt(max(below[0], above[0] / 9.0) * above[0]))
    ends = [below] if above is None else [below, above]
    return float(np.interp(threshold, [end[1] for end in ends], [end[2] for end in ends]))


def _radius(solution: Solution, point: Point) -> float:
    return spectral_radius(branching_of(replace(solution, point=point)).sum(axis=0))


def _best_at_price(solution: Solution, start: Point, price: float) -> Point:
    """Return the best point when each unit of the radius costs `price`; its value without it.

    The radius bends: its slope is taken anew until it stays.
    """
    point = start
    decays = np.zeros(start.flat.size, dtype=bool)
    decays[start.coefficients.size :] = True
    for _ in range(3):
        before = _radius(solution, point)
        pull = price * _radius_slopes(replace(solution, point=point))
        # A reward above what an offspring costs has no highest point.
        pull = np.maximum(pull, -0.98 * _costs(solution, point))
        prior = replace(solution.prior, pull=solution.prior.pull + pull)
        point = replace(solution, prior=prior).climb(point, decays, tolerance=1e-3)
        if abs(_radius(solution, point) - before) < 1e-3:
            break
    return solution.valued(point)


def _costs(solution: Solution, point: Point) -> Floats:
    """Return what a unit of each branching number costs in log-likelihood: (S K,)."""
    observed = solution.observed
    mass, _ = expected_masses(
        observed.times, observed.kinds, observed.n_kinds, np.exp(point.log_decays),
        observed.resolution, solution.background.end_days,
    )  # fmt: skip
    return mass.ravel()


def _radius_slopes(solution: Solution) -> Floats:
    """Return the slope of the radius in every branching column: (K, S K)."""
    branching = branching_of(solution)
    total = branching.sum(axis=0) + 1e-9
    values, right = np.linalg.eig(total)
    at = int(np.argmax(np.abs(values)))
    values_left, left = np.linalg.eig(total.T)
    at_left = int(np.argmin(np.abs(values_left - values[at])))
    forth, back = np.abs(np.real(right[:, at])), np.abs(np.real(left[:, at_left]))
    slopes = np.outer(back, forth) / max(float(back @ forth), 1e-12)
    return np.tile(slopes, (1, branching.shape[0]))
