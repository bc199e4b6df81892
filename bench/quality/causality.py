"""Links between coded claims against annotated cause and effect."""

from __future__ import annotations

from typing import Any

from bench.data import rows_of
from foreshock.extract import Reader
from foreshock.records import Claim, Report


def measure(reader: Reader) -> dict[str, Any] | None:
    """Return the precision of links that run between an annotated cause and its effect."""
    rows = rows_of("causality_dev.jsonl")
    if rows is None:
        return None
    reports = [Report.make(r["text"], origin="dev", report_id=r["id"]) for r in rows]
    links = right = with_two = 0
    for row, (_, outcome) in zip(rows, reader.read_many(reports), strict=True):
        claims = {c.claim_id: c for c in (outcome if isinstance(outcome, list) else [])}
        with_two += len(claims) > 1
        for claim in claims.values():
            for link in claim.links:
                other = claims[link.claim_id]
                cause, effect = (claim, other) if link.kind == "led_to" else (other, claim)
                links += 1
                right += _inside(cause, row["cause"]) and _inside(effect, row["effect"])
    return {
        "sentences": len(rows),
        "with two claims": with_two,
        "links": links,
        "right": right / links if links else None,
    }


def _inside(claim: Claim, spans: list[list[int]]) -> bool:
    return any(start <= claim.trigger.start < end for start, end in spans)
