"""Foreshock's own annotated set: claims found, fields right, must-nots broken.

``development.jsonl`` is for reading errors; ``held_out.jsonl`` is only ever run by ``make bench``.
Each line has a text, the claims a careful reader takes from it (with every reading that is
acceptable) and what must not come out.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from foreshock.extract import Reader
from foreshock.records import ActorMention, Claim, Report

FOLDER = Path(__file__).parent / "own"
_FIELDS = ("status", "source", "target", "speaker", "place", "date", "casualties")


def measure(reader: Reader, name: str = "held_out") -> dict[str, Any] | None:
    """Score one half of the set; ``None`` if it is not there."""
    path = FOLDER / f"{name}.jsonl"
    if not path.exists():
        return None
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    reports = [
        Report.make(r["text"], origin=name, report_id=r["id"],
                    published=date.fromisoformat(r["published"]))
        for r in rows
    ]  # fmt: skip
    counts: Counter[str] = Counter()
    for row, (_, outcome) in zip(rows, reader.read_many(reports), strict=True):
        _score(row, outcome if isinstance(outcome, list) else [], counts)
    return _shares(rows, counts)


def _score(row: Mapping[str, Any], claims: Sequence[Claim], counts: Counter[str]) -> None:
    text = row["text"]
    used: set[str] = set()
    for gold in row["claims"]:
        counts["gold"] += 1
        found = _find(text, gold, claims, used)
        if found is None:
            continue
        used.add(found.claim_id)
        counts["found"] += 1
        right = {field: _is_right(field, gold, found) for field in _FIELDS}
        counts.update(f"right {field}" for field, ok in right.items() if ok)
        counts["all fields"] += all(right.values())
        counts["core fields"] += right["status"] and right["source"] and right["target"]
    counts["claims"] += len(claims)
    for rule in row["must_not"]:
        counts["must-nots"] += 1
        counts["broken"] += any(_breaks(text, rule, claim) for claim in claims)


def _anchor(text: str, words: str, nth: int = 1) -> tuple[int, int]:
    start = -1
    for _ in range(nth):
        start = text.find(words, start + 1)
    return start, start + len(words)


def _find(
    text: str, gold: Mapping[str, Any], claims: Sequence[Claim], used: set[str]
) -> Claim | None:
    """Return the claim of an accepted type whose trigger meets the gold one, else its clause."""
    start, end = _anchor(text, gold["anchor"], gold.get("nth", 1))
    fitting = [c for c in claims if c.event_type in gold["types"] and c.claim_id not in used]
    for one in fitting:
        if one.trigger.start < end and start < one.trigger.end:
            return one
    inside = [c for c in fitting if c.evidence.start <= start and end <= c.evidence.end]
    return min(inside, key=lambda c: c.evidence.end - c.evidence.start, default=None)


def _is_right(field: str, gold: Mapping[str, Any], claim: Claim) -> bool:
    match field:
        case "status":
            return claim.status in gold["statuses"]
        case "source":
            return _same_side(gold.get("source"), claim.source)
        case "target":
            return _same_side(gold.get("target"), claim.target)
        case "speaker":
            wanted = gold.get("speaker")
            return not wanted or any(_share_words(wanted["words"], s.text) for s in claim.speaker)
        case "place":
            return _same_place(gold.get("place"), claim)
        case "date":
            return _same_date(gold.get("date"), claim)
        case _:
            return _same_casualties(gold.get("casualties") or (), claim)


def _same_side(gold: Mapping[str, Any] | None, mentions: Sequence[ActorMention]) -> bool:
    if not gold or (not gold["countries"] and not gold["words"]):
        return not any(m.actor_id for m in mentions)
    if gold["countries"]:
        return any(m.country in gold["countries"] for m in mentions)
    return any(_share_words(gold["words"], m.text) for m in mentions)


def _share_words(one: str, other: str) -> bool:
    small = {"the", "a", "an", "of", "and", "in", "to", "its", "his", "their"}
    words = ({w.strip(".,'\"").casefold() for w in part.split()} - small for part in (one, other))
    return bool(set.intersection(*words))


def _same_place(gold: str | None, claim: Claim) -> bool:
    if gold is None:
        return True
    place = claim.place
    return place is not None and (_share_words(gold, place.name) or _share_words(gold, place.text))


def _same_date(gold: Mapping[str, str] | None, claim: Claim) -> bool:
    if gold is None:
        return True
    if not claim.date.is_known:
        return False
    start, end = (date.fromisoformat(gold[key]) for key in ("start", "end"))
    first, last = claim.date.start or start, claim.date.end or end
    return first <= end and start <= last


def _same_casualties(gold: Sequence[Mapping[str, Any]], claim: Claim) -> bool:
    told = {(c.effect, c.low) for c in claim.casualties}
    return all((g["effect"], g["low"]) in told for g in gold)


def _breaks(text: str, rule: Mapping[str, Any], claim: Claim) -> bool:
    start, end = _anchor(text, rule["anchor"], rule.get("nth", 1))
    return (
        claim.trigger.start < end
        and start < claim.trigger.end
        and (not rule["types"] or claim.event_type in rule["types"])
        and (not rule["statuses"] or claim.status in rule["statuses"])
    )


def _shares(rows: Sequence[Any], counts: Counter[str]) -> dict[str, Any]:
    gold, found = counts["gold"], counts["found"]
    result: dict[str, Any] = {
        "texts": len(rows),
        "gold claims": gold,
        "claims found": found / gold,
        "status and both sides right": counts["core fields"] / gold,
        "all fields right": counts["all fields"] / gold,
        "claims given": counts["claims"],
        "must-nots": counts["must-nots"],
        "must-nots broken": counts["broken"] / max(1, counts["must-nots"]),
    }
    for field in _FIELDS:
        result[f"{field} right, of found"] = counts[f"right {field}"] / max(1, found)
    return result
