"""Runs the sentences that the lexicon was written against: ``lexicon_*.jsonl``, one a line.

``type`` is what some claim of the sentence must be (``null``: none of ``not``, or no claim).
``source``, ``target`` and ``status`` are looked for in a claim of that type; ``not`` names types
that must not come out; ``xfail`` tells why the sentence is not read yet.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from foreshock.extract.reader import Reader
from foreshock.ontology import load_ontology
from foreshock.records import STATUSES, ActorMention, Claim, Rejected, Report

FILES = sorted(Path(__file__).parent.glob("lexicon_*.jsonl"))
KEYS = {"text", "type", "not", "source", "target", "status", "xfail"}


def _rows(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _parameters() -> list[Any]:
    found = []
    for path in FILES:
        for number, row in enumerate(_rows(path), start=1):
            reason = row.get("xfail")
            marks = [pytest.mark.xfail(reason=str(reason), strict=False)] if reason else []
            name = f"{path.stem.removeprefix('lexicon_')}-{number}: {row['text'][:60]}"
            found.append(pytest.param(path, row, marks=marks, id=name))
    return found


@pytest.fixture(scope="module")
def claims_by_text(reader: Reader) -> Mapping[Path, Mapping[str, list[Claim]]]:
    """Claims of all sentences: every file is one batch, since parsing together is faster."""
    found = {}
    for path in FILES:
        texts = list(dict.fromkeys(row["text"] for row in _rows(path)))
        reports = [Report.make(text, origin=path.name) for text in texts]
        claims: dict[str, list[Claim]] = {}
        for report, outcome in reader.read_many(reports, batch_size=len(reports) or 1):
            claims[report.text] = [] if isinstance(outcome, Rejected) else outcome
            assert not isinstance(outcome, Rejected), outcome
        found[path] = claims
    return found


def _names(wanted: str | None, mentions: tuple[ActorMention, ...]) -> bool:
    """Whether a side is among the mentions, in more or fewer words."""
    return wanted is None or any(wanted in m.text or m.text in wanted for m in mentions)


def _shown(claims: list[Claim]) -> str:
    return "\n".join(
        f"  {c.event_type} {c.status} {[m.text for m in c.source]} -> {[m.text for m in c.target]}"
        f" ({c.method})"
        for c in claims
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_lines_are_well_formed(path: Path) -> None:
    types = set(load_ontology().event_types)
    for row in _rows(path):
        assert set(row) <= KEYS, row
        assert row["type"] in {None, *types}, row
        assert set(row.get("not") or ()) <= types - {row["type"]}, row
        assert row.get("status") in {None, *STATUSES}, row
        for side in ("source", "target"):
            assert (row.get(side) or "") in row["text"], row


@pytest.mark.parametrize(("path", "row"), _parameters())
def test_example(
    claims_by_text: Mapping[Path, Mapping[str, list[Claim]]], path: Path, row: dict[str, Any]
) -> None:
    claims = claims_by_text[path][row["text"]]
    unwanted = {claim.event_type for claim in claims} & set(row.get("not") or ())
    assert not unwanted, f"{row['text']}\n{_shown(claims)}"
    if row["type"] is None:
        assert row.get("not") or not claims, f"{row['text']}\n{_shown(claims)}"
        return
    fitting = [
        c for c in claims
        if c.event_type == row["type"]
        and _names(row.get("source"), c.source)
        and _names(row.get("target"), c.target)
        and row.get("status") in {None, c.status}
    ]  # fmt: skip
    assert fitting, f"{row['text']}\nwanted: {row}\n{_shown(claims)}"
