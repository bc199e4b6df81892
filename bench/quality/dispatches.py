"""Incidents of a civil war in wire text set in capitals, against filled templates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from bench.data import rows_of
from foreshock.actors import resolve_phrase
from foreshock.extract import Reader
from foreshock.records import Claim, Report

_STAGES = {
    "ACCOMPLISHED": {"occurred", "ongoing"},
    "ATTEMPTED": {"possible", "occurred", "denied", "planned"},
    "THREATENED": {"threatened", "planned", "predicted", "possible"},
}
_TYPES = {
    "KIDNAPPING": {"ASSAULT"}, "BOMBING": {"ASSAULT"}, "ATTACK": {"ASSAULT"},
    "ARSON": {"ASSAULT"}, "HIJACKING": {"ASSAULT", "COERCE"}, "ROBBERY": {"ASSAULT", "COERCE"},
    "FORCED WORK STOPPAGE": {"PROTEST", "COERCE", "THREATEN"},
}  # fmt: skip
_QUOTED = re.compile(r'"([^"]+)"')


def _strings(template: dict[str, Any], *names: str) -> list[str]:
    """Return the words that a template quotes for some of its slots."""
    return [s for name in names for line in template.get(name, []) for s in _QUOTED.findall(line)]


def _stage(template: dict[str, Any]) -> str:
    text = " ".join(template.get("stage", []))
    return next((stage for stage in _STAGES if stage in text), "ACCOMPLISHED")


def _type(template: dict[str, Any]) -> str:
    text = " ".join(template.get("type", []))
    return next((kind for kind in _TYPES if kind in text), "ATTACK")


def measure(reader: Reader, *, limit: int | None = None) -> dict[str, Any] | None:
    """Return the share of templates that a claim answers, and of organisations named as source."""
    rows = rows_of("dispatches_dev.jsonl")
    if rows is None:
        return None
    rows = [row for row in rows if row["templates"]][:limit]
    reports = [Report.make(r["text"], origin="dev", report_id=r["id"]) for r in rows]
    stage_right = stages = named = organisations = claims_total = 0
    for row, (_, outcome) in zip(rows, reader.read_many(reports), strict=True):
        claims = outcome if isinstance(outcome, list) else []
        claims_total += len(claims)
        for template in row["templates"]:
            fitting = list(_fitting(claims, template, row["text"]))
            stages += 1
            stage_right += bool(fitting)
            if wanted := _strings(template, "perp_organization"):
                organisations += 1
                named += any(_same_organisation(c, wanted) for c in claims if _is_type(c, template))
    return {
        "templates": stages,
        "a claim of the right stage": stage_right / stages,
        "templates with an organisation": organisations,
        "organisation named as source": named / organisations if organisations else None,
        "claims a dispatch": claims_total / len(rows),
    }


def _is_type(claim: Claim, template: dict[str, Any]) -> bool:
    kinds = _TYPES[_type(template)]
    return claim.event_type in kinds or (
        _stage(template) == "THREATENED" and claim.event_type == "THREATEN"
    )


def _fitting(claims: Iterable[Claim], template: dict[str, Any], text: str) -> Iterable[Claim]:
    """Yield claims of the right type and stage that share a word with the template's slots."""
    words = _strings(template, "perp_individual", "perp_organization", "phys_id", "hum_name",
                     "hum_description", "instrument_id")  # fmt: skip
    for claim in claims:
        if not _is_type(claim, template) or claim.status not in _STAGES[_stage(template)]:
            continue
        sentence = text[claim.evidence.sentence_start : claim.evidence.sentence_end]
        flat = " ".join(sentence.split())
        if not words or any(word in flat for word in words):
            yield claim


def _same_organisation(claim: Claim, wanted: Iterable[str]) -> bool:
    ids = {c.actor_id for name in wanted for c in resolve_phrase(name.title())[:1] if c.actor_id}
    ids |= {c.actor_id for name in wanted for c in resolve_phrase(name)[:1] if c.actor_id}
    return any(
        (m.actor_id is not None and m.actor_id in ids)
        or any(name in m.text.upper() or m.text.upper() in name for name in wanted)
        for m in claim.source
    )
