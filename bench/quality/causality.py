"""Links between coded claims against annotated cause and effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from bench.data import rows_of
from foreshock.extract import Reader
from foreshock.records import Claim, Report

Spans: TypeAlias = Sequence[Sequence[int]]


def measure(reader: Reader) -> dict[str, Any] | None:
    """Return how many links run from an annotated cause to its effect, and how many are found.

    A sentence with several causes and effects stands in the data once for each; a link is right
    if any of them has it, and it counts once.
    """
    rows = rows_of("causality_dev.jsonl")
    if rows is None:
        return None
    annotated = _by_sentence(rows)
    reports = [Report.make(text, origin="dev", report_id=text) for text in annotated]
    links = right = with_two = linkable = linked = 0
    for report, outcome in reader.read_many(reports):
        claims = outcome if isinstance(outcome, list) else []
        pairs = annotated[report.text]
        found = list(_linked(claims))
        n_right = sum(any(_runs(one, pair) for pair in pairs) for one in found)
        links, right = links + len(found), right + n_right
        with_two += len(claims) > 1
        if any(_runs((a, b), pair) for pair in pairs for a in claims for b in claims):
            linkable, linked = linkable + 1, linked + (n_right > 0)
    return {
        "sentences": len(annotated),
        "with two claims": with_two,
        "links": links,
        "right": right / links if links else None,
        "with a claim in cause and one in effect": linkable,
        "linked of these": linked / linkable if linkable else None,
    }


def _by_sentence(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[tuple[Spans, Spans]]]:
    annotated: dict[str, list[tuple[Spans, Spans]]] = {}
    for row in rows:
        annotated.setdefault(row["text"], []).append((row["cause"], row["effect"]))
    return annotated


def _linked(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield cause and effect of each link."""
    by_id = {c.claim_id: c for c in claims}
    for claim in by_id.values():
        for link in claim.links:
            other = by_id[link.claim_id]
            yield (claim, other) if link.kind == "led_to" else (other, claim)


def _runs(link: tuple[Claim, Claim], annotated: tuple[Spans, Spans]) -> bool:
    return all(_inside(claim, spans) for claim, spans in zip(link, annotated, strict=True))


def _inside(claim: Claim, spans: Spans) -> bool:
    return any(start <= claim.trigger.start < end for start, end in spans)
