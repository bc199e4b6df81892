"""Foreshock's own annotated set: claims found, fields right, must-nots broken.

``development.jsonl`` is for reading errors; ``held_out.jsonl`` is only ever run by ``make bench``.
Each line has a text, the claims a careful reader takes from it (with every reading that is
acceptable) and what must not come out. An ``optional`` claim is one that a careful reader may
leave out: it counts neither when given nor when missed. A side with ``"open": true`` may be left
out or without a country, since the text only hints at it.
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
#: States that are gone, and the code under which the set counts them.
_COUNTED_UNDER = {"SUN": "RUS", "YUG": "SRB", "YMD": "YEM", "CSK": "CZE", "DDR": "DEU"}


def measure(reader: Reader, name: str = "held_out") -> dict[str, Any] | None:
    """Score one half of the set; ``None`` if it is not there."""
    rows = rows_of(name)
    if rows is None:
        return None
    reports = [
        Report.make(r["text"], origin=name, report_id=r["id"],
                    published=date.fromisoformat(r["published"]))
        for r in rows
    ]  # fmt: skip
    counts: Counter[str] = Counter()
    for row, (_, outcome) in zip(rows, reader.read_many(reports), strict=True):
        counts += score(row, outcome if isinstance(outcome, list) else [])
    return shares(len(rows), counts)


def rows_of(name: str) -> list[dict[str, Any]] | None:
    """Return the rows of one file of the set, ``None`` if it is not there."""
    path = FOLDER / f"{name}.jsonl"
    if not path.exists():
        return None
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def score(row: Mapping[str, Any], claims: Sequence[Claim]) -> Counter[str]:
    """Count what `claims` get right of one text, and which of its must-nots they break."""
    counts: Counter[str] = Counter(gold=0, found=0)
    n_neither = 0
    for gold, found in pair(row, claims):
        if gold.get("optional"):
            n_neither += found is not None
            continue
        counts["gold"] += 1
        if found is not None:
            counts["found"] += 1
            counts.update(_right_fields(gold, found))
    counts["claims"] += len(claims) - n_neither
    for rule in row.get("must_not", ()):
        counts["must-nots"] += 1
        counts["broken"] += any(_breaks(row["text"], rule, claim) for claim in claims)
    return counts


def right_claims(row: Mapping[str, Any], claims: Sequence[Claim]) -> set[str]:
    """Return the ids of the claims that meet an annotated one in type, state and both sides."""
    return {
        found.claim_id
        for gold, found in pair(row, claims)
        if found is not None
        and all(is_right(field, gold, found) for field in ("status", "source", "target"))
    }


def pair(
    row: Mapping[str, Any], claims: Sequence[Claim]
) -> list[tuple[Mapping[str, Any], Claim | None]]:
    """Give each gold claim of the text at most one of `claims`.

    Those whose triggers meet go first, so that no claim is taken by a neighbour in its clause.
    Those that may be left out go last, since they often tell of the same deed in other words.
    """
    free = list(claims)
    pairs: list[tuple[Mapping[str, Any], Claim | None]] = []
    for optional in (False, True):
        golds = [gold for gold in row["claims"] if bool(gold.get("optional")) == optional]
        pairs += _paired(row["text"], golds, free)
    return pairs


def _paired(
    text: str, golds: Sequence[Mapping[str, Any]], free: list[Claim]
) -> list[tuple[Mapping[str, Any], Claim | None]]:
    """Take for each of `golds` a claim out of `free`."""
    found: dict[int, Claim] = {}
    for find in (_meeting, _in_clause):
        for n, gold in enumerate(golds):
            if n not in found and (one := find(text, gold, free)) is not None:
                found[n] = one
                free.remove(one)
    return [(gold, found.get(n)) for n, gold in enumerate(golds)]


def anchor_of(text: str, words: str, nth: int = 1) -> tuple[int, int]:
    """Return where the `nth` occurrence of `words` starts and ends in `text`."""
    start = -1
    for _ in range(nth):
        start = text.find(words, start + 1)
    return start, start + len(words)


def _meeting(text: str, gold: Mapping[str, Any], claims: Sequence[Claim]) -> Claim | None:
    """Return the claim of an accepted type whose trigger meets the gold one."""
    start, end = anchor_of(text, gold["anchor"], gold.get("nth", 1))
    fitting = (c for c in claims if c.event_type in gold["types"])
    return next((c for c in fitting if c.trigger.start < end and start < c.trigger.end), None)


def _in_clause(text: str, gold: Mapping[str, Any], claims: Sequence[Claim]) -> Claim | None:
    """Return the claim of an accepted type whose clause, the shortest such, holds the trigger."""
    start, end = anchor_of(text, gold["anchor"], gold.get("nth", 1))
    fitting = (c for c in claims if c.event_type in gold["types"])
    inside = [c for c in fitting if c.evidence.start <= start and end <= c.evidence.end]
    return min(inside, key=lambda c: c.evidence.end - c.evidence.start, default=None)


def _right_fields(gold: Mapping[str, Any], claim: Claim) -> Counter[str]:
    right = {field: is_right(field, gold, claim) for field in _FIELDS}
    counts = Counter({f"right {field}": int(ok) for field, ok in right.items()})
    counts["all fields"] = int(all(right.values()))
    counts["core fields"] = int(right["status"] and right["source"] and right["target"])
    return counts


def is_right(field: str, gold: Mapping[str, Any], claim: Claim) -> bool:
    """Whether a claim tells what gold tells in this field; where gold is silent, it does."""
    match field:
        case "status":
            return claim.status in gold["statuses"]
        case "source":
            return _same_side(gold.get("source"), claim.source)
        case "target":
            return _same_side(gold.get("target"), claim.target)
        case "speaker":
            wanted = gold.get("speaker")
            return not wanted or any(_names(wanted["words"], s) for s in claim.speaker)
        case "place":
            return _same_place(gold.get("place"), claim)
        case "date":
            return _same_date(gold.get("date"), claim)
        case _:
            return _same_casualties(gold.get("casualties") or (), claim)


def _same_side(gold: Mapping[str, Any] | None, mentions: Sequence[ActorMention]) -> bool:
    if not gold or (not gold["countries"] and not gold["words"]):
        return not any(m.actor_id for m in mentions)
    countries = {_COUNTED_UNDER.get(m.country, m.country) for m in mentions if m.country}
    if gold["countries"] and (countries or not gold.get("open")):
        return not countries.isdisjoint(gold["countries"])
    if gold.get("open") and (not mentions or not gold["words"]):
        return True
    return any(_names(gold["words"], m) for m in mentions)


def _names(words: str, mention: ActorMention) -> bool:
    """Whether a mention is told by these words; a pronoun is so by the name that it stands for."""
    return _share_words(words, mention.text) or _share_words(words, mention.name)


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
    start, end = anchor_of(text, rule["anchor"], rule.get("nth", 1))
    return (
        claim.trigger.start < end
        and start < claim.trigger.end
        and (not rule["types"] or claim.event_type in rule["types"])
        and (not rule["statuses"] or claim.status in rule["statuses"])
    )


def shares(n_texts: int, counts: Counter[str]) -> dict[str, Any]:
    """Return the figures that are printed, as shares where a share makes sense."""
    gold, found = max(1, counts["gold"]), counts["found"]
    result: dict[str, Any] = {
        "texts": n_texts,
        "gold claims": counts["gold"],
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
