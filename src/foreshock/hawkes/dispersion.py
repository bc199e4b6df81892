"""How much more daily counts vary than a Poisson count would, given the process.

Events of one day that set each other off show as a lump, not as a loop; intervals from day-precise
data are widened by that lumpiness, as quasi-likelihood does.

References
----------
.. [1] McCullagh, P., Nelder, J. (1989). Generalized Linear Models, 2nd ed., chapter 9.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from foreshock.hawkes.fitting import Solution
from foreshock.hawkes.residuals import background_integral, excitation_integral
from foreshock.hawkes.windows import branching_of

Floats = NDArray[np.float64]


def dispersions(solution: Solution) -> Floats:
    """Return the dispersion of each kind's counts in its stretches, at least 1: (K,).

    Exact times have no lumps: all ones.
    """
    observed = solution.observed
    if not observed.resolution:
        return np.ones(observed.n_kinds)
    background = solution.background
    n_stretches = max(1, round((background.end_days - background.start_days) / observed.resolution))
    length = n_stretches * observed.resolution
    edges = np.linspace(background.start_days, background.start_days + length, n_stretches + 1)
    expected = np.diff(expected_until(solution, edges), axis=1)
    position = ((observed.times - background.start_days) / observed.resolution).astype(np.int64)
    counts = np.zeros_like(expected)
    np.add.at(counts, (observed.kinds, np.minimum(position, n_stretches - 1)), 1.0)
    chi_square = ((counts - expected) ** 2 / np.maximum(expected, 1e-9)).sum(axis=1)
    free = solution.point.coefficients.shape[1]
    return np.asarray(np.maximum(1.0, chi_square / max(1, n_stretches - free)))


def expected_until(solution: Solution, times: Floats) -> Floats:
    """Return how many events of each kind the process expected until each time: (K, n)."""
    observed, n_basis = solution.observed, solution.background.n_basis
    by_background = background_integral(
        solution.background, solution.point.coefficients[:, :n_basis], times
    )
    return by_background + excitation_integral(
        times,
        observed.times,
        observed.kinds,
        branching_of(solution),
        np.exp(solution.point.log_decays),
        observed.resolution,
    )
