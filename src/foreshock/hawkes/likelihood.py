r"""The log-likelihood of a multivariate Hawkes process with exponential kernels.

.. math:: \lambda_i(t) = \sum_b \theta_{ib}\,\phi_b(t)
          + \sum_{j,s} \eta_{ijs} \sum_{t_k^j < t} \beta_s e^{-\beta_s (t - t_k^j)},
          \qquad
          \ell = \sum_k \log \lambda_{i_k}(t_k) - \sum_i \int \lambda_i(t)\,dt

References
----------
.. [1] Ozaki, T. (1979). Ann. Inst. Statist. Math. 31, 145-155.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from foreshock.hawkes.backgrounds import Background, constant
from foreshock.hawkes.sweep import expected_masses, sweep

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Observed:
    """Events seen in a window, ready for the likelihood.

    Attributes
    ----------
    times, kinds : (n,) days, ascending; kinds in [0, n_kinds)
    resolution : days; each time is the beginning of a stretch that long, 0 for exact times
    cells : (n,) row of the background's table at each event
    """

    times: Floats
    kinds: Ints
    n_kinds: int
    resolution: float
    background: Background
    cells: Ints

    @classmethod
    def make(
        cls, times: Floats, kinds: Ints, n_kinds: int, resolution: float, background: Background
    ) -> Observed:
        """Put events beside a background."""
        cells = background.cells_of(times + resolution / 2)
        return cls(times, kinds, n_kinds, resolution, background, cells)

    def before(self, n_events: int) -> Observed:
        """Return the first events, for a quick first look; the window ends with them."""
        end = float(self.times[n_events - 1]) + self.resolution
        cut = constant(self.background.start_days, end)
        return Observed.make(
            self.times[:n_events], self.kinds[:n_events], self.n_kinds, self.resolution, cut
        )

    @property
    def counts(self) -> Ints:
        """How many events of each kind there are: (K,)."""
        return np.bincount(self.kinds, minlength=self.n_kinds)


@dataclass(frozen=True, eq=False)
class Slopes:
    """The log-likelihood at one point.

    Attributes
    ----------
    value : minus infinity where an event had no intensity
    gradient : (K P + S,) in the coefficients, row by row, then the decays
    information : (K P + S, K P + S) sum of outer products of the events' slopes
    """

    value: float
    gradient: Floats
    information: Floats | None


def log_likelihood(
    observed: Observed, coefficients: Floats, decays: Floats, *, with_information: bool = False
) -> Slopes:
    """Return the log-likelihood with its slopes.

    Parameters
    ----------
    coefficients : (K, B + S K), a row per target: background basis, then branching for each time
        scale and source
    decays : (S,) per day
    """
    total, gradient, blocks, _ = sweep(
        observed.times,
        observed.kinds,
        observed.cells,
        observed.background.table,
        coefficients,
        decays,
        observed.resolution,
        with_information,
    )
    mass, mass_slopes = expected_masses(
        observed.times,
        observed.kinds,
        observed.n_kinds,
        decays,
        observed.resolution,
        observed.background.end_days,
    )
    row = np.concatenate([observed.background.integrals, mass.ravel()])
    branching = coefficients[:, observed.background.n_basis :]
    by_decay = (branching.sum(axis=0).reshape(mass.shape) * mass_slopes).sum(axis=1)
    expected = np.concatenate([np.tile(row, observed.n_kinds), by_decay])
    value = float(total - (coefficients @ row).sum())
    information = _whole(blocks, coefficients.shape[1]) if with_information else None
    return Slopes(value, gradient - expected, information)


def _whole(blocks: Floats, n_columns: int) -> Floats:
    """Return one symmetric matrix from the upper triangles of each target's block."""
    n_kinds, n_wide, _ = blocks.shape
    n_linear = n_kinds * n_columns
    whole = np.zeros((n_linear + n_wide - n_columns,) * 2)
    diagonal = np.diag_indices(n_wide)
    for target, block in enumerate(blocks):
        full = block + block.T
        full[diagonal] *= 0.5
        here = slice(target * n_columns, (target + 1) * n_columns)
        whole[here, here] = full[:n_columns, :n_columns]
        whole[here, n_linear:] = full[:n_columns, n_columns:]
        whole[n_linear:, here] = full[n_columns:, :n_columns]
        whole[n_linear:, n_linear:] += full[n_columns:, n_columns:]
    return whole


def loglik(
    times_days: ArrayLike,
    kinds: ArrayLike,
    *,
    background: ArrayLike,
    branching: ArrayLike,
    decays_per_day: ArrayLike,
    start_days: float,
    end_days: float,
    resolution_days: float = 0.0,
) -> float:
    """Return the log-likelihood at given parameters, with a constant background.

    Parameters
    ----------
    times_days, kinds : (n,) ascending times and their kinds
    background : (K,) events per day that nothing set off
    branching : (K, K) or (S, K, K), [target, source], events of target per event of source
    decays_per_day : a number or (S,)

    Examples
    --------
    >>> loglik([1.0], [0], background=[0.5], branching=[[0.4]], decays_per_day=1.0,
    ...        start_days=0.0, end_days=3.0)  # by hand: log 0.5 - 1.5 - 0.4 (1 - e^-2)
    -2.53901...
    """
    decays = np.atleast_1d(np.asarray(decays_per_day, dtype=np.float64))
    matrix = np.asarray(branching, dtype=np.float64)
    matrix = matrix[None] if matrix.ndim == 2 else matrix
    rates = np.asarray(background, dtype=np.float64)
    if matrix.shape != (decays.size, rates.size, rates.size):
        raise ValueError(f"branching has shape {matrix.shape}, decays {decays.shape}")
    coefficients = np.concatenate([rates[:, None], *matrix], axis=1)
    observed = Observed.make(
        np.asarray(times_days, dtype=np.float64),
        np.asarray(kinds, dtype=np.int64),
        rates.size,
        resolution_days,
        constant(start_days, end_days),
    )
    return log_likelihood(observed, coefficients, decays).value
