"""Compact claims, all of them made up."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import pytest

from foreshock.ontology import load_ontology
from foreshock.records import (
    UNKNOWN_DATE,
    ActorMention,
    Casualties,
    Claim,
    DateSpan,
    Evidence,
    PlaceMention,
    Quote,
    claim_id,
)

NOW = datetime(2020, 6, 1, tzinfo=UTC)
PLACES = {
    "K1": PlaceMention(
        name="K1", country="IRQ", lat=35.49, lon=44.26, precision="point", text="", start=0, end=0
    ),
    "Taji": PlaceMention(
        name="Taji", country="IRQ", lat=33.52, lon=44.26, precision="point", text="", start=0, end=0
    ),
    "Kirkuk": PlaceMention(
        name="Kirkuk",
        country="IRQ",
        lat=35.47,
        lon=44.39,
        precision="city",
        text="",
        start=0,
        end=0,
    ),
    "Iraq": PlaceMention(
        name="Iraq", country="IRQ", lat=33.0, lon=44.0, precision="country", text="", start=0, end=0
    ),
    "Syria": PlaceMention(
        name="Syria",
        country="SYR",
        lat=35.0,
        lon=38.0,
        precision="country",
        text="",
        start=0,
        end=0,
    ),
}


def actor(actor_id: str | None, name: str | None = None, **fields: Any) -> ActorMention:
    parts = (actor_id or "").split("-")
    plain = {
        "actor_id": actor_id,
        "name": name or actor_id or "somebody",
        "country": parts[0] or None,
        "sectors": tuple(parts[1:2]),
        "text": "",
        "start": 0,
        "end": 0,
    }
    return ActorMention(**{**plain, **fields})


def day(text: str | None, *, until: str | None = None, precision: str = "day") -> DateSpan:
    if text is None:
        return UNKNOWN_DATE
    start = date.fromisoformat(text)
    end = date.fromisoformat(until) if until else start
    return DateSpan(start=start, end=end, precision=precision, basis="stated")


def killed(low: int, high: int | None = None, country: str | None = None) -> Casualties:
    return Casualties(
        effect="killed", low=low, high=high or low, country=country, sector=None, text="",
        start=0, end=0,
    )  # fmt: skip


def make_claim(
    report_id: str = "r1",
    text: str | None = None,
    *,
    trigger: str = "fired",
    start: int = 0,
    event_type: str = "ASSAULT",
    source: str | list[ActorMention] | None = "IRQ-REB-KATAIB-HEZBOLLAH",
    target: str | list[ActorMention] | None = "USA-MIL",
    on: str | DateSpan | None = "2019-12-27",
    at: str | PlaceMention | None = "K1",
    status: str = "occurred",
    **fields: Any,
) -> Claim:
    # No two reports use nearly the same words unless a test says so.
    own = sha256(f"{report_id} {start}".encode()).hexdigest()
    words = text or f"{own[:30]} {trigger} {own[30:]}"
    offset = start + words.index(trigger)
    quote = Quote(start=offset, end=offset + len(trigger), text=trigger)
    sides = {
        name: tuple(side) if isinstance(side, list) else (actor(side),) if side else ()
        for name, side in (("source", source), ("target", target))
    }
    ontology = load_ontology()
    return Claim(
        claim_id=claim_id(report_id, quote, event_type),
        report_id=report_id,
        origin=report_id,
        evidence=Evidence(
            start=start,
            end=start + len(words),
            sentence_start=start,
            sentence_end=start + len(words),
            text=words,
        ),
        trigger=quote,
        event_type=event_type,
        quad=ontology.quad(event_type),
        intensity=ontology.intensity(event_type, fields.get("mode")),
        status=status,  # type: ignore[arg-type]
        date=on if isinstance(on, DateSpan) else day(on),
        place=PLACES[at] if isinstance(at, str) else at,
        **{"confidence": 0.8, "method": "test", **sides, **fields},
    )


@pytest.fixture
def claim_of() -> Callable[..., Claim]:
    return make_claim


@pytest.fixture
def actor_of() -> Callable[..., ActorMention]:
    return actor


@pytest.fixture
def span_of() -> Callable[..., DateSpan]:
    return day


@pytest.fixture
def killed_of() -> Callable[..., Casualties]:
    return killed


@pytest.fixture
def now() -> datetime:
    return NOW
