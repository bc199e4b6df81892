"""The likelihood written plainly, two loops over events: the oracle of the tests."""

import math

import numpy as np


def intensity(t, target, times, kinds, background, branching, decays):
    """One kind's intensity just before a time."""
    value = background[target]
    for time, kind in zip(times, kinds, strict=True):
        if time < t:
            for scale, decay in enumerate(decays):
                value += branching[scale][target][kind] * decay * math.exp(-decay * (t - time))
    return value


def loglik(times, kinds, background, branching, decays, start, end):
    """Sum of logs minus the integral, the integral by the kernels' closed form."""
    total = sum(
        math.log(intensity(t, k, times, kinds, background, branching, decays))
        for t, k in zip(times, kinds, strict=True)
    )
    total -= sum(background) * (end - start)
    for time, kind in zip(times, kinds, strict=True):
        for scale, decay in enumerate(decays):
            mass = 1.0 - math.exp(-decay * (end - time))
            total -= sum(branching[scale][i][kind] for i in range(len(background))) * mass
    return total


def day_density(lag, decay, n_steps=200):
    """Kernel between two stretches of a day, by averaging over a grid in both."""
    middles = (np.arange(n_steps) + 0.5) / n_steps
    gaps = lag + middles[:, None] - middles[None, :]
    return float(np.mean(decay * np.exp(-decay * gaps)))
