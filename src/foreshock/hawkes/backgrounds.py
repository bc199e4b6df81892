"""Backgrounds: non-negative basis functions of time on a fine grid of cells.

A constant, a smooth drift (B-splines), a covariate and a reporting volume are all columns of one
table, so that the likelihood knows of no special case. Within a cell the basis is constant.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.interpolate import BSpline

Floats = NDArray[np.float64]
_CELLS = 4096
#: A bump of a smooth background holds at least so many events:
#: a background free to follow every cluster would explain all excitation away.
_MIN_EVENTS_PER_BUMP = 12


@dataclass(frozen=True, eq=False)
class Background:
    """Basis of the background rate on equal cells of the window.

    Attributes
    ----------
    start_days, end_days : the window
    table : (C, B) value of each basis function in each cell, not negative
    name : ``constant``, ``smooth-4``, ``covariates``
    """

    start_days: float
    end_days: float
    table: Floats
    name: str

    @property
    def n_basis(self) -> int:
        """How many basis functions there are."""
        return int(self.table.shape[1])

    @property
    def integrals(self) -> Floats:
        """Return the integral of each basis function over the window, in days: (B,)."""
        width = (self.end_days - self.start_days) / self.table.shape[0]
        return np.asarray(self.table.sum(axis=0) * width)

    def cells_of(self, times_days: Floats) -> NDArray[np.int64]:
        """Return the cell of each time; the end of the window belongs to the last cell."""
        share = (times_days - self.start_days) / (self.end_days - self.start_days)
        n_cells = self.table.shape[0]
        return np.asarray(np.clip((share * n_cells).astype(np.int64), 0, n_cells - 1))

    def scaled_by(self, volume: Floats) -> Background:
        """Return the basis times a known course, (C,), such as reporting volume; mean kept."""
        if np.any(volume < 0) or not volume.mean() > 0:
            raise ValueError("a volume must not be negative, and not zero throughout")
        n_cells = int(np.lcm(self.table.shape[0], volume.size))
        course = np.repeat(volume / volume.mean(), n_cells // volume.size)
        table = np.repeat(self.table, n_cells // self.table.shape[0], axis=0)
        name = f"{self.name}*volume"
        return Background(self.start_days, self.end_days, table * course[:, None], name)


def constant(start_days: float, end_days: float) -> Background:
    """Return a background that does not change."""
    return Background(start_days, end_days, np.ones((1, 1)), "constant")


def smooth(start_days: float, end_days: float, n_basis: int) -> Background:
    """Return quadratic B-splines on even knots; they sum to one everywhere.

    Examples
    --------
    >>> smooth(0.0, 100.0, 5).table.sum(axis=1).round(12).tolist()[:2]
    [1.0, 1.0]
    """
    if n_basis == 1:
        return constant(start_days, end_days)
    degree = min(2, n_basis - 1)
    inner = np.linspace(0.0, 1.0, n_basis - degree + 1)
    knots = np.concatenate([np.zeros(degree), inner, np.ones(degree)])
    middles = (np.arange(_CELLS) + 0.5) / _CELLS
    table = BSpline.design_matrix(middles, knots, degree).toarray()
    return Background(start_days, end_days, np.ascontiguousarray(table), f"smooth-{n_basis}")


def covariates(start_days: float, end_days: float, values: ArrayLike) -> Background:
    """Return a constant and one column per covariate, given on equal cells of the window.

    Parameters
    ----------
    values : (n_cells, n_covariates) or (n_cells,), not negative; its coefficients are rates per
        day and unit
    """
    given = np.asarray(values, dtype=np.float64)
    given = given[:, None] if given.ndim == 1 else given
    if not np.all(np.isfinite(given)) or np.any(given < 0):
        raise ValueError("covariates must be finite and not negative")
    table = np.concatenate([np.ones((given.shape[0], 1)), given], axis=1)
    return Background(start_days, end_days, np.ascontiguousarray(table), "covariates")


def ladder(start_days: float, end_days: float, n_events: int) -> list[Background]:
    """Return backgrounds from constant to as flexible as the number of events can bear."""
    most = max(1, n_events // _MIN_EVENTS_PER_BUMP)
    sizes = [n for n in (1, 3, 4, 6, 9, 13, 19, 28) if n <= most]
    return [smooth(start_days, end_days, n) for n in sizes]
