"""Whether what is claimed as done was done, on sentences with judged event words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bench.data import rows_of
from foreshock.extract import Reader
from foreshock.records import ACCOMPLISHED, Claim, Report


def measure(reader: Reader) -> dict[str, Any] | None:
    """Compare the status of deeds with the judged certainty of their words.

    A word judged above 1 counts as done, below -1 or near 0 as not done; between, nobody knows.
    """
    rows = rows_of("factuality_dev.jsonl")
    if rows is None:
        return None
    reports = [Report.make(r["text"], origin="dev", report_id=r["id"]) for r in rows]
    right = {True: 0, False: 0}
    total = {True: 0, False: 0}
    for row, (_, outcome) in zip(rows, reader.read_many(reports), strict=True):
        judged = _judged_words(row)
        for claim in outcome if isinstance(outcome, list) else []:
            if claim.domain != "deed":
                continue
            value = _value_of(claim, judged)
            if value is None or 0.5 < value <= 1.0:
                continue
            done = value > 1.0
            total[done] += 1
            right[done] += (claim.status in ACCOMPLISHED) == done
    n = sum(total.values())
    return {
        "judged deeds": n,
        "rightly done or not done": sum(right.values()) / n if n else None,
        "done, said to be done": right[True] / total[True] if total[True] else None,
        "not done, said not to be": right[False] / total[False] if total[False] else None,
        "not done": total[False],
    }


def _value_of(claim: Claim, judged: Mapping[tuple[int, int], float]) -> float | None:
    """Return the judgement of the first judged word inside a claim's trigger."""
    for (start, end), value in judged.items():
        if claim.trigger.start <= start and end <= claim.trigger.end:
            return value
    return None


def _judged_words(row: dict[str, Any]) -> dict[tuple[int, int], float]:
    """Place of each judged word in the text, whose words are joined by blanks."""
    starts, position = [], 0
    for word in row["text"].split(" "):
        starts.append((position, position + len(word)))
        position += len(word) + 1
    return {starts[t["start"]]: t["factuality"] for t in row["targets"] if t["start"] < len(starts)}
