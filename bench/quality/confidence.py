"""Whether confidence means what it says: of claims with 0.7, seven in ten should be right.

Held-out texts of the project's own are judged in type, state and both sides; the development
sentences with one labelled relation in type and sides only, so that more is right there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from bench.data import rows_of
from bench.quality import own_set, relations
from foreshock.extract import Reader
from foreshock.extract.acts import Act
from foreshock.extract.confidence import signs_of
from foreshock.extract.steps import Step
from foreshock.records import Claim, Report

_BINS = 5
_N_RESAMPLES = 1000


class Judged(NamedTuple):
    """A claim, the signs that its confidence was read off, and whether it is right."""

    claim: Claim
    signs: Mapping[str, bool]
    is_right: bool


def measure(reader: Reader, name: str = "held_out") -> dict[str, Any] | None:
    """Return tables of reliability for a half of the own set and for the labelled relations."""
    own = judged_own(reader, name)
    labelled = _of_relations(reader)
    results: dict[str, Any] = {}
    for title, pairs in (
        (f"own {name}", [(j.claim.confidence, j.is_right) for j in own or ()]),
        ("relations", labelled),
    ):
        results |= {f"{title}, {key}": value for key, value in reliability(pairs).items() if pairs}
    return results or None


def judged_own(reader: Reader, name: str) -> list[Judged] | None:
    """Return all claims of a half of the own set, judged; ``None`` if it is not there."""
    rows = own_set.rows_of(name)
    if rows is None:
        return None
    reader.prepare()
    return [judged for row in rows for judged in _judged(reader, row)]


def _judged(reader: Reader, row: Mapping[str, Any]) -> Iterator[Judged]:
    assembled: list[tuple[Act, Claim | None]] = []

    def look(step: Step, made: Any) -> None:
        if step == "assembled":
            assembled.extend(made)

    report = Report.make(row["text"], origin="own", report_id=row["id"],
                         published=date.fromisoformat(row["published"]))  # fmt: skip
    (context,) = reader.contexts([report])
    claims = reader.claims_of(context, seen=look)
    acts = {claim.claim_id: (act, claim) for act, claim in assembled if claim is not None}
    right = own_set.right_claims(row, claims)
    for claim in claims:
        act, first = acts[claim.claim_id]
        signs = signs_of(act, first.source, first.target, status=first.status, hedged=first.hedged)
        yield Judged(claim, signs, claim.claim_id in right)


def _of_relations(reader: Reader) -> list[tuple[float, bool]]:
    rows = rows_of("relations_dev.jsonl") or []
    reports = [Report.make(r["text"], origin="dev", report_id=r["id"]) for r in rows]
    return [
        (claim.confidence, relations.is_right(row, claim))
        for row, (_, claims) in zip(rows, reader.read_many(reports), strict=True)
        if isinstance(claims, list)
        for claim in claims
    ]


def reliability(pairs: Sequence[tuple[float, bool]]) -> dict[str, Any]:
    """Return a table of equal bins by confidence, and the mean gap with its 95 % interval."""
    if not pairs:
        return {"table": []}
    given = np.array([confidence for confidence, _ in pairs])
    right = np.array([float(ok) for _, ok in pairs])
    rng = np.random.default_rng(1)
    resamples = (rng.integers(0, len(given), len(given)) for _ in range(_N_RESAMPLES))
    gaps = [_gap(given[chosen], right[chosen]) for chosen in resamples]
    low, high = np.percentile(gaps, [2.5, 97.5])
    return {
        "claims": len(pairs),
        "share right": float(right.mean()),
        "mean confidence": float(given.mean()),
        "expected calibration error": round(_gap(given, right), 3),
        "its interval of 95 %": f"{low:.3f} to {high:.3f}",
        "table": [
            f"confidence {given[part].mean():.2f}: {right[part].mean():.2f} right of {len(part)}"
            for part in _bins(given)
        ],
    }


def _bins(given: Any) -> list[Any]:
    """Return the places of the claims in bins of equal size, least confidence first."""
    order = np.argsort(given, kind="stable")
    return [part for part in np.array_split(order, _BINS) if len(part)]


def _gap(given: Any, right: Any) -> float:
    parts = _bins(given)
    gaps = [abs(given[part].mean() - right[part].mean()) * len(part) for part in parts]
    return float(sum(gaps) / len(given))
