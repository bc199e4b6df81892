from __future__ import annotations

from collections.abc import Callable

import pytest
from bench.quality.confidence import reliability

from foreshock.extract.confidence import SIGNS, confidence_of, weights
from foreshock.records import Claim

Claims = Callable[..., list[Claim]]


def test_each_sign_works_in_its_direction_only() -> None:
    assert set(weights()) == {"start", *SIGNS}
    for name, direction in SIGNS.items():
        assert weights()[name] * direction >= 0, name


@pytest.mark.parametrize("name", SIGNS)
def test_a_sign_moves_confidence_as_its_weight_says(name: str) -> None:
    usual = dict.fromkeys(SIGNS, True)
    change = confidence_of(usual) - confidence_of(usual | {name: False})
    assert change * weights()[name] >= 0


def test_two_known_sides_are_surer_than_one_unknown(claims_of: Claims) -> None:
    (sure,) = claims_of("Turkey condemned Syria.")
    (unsure,) = claims_of("The statement condemned them.") or [None]
    assert unsure is None or unsure.confidence < sure.confidence
    (bare,) = claims_of("Gunmen killed a shopkeeper.")
    assert bare.confidence < sure.confidence
    assert 0.4 < sure.confidence < 1


def test_reliability_of_perfect_and_of_boastful_confidence() -> None:
    fair = [(0.25, i % 4 == 0) for i in range(400)] + [(0.75, i % 4 != 0) for i in range(400)]
    assert reliability(fair)["expected calibration error"] < 0.05
    boastful = [(0.9, i % 2 == 0) for i in range(400)]
    found = reliability(boastful)
    assert found["expected calibration error"] == pytest.approx(0.4)
    low, high = found["its interval of 95 %"].split(" to ")
    assert float(low) < 0.4 < float(high)
    assert found["share right"] == 0.5


def test_reliability_of_nothing_is_an_empty_table() -> None:
    assert reliability([]) == {"table": []}
