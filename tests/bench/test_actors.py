"""The development half of the own lists: whom names and phrases mean, and who held an office."""

from __future__ import annotations

import pytest
from bench.quality.actors import HALVES, faults_of, rows_of


@pytest.mark.parametrize(
    ("name", "share"), [("phrases", 0.95), ("joined", 0.97), ("apart", 0.97), ("offices", 0.97)]
)
def test_the_development_half_is_right(name: str, share: float) -> None:
    n_rows, faults = faults_of(name, "development")
    assert 1 - len(faults) / n_rows >= share, "\n".join(faults)


@pytest.mark.parametrize("name", ["phrases", "joined", "apart", "offices"])
def test_no_row_stands_in_both_halves(name: str) -> None:
    first, second = ({tuple(row) for row in rows_of(name, half)} for half in HALVES)
    assert not first & second
    assert len(first) + len(second) >= {"phrases": 400, "offices": 100}.get(name, 300)
