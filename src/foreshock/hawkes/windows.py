"""Drawing windows like the one that was seen, from a fitted process."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from foreshock.hawkes.fitting import Solution
from foreshock.hawkes.likelihood import Observed
from foreshock.hawkes.simulate import simulate

Floats = NDArray[np.float64]


def branching_of(solution: Solution) -> Floats:
    """Return the fitted branching by time scale: (S, K, K), [scale, target, source]."""
    n_kinds = solution.observed.n_kinds
    linear = solution.point.coefficients[:, solution.background.n_basis :]
    return linear.reshape(n_kinds, -1, n_kinds).transpose(1, 0, 2)


def background_rates(solution: Solution) -> Floats:
    """Return the fitted background in each cell: (K, C), events per day."""
    rates = solution.point.coefficients[:, : solution.background.n_basis]
    return np.asarray(rates @ solution.background.table.T)


def draw_window(solution: Solution, branching: Floats, rng: np.random.Generator) -> Observed:
    """Simulate the window anew with the fitted background and decays and a given branching."""
    observed = solution.observed
    times, kinds = simulate(
        background=background_rates(solution),
        branching=branching,
        decays_per_day=np.exp(solution.point.log_decays),
        start_days=solution.background.start_days,
        end_days=solution.background.end_days,
        rng=rng,
    )
    if observed.resolution:
        start = solution.background.start_days
        times = start + np.floor((times - start) / observed.resolution) * observed.resolution
    return Observed.make(times, kinds, observed.n_kinds, observed.resolution, solution.background)
