"""Types and sides on single news sentences with one labelled relation each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from bench.data import rows_of
from foreshock.extract import Reader
from foreshock.records import ActorMention, Claim, Report

#: The labels join two PLOVER types.
WANTED = {"YIELD": {"CONCEDE", "RETREAT"}}
Stretch = tuple[int, int]


def _stretch(text: str, part: str | None) -> Stretch | None:
    start = text.find(part) if part else -1
    return (start, start + len(part)) if part and start >= 0 else None


def _overlaps(mentions: Sequence[ActorMention], stretch: Stretch | None) -> bool:
    return stretch is not None and any(
        m.start < stretch[1] and stretch[0] < m.end for m in mentions
    )


def measure(reader: Reader) -> dict[str, Any] | None:
    """Return the shares of sentences with the right type and with both sides right."""
    rows = rows_of("relations_dev.jsonl")
    if rows is None:
        return None
    reports = [Report.make(r["text"], origin="dev", report_id=r["id"]) for r in rows]
    totals: defaultdict[str, int] = defaultdict(int)
    by_type: defaultdict[str, list[bool]] = defaultdict(list)
    for row, (_, outcome) in zip(rows, reader.read_many(reports), strict=True):
        claims = outcome if isinstance(outcome, list) else []
        wanted = WANTED.get(row["root"], {row["root"]})
        source = _stretch(row["text"], row["source"])
        target = _stretch(row["text"], row["target"])
        best = max(claims, key=lambda c: _closeness(c, source, target), default=None)
        right = best is not None and best.event_type in wanted
        totals["best"] += right
        totals["any"] += any(c.event_type in wanted for c in claims)
        totals["sides"] += any(
            _overlaps(c.source, source) and (target is None or _overlaps(c.target, target))
            for c in claims
        )
        totals["claims"] += len(claims)
        totals["rejected"] += not isinstance(outcome, list)
        by_type[row["root"]].append(right)
    n = len(rows)
    return {
        "sentences": n,
        "type of the best-matching claim right": totals["best"] / n,
        "some claim of that type": totals["any"] / n,
        "both sides overlap": totals["sides"] / n,
        "claims a sentence": totals["claims"] / n,
        "rejected": totals["rejected"],
        "by type": {k: round(sum(v) / len(v), 3) for k, v in sorted(by_type.items())},
    }


def is_right(row: Mapping[str, Any], claim: Claim) -> bool:
    """Whether a claim is of the labelled type with both labelled sides."""
    target = _stretch(row["text"], row["target"])
    return (
        claim.event_type in WANTED.get(row["root"], {row["root"]})
        and _overlaps(claim.source, _stretch(row["text"], row["source"]))
        and (target is None or _overlaps(claim.target, target))
    )


def _closeness(claim: Claim, source: Stretch | None, target: Stretch | None) -> tuple[int, float]:
    sides = _overlaps(claim.source, source) + _overlaps(claim.target, target)
    return sides, claim.confidence
