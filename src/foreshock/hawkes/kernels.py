r"""The exponential kernel, in continuous time and averaged over a day.

News tells the day of an event, seldom the hour. An event known to a stretch of `resolution`
days is taken as uniform in it, and the kernel is averaged over both stretches: ties then neither
blow the likelihood up nor pretend an order. With :math:`r` the resolution and an earlier event
:math:`\Delta = r, 2r, ...` days before,

.. math:: \bar g(\Delta) = \beta e^{-\beta (\Delta - r)}\,
          \Big(\frac{1 - e^{-\beta r}}{\beta r}\Big)^2,

and two events of one stretch excite each other with the share of orders in which one is first,

.. math:: \bar g(0) = \frac{1}{r}\Big(1 - \frac{1 - e^{-\beta r}}{\beta r}\Big).

Each function returns the value and its slope in the decay.

References
----------
.. [1] Shlomovich, L., Cohen, E., Adams, N., Patel, L. (2022). Parameter estimation of binned
   Hawkes processes. J. Comput. Graph. Stat. 31, 990-1000 (why ties must not be ignored).
"""

from __future__ import annotations

import math

from foreshock.hawkes.compiled import compiled


@compiled
def _mean_survival(decay: float, resolution: float) -> tuple[float, float]:
    """Return the mean of ``exp(-decay u)`` over a stretch, ``u`` uniform in it."""
    x = decay * resolution
    share = -math.expm1(-x) / x
    return share, (math.exp(-x) - share) / decay


@compiled
def earlier_factor(decay: float, resolution: float) -> tuple[float, float]:
    """Return what a sum of ``exp(-decay lag)`` is multiplied by to give the density."""
    if resolution == 0.0:
        return decay, 1.0
    share, slope = _mean_survival(decay, resolution)
    grown = math.exp(decay * resolution)
    factor = decay * share * share * grown
    return factor, (share + 2.0 * decay * slope) * share * grown + resolution * factor


@compiled
def mass_until(lag: float, decay: float, resolution: float) -> tuple[float, float]:
    """Return the mass of an event's kernel until `lag` days after its stretch began.

    `lag` is at least as long as the stretch.
    """
    if resolution == 0.0:
        left = math.exp(-decay * lag)
        return 1.0 - left, lag * left
    share, slope = _mean_survival(decay, resolution)
    left = math.exp(-decay * (lag - resolution))
    return (1.0 - left) * share, (lag - resolution) * left * share + (1.0 - left) * slope
