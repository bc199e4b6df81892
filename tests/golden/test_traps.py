"""What must not come out as done: ``traps.jsonl``, one word of a text a line.

No deed may be named by the word in a state in which it was done, of the `types` where there are
some. Old deeds may come out as history.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from foreshock.extract.reader import Reader
from foreshock.records import ACCOMPLISHED, Claim, Report

DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "AID", "RETREAT", "PROTEST",
                   "CONCEDE", "COOPERATE", "CONSULT", "SUPPORT"})  # fmt: skip


def _rows() -> list[dict[str, Any]]:
    lines = (Path(__file__).parent / "traps.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def claims_by_text(reader: Reader) -> Mapping[str, list[Claim]]:
    """Claims of all texts, read as one batch."""
    days = {row["text"]: row["published"] for row in _rows()}
    reports = [
        Report.make(text, origin="traps", published=date.fromisoformat(day))
        for text, day in days.items()
    ]
    return {
        report.text: outcome
        for report, outcome in reader.read_many(reports, batch_size=len(reports))
        if isinstance(outcome, list)
    }


def _parameters() -> Iterator[Any]:
    for row in _rows():
        marks = [pytest.mark.xfail(reason=row["xfail"])] if "xfail" in row else []
        yield pytest.param(row, id=f"{row['word']}: {row['text'][:60]}", marks=marks)


@pytest.mark.parametrize("row", list(_parameters()))
def test_no_such_deed_was_done(
    claims_by_text: Mapping[str, list[Claim]], row: dict[str, Any]
) -> None:
    at = row["text"].index(row["word"])
    end = at + len(row["word"])
    types = frozenset(row.get("types", DEEDS))
    done = [
        claim
        for claim in claims_by_text[row["text"]]
        if claim.trigger.start < end and at < claim.trigger.end
        and claim.event_type in types and claim.status in ACCOMPLISHED
    ]  # fmt: skip
    assert not done
