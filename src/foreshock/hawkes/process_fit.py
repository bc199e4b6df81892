"""What a fit found, with all that tells how far to believe it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from foreshock.hawkes.decomposition import Parents, pair_probabilities
from foreshock.hawkes.dispersion import dispersions, expected_until
from foreshock.hawkes.fitting import Solution
from foreshock.hawkes.intervals import coupling_interval
from foreshock.hawkes.loop import excitation_gain, gain_p_value, radius_end, spectral_radius
from foreshock.hawkes.power import link_power
from foreshock.hawkes.residuals import spread_ties
from foreshock.hawkes.sweep import excitations, sweep
from foreshock.hawkes.windows import background_rates, branching_of

Floats = NDArray[np.float64]
_POWER_DRAWS = 24
#: Backgrounds within this of the best criterion are not ruled out.
_PLAUSIBLE_AIC = 10.0


@dataclass(frozen=True, eq=False)
class Alternative:
    """One background that was tried."""

    background: str
    loglik: float
    aic: float
    spectral_radius: float


@dataclass(frozen=True, eq=False)
class ProcessFit:
    """A fitted mutually exciting process.

    Indices are [target, source]: a row is what sets one kind off.

    Attributes
    ----------
    solution : the best point and the data it was found on
    tried : the best point on every background that was tried, from constant to most flexible
    seed : of the draws for tests and power, so that a fit gives the same answer twice
    """

    solution: Solution
    tried: tuple[Solution, ...]
    seed: int = 0

    @property
    def n_kinds(self) -> int:
        """How many kinds of events there are."""
        return self.solution.observed.n_kinds

    @property
    def n_events(self) -> int:
        """How many events were seen."""
        return int(self.solution.observed.times.size)

    @cached_property
    def branching_by_scale(self) -> Floats:
        """Branching of each time scale: (S, K, K)."""
        return branching_of(self.solution)

    @cached_property
    def branching(self) -> Floats:
        """Events of target that one event of source sets off directly: (K, K)."""
        return np.asarray(self.branching_by_scale.sum(axis=0))

    @property
    def decays_per_day(self) -> Floats:
        """Decay of each time scale, (S,); one over it is the mean delay in days."""
        return np.exp(self.solution.point.log_decays)

    @property
    def loglik(self) -> float:
        """Log-likelihood at the fit."""
        return self.solution.point.loglik

    @property
    def converged(self) -> bool:
        """Whether the climb ended at a top."""
        return self.solution.point.converged

    @property
    def background_name(self) -> str:
        """The background that was used: ``constant``, ``smooth-6``, ``covariates``."""
        return self.solution.background.name

    @cached_property
    def dispersion(self) -> Floats:
        """How much more the counts vary than the model says, (K,), at least 1."""
        return dispersions(self.solution)

    def branching_interval(self, level: float = 0.95) -> tuple[Floats, Floats]:
        """Return low and high ends of every coupling's profile interval: (K, K) each.

        A source without events leaves its couplings unknown: from zero to infinity.
        """
        low = np.zeros((self.n_kinds, self.n_kinds))
        high = np.full((self.n_kinds, self.n_kinds), np.inf)
        counts = self.solution.observed.counts
        for target in range(self.n_kinds):
            for source in range(self.n_kinds):
                if counts[source]:
                    low[target, source], high[target, source] = coupling_interval(
                        self.solution, target, source, level,
                        dispersion=float(self.dispersion[target]),
                    )  # fmt: skip
        return low, high

    @property
    def spectral_radius(self) -> float:
        """The loop's strength: below 1 what was set off dies out by itself."""
        return spectral_radius(self.branching)

    @cached_property
    def loop_p_value(self) -> float:
        """How often windows without any excitation would look as excited as this one.

        The least favourable background of those that fit about as well counts.
        """
        return max(self._p_value_on(solution) for solution in self._plausible)

    def _p_value_on(self, solution: Solution) -> float:
        gain = excitation_gain(solution) / float(self.dispersion.max())
        return gain_p_value(gain, self.n_kinds**2 * self.decays_per_day.size)

    @property
    def _plausible(self) -> list[Solution]:
        """Backgrounds that the data do not speak against."""
        least = min(solution.aic for solution in self.tried)
        return [solution for solution in self.tried if solution.aic <= least + _PLAUSIBLE_AIC]

    def spectral_radius_interval(self, level: float = 0.95) -> tuple[float, float]:
        """Return the interval of the radius over all backgrounds that fit about as well.

        It begins at zero if on one of them no loop is needed.
        """
        dispersion = float(self.dispersion.max())

        def ends(*, lower: bool) -> list[float]:
            return [
                radius_end(one, level, lower=lower, dispersion=dispersion)
                for one in self._plausible
            ]

        needed = self.loop_p_value <= 1.0 - level
        return (min(ends(lower=True)) if needed else 0.0), max(ends(lower=False))

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """What each background that was tried makes of the loop."""
        return tuple(
            Alternative(
                one.background.name,
                one.point.loglik,
                one.aic,
                spectral_radius(branching_of(one).sum(axis=0)),
            )
            for one in self.tried
        )

    @property
    def spectral_radius_range(self) -> tuple[float, float]:
        """Return the smallest and largest radius over all backgrounds that were tried.

        This range and not one number is the answer: the data cannot choose between a drifting
        background and a loop.
        """
        radii = [one.spectral_radius for one in self.alternatives]
        return min(radii), max(radii)

    def power(self, effect: float = 0.2, level: float = 0.95) -> Floats:
        """Return how likely a true coupling of that size would have been noticed: (K, K)."""
        return link_power(
            self.solution, effect, level, n_draws=_POWER_DRAWS,
            rng=np.random.default_rng(self.seed),
        )  # fmt: skip

    def background_rate(self, times_days: ArrayLike) -> Floats:
        """Return events per day that nothing set off, at each time: (K, n)."""
        times = np.atleast_1d(np.asarray(times_days, dtype=np.float64))
        cells = self.solution.background.cells_of(times)
        return np.asarray(background_rates(self.solution)[:, cells])

    def expected_until(self, times_days: ArrayLike) -> Floats:
        """Return how many events of each kind were expected until each time: (K, n)."""
        return expected_until(self.solution, np.atleast_1d(np.asarray(times_days, dtype=float)))

    def residuals(self) -> list[Floats]:
        """Return for each kind the rescaled gaps: unit exponentials if the model is right."""
        observed = self.solution.observed
        times = spread_ties(observed.times, observed.resolution)
        rescaled = self.expected_until(times)
        return [
            np.diff(rescaled[kind, observed.kinds == kind], prepend=0.0)
            for kind in range(self.n_kinds)
        ]

    def intensities(self) -> Floats:
        """Return the intensity of each event's own kind when it came, per day: (n,)."""
        observed, point = self.solution.observed, self.solution.point
        return sweep(
            observed.times, observed.kinds, observed.cells, observed.background.table,
            point.coefficients, self.decays_per_day, observed.resolution, False,
        )[3]  # fmt: skip

    def parents(self, *, least: float = 0.01) -> Parents:
        """Return what set off each event, pairs with at least that probability listed."""
        observed, intensities = self.solution.observed, self.intensities()
        each = excitations(
            observed.times, observed.kinds, self.n_kinds, self.decays_per_day, observed.resolution
        )
        own = self.branching_by_scale[:, observed.kinds].transpose(1, 0, 2)
        by_kind = (own * each).sum(axis=1) / intensities[:, None]
        room = 16 * max(1, observed.times.size)
        while True:
            child, parent, probability, found = pair_probabilities(
                observed.times, observed.kinds, intensities, self.branching_by_scale,
                self.decays_per_day, observed.resolution, least, room,
            )  # fmt: skip
            if found <= room:
                break
            room = found
        return Parents(
            immigrant=np.clip(1.0 - by_kind.sum(axis=1), 0.0, 1.0),
            child=child[:found],
            parent=parent[:found],
            probability=probability[:found],
            by_kind=by_kind,
        )

    def reaction_share(self) -> Floats:
        """Return the share of each kind's events that other events set off: (K,)."""
        immigrant, kinds = self.parents(least=1.0).immigrant, self.solution.observed.kinds
        counts = np.maximum(np.bincount(kinds, minlength=self.n_kinds), 1)
        return np.bincount(kinds, weights=1.0 - immigrant, minlength=self.n_kinds) / counts
