"""The state that a sentence gives an act, over many builds of sentences.

Each line of ``states.jsonl`` has a text, a word of it, and what may come of that word: one of the
states, ``done`` (occurred, ongoing or historical), or ``not done`` (no accomplished deed).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from foreshock.records import ACCOMPLISHED, Claim

Claims = Callable[..., list[Claim]]
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "AID", "RETREAT", "PROTEST",
                   "CONCEDE", "COOPERATE", "CONSULT", "SUPPORT"})  # fmt: skip
DONE = frozenset({*ACCOMPLISHED, "historical"})


def _rows() -> list[Any]:
    lines = (Path(__file__).parent / "states.jsonl").read_text(encoding="utf-8").splitlines()
    rows = []
    for line in lines:
        row = json.loads(line)
        marks = [pytest.mark.xfail(reason=row["xfail"])] if "xfail" in row else []
        rows.append(pytest.param(row, marks=marks, id=f"{row['state']}: {row['text']}"))
    return rows


@pytest.mark.parametrize("row", _rows())
def test_state(claims_of: Claims, row: dict[str, Any]) -> None:
    at = row["text"].index(row["word"])
    named = [c for c in claims_of(row["text"]) if c.trigger.start <= at < c.trigger.end]
    if row["state"] == "not done":
        assert not [c for c in named if c.event_type in DEEDS and c.status in DONE]
        return
    wanted = DONE if row["state"] == "done" else frozenset({row["state"]})
    assert named
    assert {claim.status for claim in named} <= wanted
