"""One pass over the events: log-likelihood, gradient and information together.

All is linear in the coefficients but the decays, so one pass gives what a Newton step needs. It
keeps a decayed sum per kind and time scale and no matrix of events: a million events need little
more memory than their times.

The coefficients of one target stand in a row: first its background basis, then the branching for
each time scale and source, the source running fastest.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from foreshock.hawkes.compiled import compiled
from foreshock.hawkes.kernels import earlier_factor, mass_until

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@compiled
def expected_masses(
    times: Floats, kinds: Ints, n_kinds: int, decays: Floats, resolution: float, end: float
) -> tuple[Floats, Floats]:
    """Return the kernel mass before `end`, summed over each kind, and its slopes: (S, K) each."""
    mass = np.zeros((decays.size, n_kinds))
    slope = np.zeros((decays.size, n_kinds))
    for scale in range(decays.size):
        for event in range(times.size):
            one, its_slope = mass_until(end - times[event], decays[scale], resolution)
            mass[scale, kinds[event]] += one
            slope[scale, kinds[event]] += its_slope
    return mass, slope


@compiled
def end_of_stretch(times: Floats, first: int) -> int:
    """Return the position after the last event that shares its time with `first`."""
    last = first + 1
    while last < times.size and times[last] == times[first]:
        last += 1
    return last


@compiled
def grow_older(sums: Floats, lagged: Floats, decays: Floats, lag: float) -> None:
    """Age sums of ``exp(-decay lag)``, and of lag times that, by `lag` days: (S, K) each."""
    for scale in range(decays.size):
        left = np.exp(-decays[scale] * lag)
        for kind in range(sums.shape[1]):
            lagged[scale, kind] = (lagged[scale, kind] + lag * sums[scale, kind]) * left
            sums[scale, kind] *= left


@compiled
def _fill_features(
    row: Floats, slopes: Floats, sums: Floats, lagged: Floats, factors: Floats
) -> None:
    """Write the densities that one event got from each scale and kind at branching 1.

    `factors` holds per scale the factor and its slope in the decay.
    """
    n_kinds = sums.shape[1]
    for scale in range(sums.shape[0]):
        factor, factor_slope = factors[scale]
        offset = row.size - sums.size + scale * n_kinds
        for source in range(n_kinds):
            row[offset + source] = factor * sums[scale, source]
            slopes[scale, source] = (
                factor_slope * sums[scale, source] - factor * lagged[scale, source]
            )


@compiled
def kernel_factors(decays: Floats, resolution: float) -> Floats:
    """Return per time scale the factors of `_fill_features`: (S, 2)."""
    factors = np.empty((decays.size, 2))
    for scale in range(decays.size):
        factors[scale, 0], factors[scale, 1] = earlier_factor(decays[scale], resolution)
    return factors


@compiled
def sweep(
    times: Floats,
    kinds: Ints,
    cells: Ints,
    table: Floats,
    coefficients: Floats,
    decays: Floats,
    resolution: float,
    with_information: bool,
) -> tuple[float, Floats, Floats, Floats]:
    """Sum ``log(intensity)`` over the events, with its derivatives.

    Parameters
    ----------
    times, kinds : (n,), ascending times; kinds in [0, K)
    cells : (n,) row of `table` that holds the background basis at each event
    table : (C, B) background basis
    coefficients : (K, B + S K), a row per target
    decays : (S,) per day
    resolution : days; 0 for exact times
    with_information : whether the outer products are wanted

    Returns
    -------
    tuple
        The sum (minus infinity where an intensity is not positive); slopes in the coefficients
        (K, P) and then the decays (S,) as one flat array (K P + S,); the information of each
        target's coefficients with the decays behind them (K, P + S, P + S), upper triangle; and
        the intensity of each event's own kind (n,).
    """
    n_kinds, n_columns = coefficients.shape
    n_scales, n_basis = decays.size, table.shape[1]
    n_wide = n_columns + n_scales
    factors = kernel_factors(decays, resolution)
    sums, lagged = np.zeros((n_scales, n_kinds)), np.zeros((n_scales, n_kinds))
    slopes = np.zeros((n_scales, n_kinds))
    features, wide = np.empty(n_columns), np.empty(n_wide)
    gradient = np.zeros((n_kinds, n_wide))
    information = np.zeros((n_kinds, n_wide, n_wide))
    intensities = np.empty(times.size)
    total = 0.0
    first = 0
    while first < times.size:
        last = end_of_stretch(times, first)
        for event in range(first, last):
            target = kinds[event]
            for column in range(n_basis):
                features[column] = table[cells[event], column]
            _fill_features(features, slopes, sums, lagged, factors)
            intensity = 0.0
            for column in range(n_columns):
                intensity += coefficients[target, column] * features[column]
            intensities[event] = intensity
            if not intensity > 0.0:
                return -np.inf, np.zeros(n_kinds * n_columns + n_scales), information, intensities
            total += np.log(intensity)
            weight = 1.0 / intensity
            for column in range(n_columns):
                wide[column] = features[column] * weight
            for scale in range(n_scales):
                moved = 0.0
                for source in range(n_kinds):
                    moved += (
                        coefficients[target, n_basis + scale * n_kinds + source]
                        * slopes[scale, source]
                    )
                wide[n_columns + scale] = moved * weight
            for one in range(n_wide):
                gradient[target, one] += wide[one]
            if with_information:
                for one in range(n_wide):
                    value = wide[one]
                    for other in range(one, n_wide):
                        information[target, one, other] += value * wide[other]
        for event in range(first, last):
            for scale in range(n_scales):
                sums[scale, kinds[event]] += 1.0
        if last < times.size:
            grow_older(sums, lagged, decays, times[last] - times[first])
        first = last
    return total, _flat(gradient, n_columns), information, intensities


@compiled
def _flat(gradient: Floats, n_columns: int) -> Floats:
    """Put the slopes in all coefficients in a row, the decays' summed over targets behind them."""
    n_kinds, n_wide = gradient.shape
    flat = np.zeros(n_kinds * n_columns + n_wide - n_columns)
    for target in range(n_kinds):
        for column in range(n_columns):
            flat[target * n_columns + column] = gradient[target, column]
        for scale in range(n_wide - n_columns):
            flat[n_kinds * n_columns + scale] += gradient[target, n_columns + scale]
    return flat


@compiled
def excitations(
    times: Floats, kinds: Ints, n_kinds: int, decays: Floats, resolution: float
) -> Floats:
    """Return the density each event got from each scale and kind, at branching 1: (n, S, K)."""
    result = np.zeros((times.size, decays.size, n_kinds))
    factors = kernel_factors(decays, resolution)
    sums, lagged = np.zeros((decays.size, n_kinds)), np.zeros((decays.size, n_kinds))
    first = 0
    while first < times.size:
        last = end_of_stretch(times, first)
        for event in range(first, last):
            for scale in range(decays.size):
                for source in range(n_kinds):
                    result[event, scale, source] = factors[scale, 0] * sums[scale, source]
        for event in range(first, last):
            for scale in range(decays.size):
                sums[scale, kinds[event]] += 1.0
        if last < times.size:
            grow_older(sums, lagged, decays, times[last] - times[first])
        first = last
    return result
