"""Records to rows of the tables, and back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, TypeAlias

import msgspec

from foreshock.records import (
    ActorMention,
    Claim,
    DateSpan,
    Event,
    Judgement,
    Naming,
    PlaceMention,
    Rejected,
    Relation,
    Report,
)
from foreshock.store.encoding import escaped, naive_utc
from foreshock.store.query import actor_keys

Row: TypeAlias = dict[str, Any]

REPORT_COLUMNS: tuple[str, ...] = Report.__struct_fields__
REJECTED_COLUMNS: tuple[str, ...] = Rejected.__struct_fields__

_claim = msgspec.json.Decoder(Claim)
_event = msgspec.json.Decoder(Event)
_judgement = msgspec.json.Decoder(Judgement)
_relation = msgspec.json.Decoder(Relation)
_naming = msgspec.json.Decoder(Naming)


def report_row(report: Report, *, known_at: datetime, recorded_at: datetime) -> Row:
    """Return the row of a report."""
    row = {name: _flat(getattr(report, name)) for name in REPORT_COLUMNS}
    return row | {"known_at": naive_utc(known_at), "recorded_at": naive_utc(recorded_at)}


def report_from_row(values: tuple[Any, ...]) -> Report:
    """Return the report whose values are given in the order of `REPORT_COLUMNS`."""
    return Report(**dict(zip(REPORT_COLUMNS, map(_zoned, values), strict=True)))


def claim_row(claim: Claim, *, known_at: datetime, recorded_at: datetime) -> Row:
    """Return the row of a claim.

    Raises
    ------
    UnicodeEncodeError
        If a text in it cannot be written as UTF-8.
    """
    return {
        "claim_id": claim.claim_id,
        "report_id": claim.report_id,
        "trigger_start": claim.trigger.start,
        **_act_columns(claim, claim.date),
        "known_at": naive_utc(known_at),
        "recorded_at": naive_utc(recorded_at),
        "json": msgspec.json.encode(claim).decode(),
    }


def event_row(event: Event, *, recorded_at: datetime) -> Row:
    """Return the row of an event."""
    return {
        "event_id": event.event_id,
        "claim_ids": list(event.claim_ids),
        "report_ids": list(event.report_ids),
        **_act_columns(event, event.occurred),
        "known_at": naive_utc(event.known_at),
        "recorded_at": naive_utc(recorded_at),
        "json": msgspec.json.encode(event).decode(),
    }


def relation_row(relation: Relation, *, known_at: datetime, recorded_at: datetime) -> Row:
    """Return the row of a relation."""
    return {
        "relation_id": relation.relation_id,
        "report_id": relation.report_id,
        "kind": relation.kind,
        "status": relation.status,
        "confidence": relation.confidence,
        "source_keys": actor_keys((relation.source,)),
        "target_keys": actor_keys((relation.target,)),
        "known_at": naive_utc(known_at),
        "recorded_at": naive_utc(recorded_at),
        "json": msgspec.json.encode(relation).decode(),
    }


def naming_row(naming: Naming, *, known_at: datetime, recorded_at: datetime) -> Row:
    """Return the row of a group's naming."""
    return {
        "naming_id": naming.naming_id,
        "report_id": naming.report_id,
        "known_at": naive_utc(known_at),
        "recorded_at": naive_utc(recorded_at),
        "json": msgspec.json.encode(naming).decode(),
    }


def spelling_row(judgement: Judgement) -> Row:
    """Return the row of a decision on two spellings."""
    return {
        "judgement_id": judgement.judgement_id,
        "known_at": naive_utc(judgement.known_at),
        "decided_at": naive_utc(judgement.decided_at),
        "json": msgspec.json.encode(judgement).decode(),
    }


def relation_from_json(text: str) -> Relation:
    """Return the relation that a row holds."""
    return _relation.decode(text)


def naming_from_json(text: str) -> Naming:
    """Return the naming that a row holds."""
    return _naming.decode(text)


def judgement_row(judgement: Judgement) -> Row:
    """Return the row of a judgement."""
    return {
        "judgement_id": judgement.judgement_id,
        "left_id": judgement.left,
        "right_id": judgement.right,
        "verdict": judgement.verdict,
        "decided_by": judgement.by,
        "decided_at": naive_utc(judgement.decided_at),
        "known_at": naive_utc(judgement.known_at),
        "json": msgspec.json.encode(judgement).decode(),
    }


def rejected_row(rejected: Rejected, *, recorded_at: datetime) -> Row:
    r"""Return the row of a rejected record.

    Names of files need not be text; what is not is shown as an escape, since a rejected record
    must never itself be rejected.

    Examples
    --------
    >>> bad = Rejected(record_id="a\udcff.txt", stage="source", reason="not text")
    >>> rejected_row(bad, recorded_at=datetime(2020, 4, 2))["record_id"]
    'a\\udcff.txt'
    """
    return {
        "record_id": escaped(rejected.record_id),
        "stage": rejected.stage,
        "reason": escaped(rejected.reason),
        "known_at": _flat(rejected.known_at),
        "recorded_at": naive_utc(recorded_at),
    }


def rejected_from_row(values: tuple[Any, ...]) -> Rejected:
    """Return the rejected record whose values are given in the order of `REJECTED_COLUMNS`."""
    return Rejected(**dict(zip(REJECTED_COLUMNS, map(_zoned, values), strict=True)))


def claim_from_json(text: str) -> Claim:
    """Return the claim that a row holds."""
    return _claim.decode(text)


def event_from_json(text: str) -> Event:
    """Return the event that a row holds."""
    return _event.decode(text)


def judgement_from_json(text: str) -> Judgement:
    """Return the judgement that a row holds."""
    return _judgement.decode(text)


def _act_columns(act: Claim | Event, when: DateSpan) -> Row:
    """Return the columns that claims and events are filtered by."""
    return {
        "event_type": act.event_type,
        "mode": act.mode,
        "quad": act.quad,
        "domain": act.domain,
        "status": act.status,
        "intensity": act.intensity,
        "confidence": act.confidence,
        **_side_columns("source", act.source),
        **_side_columns("target", act.target),
        **_place_columns(act.place),
        "date_start": when.start,
        "date_end": when.end,
        "date_precision": when.precision,
    }


def _side_columns(side: str, actors: tuple[ActorMention, ...]) -> Row:
    """Return who is on one side, an actor whom nobody could name left out."""
    return {
        f"{side}_ids": [actor.actor_id for actor in actors if actor.actor_id],
        f"{side}_countries": sorted({actor.country for actor in actors if actor.country}),
        f"{side}_keys": actor_keys(actors),
    }


def _place_columns(place: PlaceMention | None) -> Row:
    """Return where it was, all of it empty where no place is told."""
    return {
        "place_name": place.name if place else None,
        "place_country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
    }


def _flat(value: str | date | datetime | None) -> str | date | datetime | None:
    """Return a value as the tables hold it."""
    return naive_utc(value) if isinstance(value, datetime) else value


def _zoned(value: Any) -> Any:
    """Return a value of the tables as records hold it."""
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value
