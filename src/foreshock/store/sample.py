"""A few small records of every kind, to check a store with."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import msgspec

from foreshock.records import (
    ActorMention,
    Claim,
    DateSpan,
    Event,
    Evidence,
    Judgement,
    PlaceMention,
    Quote,
    Rejected,
    Report,
    claim_id,
    stable_id,
)
from foreshock.store.intake import Intake

#: The instant at which the store learns of the samples.
RECORDED_AT = datetime(2020, 5, 1, tzinfo=UTC)


class Holdings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that one store is filled with."""

    intakes: tuple[Intake, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    events: tuple[Event, ...] = ()
    rejected: tuple[Rejected, ...] = ()

    @property
    def claims(self) -> list[Claim]:
        """All claims."""
        return [claim for intake in self.intakes for claim in intake.claims]

    @property
    def reports(self) -> dict[str, Report]:
        """All reports by their id."""
        return {intake.report.report_id: intake.report for intake in self.intakes}


def sample_actor(actor_id: str | None, country: str | None = None) -> ActorMention:
    """Return a side; its country is the start of its id unless told."""
    return ActorMention(
        actor_id=actor_id,
        name=actor_id or "gunmen",
        country=country or (actor_id.split("-")[0] if actor_id else None),
        sectors=(),
        text="they",
        start=0,
        end=4,
    )


def sample_report(n: int, *, published: date | datetime | None) -> Report:
    """Return the report number `n`."""
    text = f"They fired {n} rockets. They warned of more. They left."
    return Report.make(text, origin=f"wire.jsonl#{n}", report_id=f"w{n}", published=published)


def sample_claim(report: Report, start: int, **fields: Any) -> Claim:
    """Return a claim whose trigger is the four characters at `start`."""
    words = report.text[start : start + 4]
    trigger = Quote(start=start, end=start + 4, text=words)
    kind = fields.pop("event_type", "ASSAULT")
    usual = {"quad": 4, "intensity": -9.0, "status": "occurred", "confidence": 0.9}
    values: dict[str, Any] = usual | fields
    return Claim(
        claim_id=claim_id(report.report_id, trigger, kind),
        report_id=report.report_id,
        origin=report.origin,
        evidence=Evidence(
            start=start, end=start + 4, sentence_start=0, sentence_end=len(report.text), text=words
        ),
        trigger=trigger,
        event_type=kind,
        method="sample",
        **values,
    )


def sample_event(claims: list[Claim], known_at: datetime) -> Event:
    """Return the event that these claims tell of."""
    first = claims[0]
    return Event(
        event_id=stable_id("e", first.claim_id),
        event_type=first.event_type,
        quad=first.quad,
        intensity=first.intensity,
        status=first.status,
        claim_ids=tuple(claim.claim_id for claim in claims),
        report_ids=tuple(dict.fromkeys(claim.report_id for claim in claims)),
        known_at=known_at,
        source=first.source,
        target=first.target,
        place=first.place,
        occurred=first.date,
    )


def sample_judgement(left: Claim, right: Claim, known_at: datetime) -> Judgement:
    """Return the judgement that two claims tell of one happening."""
    low, high = sorted((left.claim_id, right.claim_id))
    return Judgement(
        judgement_id=stable_id("j", low, high),
        left=low,
        right=high,
        verdict="same",
        score=0.8,
        reasons=("same day",),
        by="resolver",
        decided_at=RECORDED_AT,
        known_at=known_at,
    )


def sample_intakes() -> tuple[Intake, ...]:
    """Return four reports of five claims, with each kind of side, place and date."""
    days = (date(2020, 3, 1), datetime(2020, 3, 2, 8, tzinfo=UTC), date(2020, 3, 3), None)
    reports = [sample_report(n, published=day) for n, day in enumerate(days)]
    usa, militia = sample_actor("USA-MIL"), sample_actor("IRQ-REB-KH")
    iraq = PlaceMention(
        name="Taji", country="IRQ", lat=33.5, lon=44.2, precision="city", text="", start=0, end=0
    )
    first = DateSpan(start=date(2020, 3, 1), end=date(2020, 3, 1), precision="day", basis="stated")
    month = msgspec.structs.replace(first, end=date(2020, 3, 31), precision="month")
    since = msgspec.structs.replace(first, start=date(2020, 3, 2), end=None, precision="span")
    word = {"event_type": "THREATEN", "quad": 3, "status": "threatened"}
    claims = [
        [sample_claim(reports[0], 5, source=(militia,), target=(usa,), place=iraq, date=first)],
        [
            sample_claim(reports[1], 24, source=(usa,), target=(militia,), date=month, **word),
            sample_claim(reports[1], 5, source=(sample_actor(None, "IRN"),), date=since),
        ],
        [sample_claim(reports[2], 5, source=(militia,), target=(usa,), date=first)],
        [sample_claim(reports[3], 5, target=(sample_actor("IRQ-REB-KHAN"),))],
    ]
    read_on = datetime(2020, 4, 1, tzinfo=UTC)
    reports[3] = msgspec.structs.replace(reports[3], retrieved=read_on)
    return tuple(
        Intake(report, report.text.encode(), own)
        for report, own in zip(reports, claims, strict=True)
    )


def sample() -> Holdings:
    """Return the sample reports with events, judgements and rejected records."""
    intakes = sample_intakes()
    known = [intake.report.known_at or RECORDED_AT for intake in intakes]
    lone = [intake.claims[0] for intake in intakes]
    return Holdings(
        intakes=intakes,
        judgements=(
            sample_judgement(lone[0], lone[1], known[1]),
            sample_judgement(lone[0], lone[2], known[2]),
        ),
        events=tuple(sample_event([claim], at) for claim, at in zip(lone, known, strict=True)),
        rejected=(
            Rejected(record_id="b", stage="source", reason="no text", known_at=known[2]),
            Rejected(record_id="c", stage="extract", reason="nobody dates it"),
        ),
    )
