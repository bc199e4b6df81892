"""Drawing events from a Hawkes process, generation by generation.

A Hawkes process with given branching is a Poisson process of immigrants, each with its family
tree; drawing the tree needs no rejection and costs the number of events.

References
----------
.. [1] Hawkes, A., Oakes, D. (1974). A cluster process representation of a self-exciting process.
   J. Appl. Probab. 11, 493-503.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def simulate(
    *,
    background: ArrayLike,
    branching: ArrayLike,
    decays_per_day: ArrayLike,
    start_days: float,
    end_days: float,
    rng: np.random.Generator,
    history: tuple[ArrayLike, ArrayLike] | None = None,
    max_events: int = 20_000_000,
) -> tuple[Floats, Ints]:
    """Return times in days, ascending, and kinds of one course of the process.

    Parameters
    ----------
    background : (K,) events per day that nothing sets off, or (K, C) on equal cells of the window
    branching : (K, K) or (S, K, K), [target, source], events of target per event of source
    decays_per_day : a number, (S,), or (K, K) beside a (K, K) branching
    history : times and kinds of events before `start_days`, whose offspring may still come
    max_events : a process at or above branching 1 would never end

    Raises
    ------
    ValueError
        If a rate, branching number or decay is negative or shapes do not fit, or if the course
        grows past `max_events`.

    Examples
    --------
    >>> times, kinds = simulate(background=[0.2, 0.1], branching=[[0.3, 0.0], [0.2, 0.1]],
    ...                         decays_per_day=0.5, start_days=0.0, end_days=100.0,
    ...                         rng=np.random.default_rng(1))
    >>> bool(np.all(np.diff(times) >= 0)), set(kinds.tolist()) <= {0, 1}
    (True, True)
    """
    rates = np.asarray(background, dtype=np.float64)
    rates = rates[:, None] if rates.ndim == 1 else rates
    numbers, decays = _kernels(branching, decays_per_day, rates.shape[0])
    if np.any(rates < 0):
        raise ValueError("a background rate is negative")
    times, kinds = _immigrants(rates, start_days, end_days, rng)
    all_times, all_kinds = [times], [kinds]
    if history is not None:
        before = np.asarray(history[0], dtype=np.float64), np.asarray(history[1], dtype=np.int64)
        times_late, kinds_late = _late_offspring(*before, numbers, decays, start_days, rng)
        inside = times_late < end_days
        times = np.concatenate([times, times_late[inside]])
        kinds = np.concatenate([kinds, kinds_late[inside]])
        all_times, all_kinds = [times], [kinds]
    n_events = times.size
    while times.size:
        times, kinds = _offspring(times, kinds, numbers, decays, rng)
        inside = times < end_days
        times, kinds = times[inside], kinds[inside]
        all_times.append(times)
        all_kinds.append(kinds)
        n_events += times.size
        if n_events > max_events:
            raise ValueError(f"more than {max_events} events: is the branching at or above 1?")
    joined, of_kind = np.concatenate(all_times), np.concatenate(all_kinds)
    order = np.argsort(joined, kind="stable")
    return joined[order], of_kind[order]


def _kernels(
    branching: ArrayLike, decays_per_day: ArrayLike, n_kinds: int
) -> tuple[Floats, Floats]:
    """Return branching and decays, both as (S, K, K)."""
    numbers = np.asarray(branching, dtype=np.float64)
    numbers = numbers[None] if numbers.ndim == 2 else numbers
    decays = np.asarray(decays_per_day, dtype=np.float64)
    if decays.ndim < 2:
        decays = np.broadcast_to(decays.reshape(-1, 1, 1), (decays.size, n_kinds, n_kinds))
    elif decays.ndim == 2:
        decays = decays[None]
    if numbers.shape != decays.shape or numbers.shape[1:] != (n_kinds, n_kinds):
        raise ValueError(
            f"{n_kinds} kinds, but branching {numbers.shape} and decays {decays.shape}"
        )
    if np.any(numbers < 0) or np.any(decays <= 0):
        raise ValueError("branching must not be negative and decays must be positive")
    return numbers, decays


def _immigrants(
    rates: Floats, start: float, end: float, rng: np.random.Generator
) -> tuple[Floats, Ints]:
    """Draw the events that nothing sets off."""
    n_kinds, n_cells = rates.shape
    width = (end - start) / n_cells
    counts = rng.poisson(rates * width)
    kinds = np.repeat(np.repeat(np.arange(n_kinds), n_cells), counts.ravel())
    cells = np.repeat(np.tile(np.arange(n_cells), n_kinds), counts.ravel())
    return start + (cells + rng.random(cells.size)) * width, kinds


def _offspring(
    times: Floats, kinds: Ints, numbers: Floats, decays: Floats, rng: np.random.Generator
) -> tuple[Floats, Ints]:
    """Draw the events that these set off directly."""
    new_times, new_kinds = [], []
    for scale in range(numbers.shape[0]):
        for target in range(numbers.shape[1]):
            counts = rng.poisson(numbers[scale, target, kinds])
            delays = rng.exponential(1.0 / np.repeat(decays[scale, target, kinds], counts))
            new_times.append(np.repeat(times, counts) + delays)
            new_kinds.append(np.full(delays.size, target, dtype=np.int64))
    return np.concatenate(new_times), np.concatenate(new_kinds)


def _late_offspring(
    times: Floats, kinds: Ints, numbers: Floats, decays: Floats, start: float,
    rng: np.random.Generator,
) -> tuple[Floats, Ints]:  # fmt: skip
    """Draw what events before the window still set off in it; the kernel forgets its age."""
    if np.any(times > start):
        raise ValueError("history must lie before the window")
    new_times, new_kinds = [], []
    for scale in range(numbers.shape[0]):
        for target in range(numbers.shape[1]):
            decay = decays[scale, target, kinds]
            left = numbers[scale, target, kinds] * np.exp(-decay * (start - times))
            counts = rng.poisson(left)
            delays = rng.exponential(1.0 / np.repeat(decay, counts))
            new_times.append(start + delays)
            new_kinds.append(np.full(delays.size, target, dtype=np.int64))
    return np.concatenate(new_times), np.concatenate(new_kinds)
