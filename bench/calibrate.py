"""Refit the weights of confidence: ``python -m bench.calibrate``.

They are fitted on the project's own development texts alone (``bench/quality/own``): a claim is
right if it meets an annotated one in type, state and both sides. A logistic model with a ridge,
each weight held to the direction that its sign can work in, so that few texts cannot turn a doubt
into a recommendation.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import yaml

from bench.quality.confidence import Judged, judged_own, reliability
from foreshock.extract import Reader
from foreshock.extract.confidence import SIGNS

PATH = Path("src/foreshock/extract/data/confidence/weights.yaml")
_RIDGE = 1.0
_N_STEPS = 20_000
_N_FOLDS = 5
_HEAD = """\
# Weights of confidence in log odds, made by `python -m bench.calibrate`; do not edit by hand.
# Fitted on {n} claims of bench/quality/own/development.jsonl, of which {share:.0%} were right.
"""
Array: TypeAlias = np.ndarray[Any, np.dtype[np.float64]]


def main() -> None:
    """Fit on all development claims, and say how well fits on four fifths did on the fifth."""
    judged = judged_own(Reader(), "development")
    if judged is None:
        raise SystemExit("the development texts are missing")
    x, y = _matrix(judged)
    held = np.zeros(len(y))
    for fold in range(_N_FOLDS):
        test = np.arange(len(y)) % _N_FOLDS == fold
        held[test] = _predict(x[test], _fit(x[~test], y[~test]))
    for line in reliability(list(zip(held.tolist(), (y > 0).tolist(), strict=True)))["table"]:
        print(f"  {line}")
    found = _fit(x, y)
    table = dict(zip(("start", *SIGNS), (round(float(w), 2) for w in found), strict=True))
    head = _HEAD.format(n=len(y), share=y.mean())
    PATH.write_text(head + yaml.safe_dump({"weights": table}, sort_keys=False), encoding="utf-8")
    print(yaml.safe_dump(table, sort_keys=False))


def _matrix(judged: Sequence[Judged]) -> tuple[Array, Array]:
    x = np.array([[1.0, *(float(one.signs[name]) for name in SIGNS)] for one in judged])
    return x, np.array([float(one.is_right) for one in judged])


def _fit(x: Array, y: Array) -> Array:
    """Return the weights of least loss within their directions, by projected gradients."""
    weights = np.zeros(x.shape[1])
    directions = np.array([0, *SIGNS.values()])
    penalty = np.array([0.0] + [_RIDGE] * len(SIGNS))
    rate = 4.0 / (np.linalg.norm(x, 2) ** 2 + 4 * _RIDGE)
    for _ in range(_N_STEPS):
        slope = x.T @ (_predict(x, weights) - y) + penalty * weights
        weights = weights - rate * slope
        weights[weights * directions < 0] = 0.0
    return weights


def _predict(x: Array, weights: Array) -> Array:
    result: Array = 1 / (1 + np.exp(-x @ weights))
    return result


if __name__ == "__main__":
    main()
