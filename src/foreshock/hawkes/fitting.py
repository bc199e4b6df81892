"""Finding the most likely process: where to start, and how flexible the background must be."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from foreshock.hawkes.backgrounds import Background
from foreshock.hawkes.likelihood import Observed
from foreshock.hawkes.maximise import Point, Prior, evaluate, maximise

Floats = NDArray[np.float64]
#: Fits of long series start from fits of their first events: a step costs the number of events.
_FIRST_LOOKS = (2_000, 60_000)
_START_FACTORS = (0.2, 1.0, 5.0)
_LONGEST_DELAYS_IN_WINDOW = 10.0
LOG_DECAY_SD = 2.0


@dataclass(frozen=True, eq=False)
class Solution:
    """The best point on one background, with all that is needed to climb again from it."""

    observed: Observed
    prior: Prior
    point: Point
    log_decay_bounds: tuple[float, float]
    decays_given: bool

    @property
    def background(self) -> Background:
        """The background of this solution."""
        return self.observed.background

    @property
    def n_free(self) -> int:
        """How many parameters the data could move."""
        n_kinds = self.observed.n_kinds
        n_scales = self.point.log_decays.size
        n_decays = 0 if self.decays_given else n_scales
        return n_kinds * self.background.n_basis + n_kinds**2 * n_scales + n_decays

    @property
    def aic(self) -> float:
        """Akaike's criterion; smaller is better."""
        return 2.0 * self.n_free - 2.0 * self.point.loglik

    def valued(self, point: Point) -> Point:
        """Return a point with its value under this solution's own prior."""
        return evaluate(self.observed, self.prior, point.coefficients, point.log_decays)

    def _held(self, point: Point) -> NDArray[np.bool_]:
        """Flag the parameters that are never moved: decays that were given."""
        flags = np.zeros(point.flat.size, dtype=bool)
        if self.decays_given:
            flags[point.coefficients.size :] = True
        return flags

    def climb(
        self, start: Point, pinned: NDArray[np.bool_] | None = None, *, tolerance: float = 1e-6
    ) -> Point:
        """Return the best point with some parameters pinned where `start` has them."""
        return maximise(
            self.observed,
            self.prior,
            start,
            pinned=self._held(start) if pinned is None else pinned | self._held(start),
            log_decay_bounds=self.log_decay_bounds,
            tolerance=tolerance,
        )


def decay_bounds(observed: Observed) -> tuple[float, float]:
    """Return the log decays between which the window can tell one from another.

    A mean delay longer than a tenth of the window is a drift and belongs to the background (a
    slow kernel on a constant background would call any ramp a loop); one far below the usual gap,
    or the resolution, is a tie.
    """
    span = observed.background.end_days - observed.background.start_days
    n_events = max(observed.times.size, 2)
    finest = max(0.02 * span / n_events, 0.2 * observed.resolution)
    return float(np.log(_LONGEST_DELAYS_IN_WINDOW / span)), float(np.log(1.0 / finest))


def make_prior(observed: Observed, n_scales: int, pull: float = 0.0) -> Prior:
    """Return a wide prior on decays between the window's length and the events' usual gap."""
    low, high = decay_bounds(observed)
    means = np.linspace(low, high, n_scales + 2)[1:-1]
    return Prior(means, LOG_DECAY_SD, pull)


def starting_point(observed: Observed, log_decays: Floats) -> Point:
    """Return a point where background and excitation share the events."""
    background = observed.background
    span = background.end_days - background.start_days
    counts = np.maximum(observed.counts, 0.5)
    level = background.integrals.sum() / span
    rates = 0.6 * counts / span / level
    rows = np.repeat(rates[:, None], background.n_basis, axis=1)
    share = 0.4 * counts / counts.sum() / log_decays.size
    branching = np.repeat(share[:, None], observed.n_kinds * log_decays.size, axis=1)
    return Point(np.concatenate([rows, branching], axis=1), log_decays)


def solve(
    observed: Observed, *, n_scales: int, log_decays: Floats | None, pull: float = 0.0
) -> Solution:
    """Find the most likely process on one background.

    Parameters
    ----------
    log_decays : (S,) if they are given, else `None` and they are fitted
    """
    prior = make_prior(observed, n_scales, pull)
    bounds = decay_bounds(observed)
    if log_decays is not None:
        bounds = (min(bounds[0], log_decays.min()), max(bounds[1], log_decays.max()))
    first = Solution(observed, prior, Point(np.empty((0, 0)), np.empty(0)), bounds,
                     log_decays is not None)  # fmt: skip
    start = _start(observed, first, prior, log_decays)
    return resolve_from(first, start)


def resolve_from(solution: Solution, start: Point) -> Solution:
    """Climb from a start and return the solution there."""
    begun = replace(solution, point=start)
    return replace(begun, point=begun.climb(start))


def _start(observed: Observed, first: Solution, prior: Prior, log_decays: Floats | None) -> Point:
    looks = [n for n in _FIRST_LOOKS if n < observed.times.size]
    seen = observed.before(looks[0]) if looks else observed
    if log_decays is not None:
        tries = [log_decays]
    else:
        tries = [prior.log_decay_mean + np.log(factor) for factor in _START_FACTORS]
    best: Point | None = None
    for guess in tries:
        begun = replace(first, observed=seen)
        # Near enough to tell which start leads highest.
        found = begun.climb(
            starting_point(seen, np.clip(guess, *first.log_decay_bounds)), tolerance=0.5
        )
        if best is None or found.value > best.value:
            best = found
    assert best is not None
    for n_events in looks[1:]:
        more = replace(first, observed=observed.before(n_events), point=best)
        best = more.climb(best)
    return spread(best, seen.background, observed.background) if looks else best


def spread(point: Point, narrow: Background, wide: Background) -> Point:
    """Return a start on another background: the old mean rate, spread evenly."""
    rates = point.coefficients[:, : narrow.n_basis] @ narrow.integrals
    span = narrow.end_days - narrow.start_days
    level = wide.integrals.sum() / (wide.end_days - wide.start_days)
    rows = np.repeat((rates / span / level)[:, None], wide.n_basis, axis=1)
    branching = point.coefficients[:, narrow.n_basis :]
    return Point(np.concatenate([rows, branching], axis=1), point.log_decays)
