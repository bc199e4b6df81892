r"""Time-rescaling residuals: under the right model the gaps are exponential with mean one.

With :math:`\Lambda_i(t) = \int \lambda_i`, the gaps of :math:`\Lambda_i` between events of kind
:math:`i` are independent unit exponentials. A passed test is no evidence for a loop: the same
data pass under backgrounds that leave half or none of the branching.

References
----------
.. [1] Ogata, Y. (1988). Statistical models for earthquake occurrences and residual analysis for
   point processes. J. Am. Stat. Assoc. 83, 9-27.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from foreshock.hawkes.backgrounds import Background

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def background_integral(background: Background, coefficients: Floats, times: Floats) -> Floats:
    """Return each kind's background integrated from the start to each time: (K, n)."""
    n_cells = background.table.shape[0]
    edges = np.linspace(background.start_days, background.end_days, n_cells + 1)
    width = edges[1] - edges[0]
    rates = background.table @ coefficients.T
    summed = np.concatenate([np.zeros((1, rates.shape[1])), np.cumsum(rates * width, axis=0)])
    return np.stack([np.interp(times, edges, column) for column in summed.T])


def excitation_integral(
    at: Floats, times: Floats, kinds: Ints, branching: Floats, decays: Floats, resolution: float
) -> Floats:
    """Return each kind's excitation integrated from the start to each of some times: (K, m).

    Both `at` and `times` ascend. A day-precise event excites from its next day on.
    """
    n_kinds = branching.shape[1]
    result = np.zeros((n_kinds, at.size))
    position = np.searchsorted(times, at, side="left")
    for scale, decay in enumerate(decays):
        share = 1.0 if resolution == 0 else -np.expm1(-decay * resolution) / (decay * resolution)
        origin = times[0] if times.size else 0.0
        for source in range(n_kinds):
            is_source = kinds == source
            count = np.concatenate([[0.0], np.cumsum(is_source)])[position]
            left = _decayed_sums(times, is_source, at, position, float(decay), origin)
            grown = np.exp(decay * resolution) if resolution else 1.0
            done = share * np.maximum(count - left * grown, 0.0)
            result += branching[scale, :, source][:, None] * done
    return result


def _decayed_sums(
    times: Floats, of_source: NDArray[np.bool_], at: Floats, position: Ints, decay: float,
    origin: float,
) -> Floats:  # fmt: skip
    """Return at each time the sum of ``exp(-decay lag)`` over the source's earlier events."""
    sums = np.zeros(times.size + 1)
    last, total = origin, 0.0
    ages = np.empty(times.size + 1)
    ages[0] = origin
    for index, time in enumerate(times):
        total = total * np.exp(-decay * (time - last)) + float(of_source[index])
        last = time
        sums[index + 1], ages[index + 1] = total, time
    return np.asarray(sums[position] * np.exp(-decay * np.maximum(at - ages[position], 0.0)))


def spread_ties(times: Floats, resolution: float) -> Floats:
    """Return times with the events of one stretch spread evenly through it."""
    if resolution == 0:
        return times
    _, first, count = np.unique(times, return_index=True, return_counts=True)
    rank = np.arange(times.size) - np.repeat(first, count)
    return times + resolution * (rank + 0.5) / np.repeat(count, count)
