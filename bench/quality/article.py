"""The acceptance article: rows an analyst takes from it, and what must not come out.

The rows are given by a few words of their sentence, the types that would be right and the
countries of the sides; no sentence of the article stands here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple, cast

from bench.data import SHARED
from foreshock.actors import Registry, load_registry
from foreshock.actors.packs import Named
from foreshock.extract import Reader
from foreshock.records import ACCOMPLISHED, ActorMention, Claim, Rejected, Report


class Row(NamedTuple):
    """One row: where, what, between whom; ``None`` accepts any side, ``()`` none."""

    anchor: str
    types: tuple[str, ...]
    source: str | None = None
    target: str | None = None
    statuses: tuple[str, ...] = ()


_ON_PAPER = frozenset({"IRQ-REB-USBAT-AL-THAIREEN", "IRQ-REB-ASHAB-AL-KAHF"})
_PROXIES = "IRQ"
ROWS = (
    Row("small mistake", ("THREATEN",), "IRN", "USA", ("threatened",)),
    Row("travelled to Iraq", ("CONSULT",), "IRN", "IRQ"),
    Row("upped their rhetoric", ("THREATEN", "ACCUSE"), "IRQ", "USA"),
    Row("sneak attack", ("ASSAULT",), "IRN", "USA", ("planned",)),
    Row("very heavy price", ("THREATEN",), "USA", "IRN", ("threatened",)),
    Row("had also planned an attack", ("ASSAULT",), "USA", _PROXIES, ("planned",)),
    Row("fired dozens of rockets", ("ASSAULT",), _PROXIES, "USA", ("occurred",)),
    Row("killed two American", ("ASSAULT",), _PROXIES, "USA", ("occurred",)),
    Row("killed Qasem", ("ASSAULT",), "USA", "IRN", ("occurred",)),
    Row("more rocket attacks", ("ASSAULT",), _PROXIES, None, ("occurred",)),
    Row("reduce sanctions", ("REQUEST",), "IRN", "USA", ("demanded",)),
    Row("receive daily threats", ("THREATEN",), None, "USA"),
    Row("closing several posts", ("RETREAT",), "USA", None, ("ongoing", "occurred")),
    Row("slapped sanctions", ("SANCTION",), "USA", "IRN", ("occurred",)),
    Row("opposes Iran", ("REJECT", "ACCUSE"), "USA", "IRN"),
    Row("threats against US allies", ("THREATEN",), "IRN", None),
    Row("countdown", ("THREATEN", "REQUEST"), _PROXIES, "USA"),
    Row("leaving every non-essential", ("RETREAT",), "USA", None),
    Row("Patriot air defense", ("MOBILIZE",), "USA", None),
    Row("no longer is training", ("RETREAT", "REJECT", "SANCTION"), "USA", "IRQ"),
    Row("resigned in November", ("RETREAT",), "IRQ", None, ("occurred",)),
    Row("social justice protests", ("PROTEST",), None, "IRQ"),
    Row("airstrike in Syria", ("ASSAULT",), None, None, ("occurred",)),
)


def measure(reader: Reader) -> dict[str, Any] | None:
    """Return how many rows were found, which are missed, and the must-nots that were broken."""
    path = SHARED / "article" / "article.txt"
    if not path.exists():
        return None
    text = path.read_text(encoding="utf-8")
    claims = reader.read(Report.make(text, origin="article", published=date(2020, 4, 2)))
    missed = [row.anchor for row in ROWS if not _found(row, claims, text)]
    return {
        "rows": len(ROWS),
        "found": len(ROWS) - len(missed),
        "missed": missed,
        "claims": len(claims),
        "must-nots broken": broken(claims, text),
        "groups found without their entries": discovered(text),
    }


def discovered(text: str) -> list[str]:
    """Return the unknown groups of the article if the registry lacks its two on paper."""
    kept = [a for a in load_registry().actors() if a.actor_id not in _ON_PAPER]
    reader = Reader(registry=Registry(cast("list[Named]", kept)))
    report = Report.make(text, origin="article", published=date(2020, 4, 2))
    ((_, content),) = reader.read_contents([report])
    if isinstance(content, Rejected):
        return [content.reason]
    return [f"{one.group.text}: {', '.join(one.remarks)}" for one in content.namings
            if one.group.actor_id is None]  # fmt: skip


def _found(row: Row, claims: Sequence[Claim], text: str) -> bool:
    at = text.find(row.anchor)
    return any(
        c.evidence.sentence_start <= at < c.evidence.sentence_end
        and c.event_type in row.types
        and (not row.statuses or c.status in row.statuses)
        and _has(c.source, row.source)
        and _has(c.target, row.target)
        for c in claims
    )


def _has(mentions: Sequence[ActorMention], country: str | None) -> bool:
    return country is None or any(m.country == country for m in mentions)


def broken(claims: Sequence[Claim], text: str) -> list[str]:
    """Return the must-nots that claims break."""
    faults = [
        fault
        for claim in claims
        for fault in (
            *_misquoted(claim, text),
            *_misread(claim, text),
            *_done_too_soon(claim),
            *_misnamed(claim, text),
        )
    ]
    seen = [(c.event_type, c.trigger.text, " ".join(c.evidence.text.split())) for c in claims]
    faults += [f"twice: {item}" for item in {s for s in seen if seen.count(s) > 1}]
    return faults


def _sentence(claim: Claim, text: str) -> str:
    return text[claim.evidence.sentence_start : claim.evidence.sentence_end]


def _misquoted(claim: Claim, text: str) -> Iterator[str]:
    evidence = claim.evidence
    if evidence.text != text[evidence.start : evidence.end]:
        yield f"evidence does not quote the text: {evidence.text!r}"


def _misread(claim: Claim, text: str) -> Iterator[str]:
    """Yield what sentences on a virus, a parade and old wars must not become."""
    sentence, words = _sentence(claim, text), claim.evidence.text
    done = claim.status in ACCOMPLISHED
    is_assault = claim.event_type == "ASSAULT"
    if "coronavirus" in sentence and is_assault and done and not claim.source:
        yield f"the virus attacks: {words!r}"
    if ("1940" in sentence or "1980-88" in sentence) and claim.status != "historical":
        yield f"an old war is news: {words!r}"
    if "military parade" in sentence and claim.event_type == "PROTEST":
        yield f"a parade protests: {words!r}"
    if "in the 1990s" in sentence and claim.status != "historical" and done:
        yield f"an old departure is news: {words!r}"


def _done_too_soon(claim: Claim) -> Iterator[str]:
    if claim.status in ACCOMPLISHED and claim.event_type == "ASSAULT":
        for words in ("to attack US forces", "sneak attack", "chomping at the bit", "fight a"):
            if words in claim.evidence.text:
                yield f"a plan is done: {claim.evidence.text!r}"


def _misnamed(claim: Claim, text: str) -> Iterator[str]:
    """Yield sides that only sound like a name of the article."""
    for side in (*claim.source, *claim.target):
        if side.actor_id and "ASSAD" in side.actor_id:
            yield "Bashar al-Assad came out"
        if side.actor_id == "LBN-REB-HEZBOLLAH" and "Kata" in _sentence(claim, text):
            yield "Lebanese Hezbollah for Kataib Hezbollah"
