r"""How likely a coupling of a given size would be noticed with this many events.

A link is noticed when its interval leaves zero out: when twice the fall of the profile
log-likelihood at zero passes the threshold :math:`z^2`. Windows are drawn from the fitted process
with the coupling set to the size asked about; in each the root of that fall is near normal, so a
few windows give its mean, and the mean the power.

Power at the value that was found would say no more than the interval does.

References
----------
.. [1] Hoenig, J., Heisey, D. (2001). The abuse of power. Am. Stat. 55, 19-24.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from foreshock.hawkes.fitting import Solution, resolve_from
from foreshock.hawkes.intervals import fall_at
from foreshock.hawkes.windows import branching_of, draw_window

Floats = NDArray[np.float64]


def link_power(
    solution: Solution, effect: float, level: float, *, n_draws: int, rng: np.random.Generator
) -> Floats:
    """Return the probability that a coupling of size `effect` would be noticed: (K, K).

    A kind without events has power zero in both directions.
    """
    n_kinds = solution.observed.n_kinds
    power = np.zeros((n_kinds, n_kinds))
    for target in range(n_kinds):
        for source in range(n_kinds):
            roots = [_root_of_fall(solution, target, source, effect, rng) for _ in range(n_draws)]
            threshold = float(norm.ppf(0.5 + level / 2))
            power[target, source] = float(norm.sf(threshold - np.mean(roots)))
    return power


def _root_of_fall(
    solution: Solution, target: int, source: int, effect: float, rng: np.random.Generator
) -> float:
    """Draw a window with the coupling in it and return the signed root of the fall at zero."""
    branching = branching_of(solution).copy()
    total = branching[:, target, source].sum()
    shares = branching[:, target, source] / total if total else 1.0 / branching.shape[0]
    branching[:, target, source] = effect * shares
    drawn = draw_window(solution, branching, rng)
    if not drawn.counts[target] or not drawn.counts[source]:
        return 0.0
    found = resolve_from(replace(solution, observed=drawn), solution.point)
    return float(np.sqrt(fall_at(found, target, source, 0.0)))
