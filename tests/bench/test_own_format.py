"""The own annotated set holds what its scorer relies on: anchors that occur, known codes, sizes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from bench.quality import own_set

from foreshock.ontology import load_ontology
from foreshock.records import STATUSES, Effect

TYPES = set(load_ontology().event_types)
EFFECTS = set(Effect.__args__)  # type: ignore[attr-defined]
ROWS = {name: own_set.rows_of(name) or [] for name in ("development", "held_out")}
CLAIM = {"anchor", "types", "statuses", "source", "target", "speaker", "place", "date",
         "casualties"}  # fmt: skip
halves = pytest.mark.parametrize("half", ROWS)


def _faults(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with one text; only its id and the place in it, never its words."""
    date.fromisoformat(row["published"])
    if row["kind"] not in {"item", "article"}:
        yield f"kind {row['kind']}"
    for n, claim in enumerate(row["claims"]):
        yield from (f"claim {n}: {fault}" for fault in _claim_faults(row["text"], claim))
    for n, rule in enumerate(row["must_not"]):
        yield from (f"must-not {n}: {fault}" for fault in _code_faults(row["text"], rule))
        if claims := [n for n, c in enumerate(row["claims"]) if _forbids(row["text"], rule, c)]:
            yield f"must-not {n} forbids every reading of claims {claims}"


def _claim_faults(text: str, claim: Mapping[str, Any]) -> Iterator[str]:
    yield from _code_faults(text, claim)
    if unknown := (set(claim) - {"nth", "optional"}) ^ CLAIM:
        yield f"keys {sorted(unknown)}"
    if not claim["types"] or not claim["statuses"]:
        yield "no type or no status"
    for side in ("source", "target"):
        if set(claim[side]) - {"countries", "words", "open"}:
            yield f"{side} has unknown keys"
        if any(len(c) != 3 or not c.isupper() for c in claim[side]["countries"]):
            yield f"{side} has a country that is no code"
        yield from _missing(text, side, claim[side]["words"])
    yield from _missing(text, "speaker", (claim["speaker"] or {}).get("words"))
    yield from _missing(text, "place", claim["place"])
    if (told := claim["date"]) and not (
        date.fromisoformat(told["start"]) <= date.fromisoformat(told["end"])
    ):
        yield "the date ends before it starts"
    for cost in claim["casualties"]:
        if cost["effect"] not in EFFECTS or set(cost) != {"effect", "low", "high"}:
            yield "casualties of an unknown form"


def _code_faults(text: str, coded: Mapping[str, Any]) -> Iterator[str]:
    if own_set.anchor_of(text, coded["anchor"], coded.get("nth", 1))[0] < 0:
        yield "its anchor is not in the text"
    if unknown := set(coded["types"]) - TYPES:
        yield f"types {unknown}"
    if unknown := set(coded["statuses"]) - set(STATUSES):
        yield f"statuses {unknown}"


def _missing(text: str, field: str, words: str | None) -> Iterator[str]:
    there = text.casefold()
    if any(word.casefold() not in there for word in (words or "").split()):
        yield f"{field} has words that are not in the text"


def _forbids(text: str, rule: Mapping[str, Any], claim: Mapping[str, Any]) -> bool:
    """Whether every type and status that a claim accepts is one that may not come out there."""
    start, end = own_set.anchor_of(text, rule["anchor"], rule.get("nth", 1))
    first, last = own_set.anchor_of(text, claim["anchor"], claim.get("nth", 1))
    return (
        (start, end) == (first, last)
        and (not rule["types"] or set(claim["types"]) <= set(rule["types"]))
        and (not rule["statuses"] or set(claim["statuses"]) <= set(rule["statuses"]))
    )


@halves
def test_every_text_is_well_formed(half: str) -> None:
    assert [(row["id"], fault) for row in ROWS[half] for fault in _faults(row)] == []


@halves
def test_each_half_is_as_large_as_it_is_said_to_be(half: str) -> None:
    kinds = Counter(row["kind"] for row in ROWS[half])
    assert kinds["item"] >= 200
    assert kinds["article"] >= 10


@halves
def test_each_half_has_texts_without_any_event_and_many_decades(half: str) -> None:
    rows = ROWS[half]
    assert sum(not row["claims"] for row in rows) >= 20
    assert len({row["published"][:3] for row in rows}) >= 6


def test_no_id_and_no_text_comes_twice() -> None:
    rows = [row for half in ROWS.values() for row in half]
    for key in ("id", "text"):
        assert len({row[key] for row in rows}) == len(rows)


@pytest.mark.parametrize("which", ["first", "second"])
def test_readings_tell_claims_of_texts_that_are_there(which: str) -> None:
    texts = {row["id"]: row["text"] for half in ROWS.values() for row in half}
    readings = own_set.rows_of(f"{which}_reading") or []
    assert len(readings) >= 400
    faults = [
        (row["id"], fault)
        for row in readings
        for claim in row["claims"]
        for fault in _code_faults(texts[row["id"]], claim)
    ]
    assert faults == []
