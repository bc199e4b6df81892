"""How far two blind readings of the own set agree: the ceiling for any reader of it.

``first_reading.jsonl`` and ``second_reading.jsonl`` are as they were made, before anybody compared
them. One reading is taken as gold, the other as the answer of a reader that gives the first of
its types and states, and scored by the rules of `own_set`; then the other way round. How they do on
the set as it is now would say little: it was settled by looking at these two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from bench.quality import own_set
from foreshock.extract import Reader
from foreshock.records import (
    UNKNOWN_DATE,
    ActorMention,
    Casualties,
    Claim,
    DateSpan,
    Evidence,
    PlaceMention,
    Quote,
)

Reading = Mapping[str, Sequence[Mapping[str, Any]]]
HALVES = ("development", "held_out")
_BREAK = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(A-Z0-9])|\n+")


def measure(_reader: Reader) -> dict[str, Any] | None:
    """Compare the readings of both halves; ``None`` if a file is not there."""
    first, second = (_reading(f"{which}_reading") for which in ("first", "second"))
    halves = {name: own_set.rows_of(name) for name in HALVES}
    if first is None or second is None or None in halves.values():
        return None
    result: dict[str, Any] = {}
    for name, rows in halves.items():
        both = [row for row in rows or () if row["id"] in first and row["id"] in second]
        figures = compare(both, first, second)
        result.update({f"{name}: {key}": value for key, value in figures.items()})
    return result


def compare(rows: Sequence[Mapping[str, Any]], first: Reading, second: Reading) -> dict[str, Any]:
    """Return F1 of the claims found and the fields right, over both directions."""
    there, back = _scored(rows, first, second), _scored(rows, second, first)
    recall, precision = (c["found"] / max(1, c["gold"]) for c in (there, back))
    both = own_set.shares(len(rows), there + back)
    fields = {key: value for key, value in both.items() if key.endswith("of found")}
    return {
        "texts read twice": len(rows),
        "claims of the first reading": there["gold"],
        "claims of the second reading": back["gold"],
        "first found by the second": recall,
        "second found by the first": precision,
        "claims found, F1": 2 * recall * precision / max(recall + precision, 1e-9),
        "status and both sides right": both["status and both sides right"],
        "all fields right": both["all fields right"],
        **fields,
    }


def _reading(name: str) -> Reading | None:
    rows = own_set.rows_of(name)
    return None if rows is None else {row["id"]: row["claims"] for row in rows}


def _scored(rows: Sequence[Mapping[str, Any]], gold: Reading, answers: Reading) -> Counter[str]:
    counts: Counter[str] = Counter()
    for row in rows:
        claims = [as_claim(row["text"], one) for one in answers[row["id"]]]
        counts += own_set.score({"text": row["text"], "claims": gold[row["id"]]}, claims)
    return counts


def as_claim(text: str, read: Mapping[str, Any]) -> Claim:
    """Return what one reading says in the form of a reader's answer; its clause is the sentence."""
    start, end = own_set.anchor_of(text, read["anchor"], read.get("nth", 1))
    first, last = _sentence(text, start, end)
    return Claim(
        claim_id=f"{start}:{end}:{read['types'][0]}", report_id="", origin="",
        evidence=Evidence(start=first, end=last, sentence_start=first, sentence_end=last,
                          text=text[first:last]),
        trigger=Quote(start=start, end=end, text=text[start:end]),
        event_type=read["types"][0], quad=1, intensity=0.0, status=read["statuses"][0],
        confidence=1.0, method="by hand",
        source=tuple(_mentions(read["source"])), target=tuple(_mentions(read["target"])),
        speaker=tuple(_mentions(read["speaker"])), place=_place(read["place"]),
        date=_date(read["date"]), casualties=tuple(map(_casualties, read["casualties"])),
    )  # fmt: skip


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    breaks = [0, *(m.end() for m in _BREAK.finditer(text)), len(text)]
    return max(b for b in breaks if b <= start), min(b for b in breaks if b >= end)


def _mentions(side: Mapping[str, Any] | None) -> Iterator[ActorMention]:
    """Yield one mention for each country; words alone make one that nobody resolved."""
    words = (side or {}).get("words") or ""
    countries = (side or {}).get("countries") or ([None] if words else [])
    for code in countries:
        yield ActorMention(actor_id=code, name=words, country=code, sectors=(), text=words,
                           start=0, end=len(words))  # fmt: skip


def _place(name: str | None) -> PlaceMention | None:
    if name is None:
        return None
    return PlaceMention(name=name, country=None, lat=None, lon=None, precision="city",
                                 text=name, start=0, end=len(name))  # fmt: skip


def _date(told: Mapping[str, str] | None) -> DateSpan:
    if told is None:
        return UNKNOWN_DATE
    start, end = (date.fromisoformat(told[key]) for key in ("start", "end"))
    return DateSpan(start=start, end=end, precision="span", basis="stated")


def _casualties(told: Mapping[str, Any]) -> Casualties:
    return Casualties(effect=told["effect"], low=told["low"], high=told["high"], country=None,
                      sector=None, text="", start=0, end=0)  # fmt: skip
