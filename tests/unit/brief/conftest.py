"""A small reading made by hand: every kind of figure occurs, one dispatch is hostile.

`tests/browser` runs this file too, so it imports nothing but Foreshock.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from foreshock.brief import Brief, BriefInputs, build_brief
from foreshock.records import (
    ActorMention,
    Casualties,
    Claim,
    Condition,
    DateSpan,
    Event,
    Evidence,
    FieldValue,
    PlaceMention,
    Quote,
    Rejected,
    Report,
    Responsibility,
    claim_id,
)

HOSTILE_TITLE = "<script>window.pwned = 1</script> & \u2028 more"
HOSTILE_TEXT = (
    'Eyewitness. "><img src=x onerror="window.pwned=1"> Rockets fell on Camp Taji on Wednesday '
    "</script><script>window.pwned = 1</script> and nobody claimed the attack."
)
HOSTILE_WORDS = HOSTILE_TEXT.partition("Eyewitness. ")[2]
_QUADS = {"ASSAULT": 4, "THREATEN": 3, "REQUEST": 3, "AID": 2, "CONSULT": 1, "MOBILIZE": 4}


def _actor(actor_id: str, name: str, country: str, *sectors: str, by: str = "") -> ActorMention:
    backers = (by,) if by else ()
    return ActorMention(
        actor_id=actor_id,
        name=name,
        country=country,
        sectors=sectors,
        text=name,
        start=0,
        end=len(name),
        backers=backers,
    )


USA = _actor("USA-MIL", "US military", "USA", "MIL")
IRN = _actor("IRN-GOV", "Iranian government", "IRN", "GOV")
IRQ = _actor("IRQ-LEG", "Iraqi parliament", "IRQ", "LEG")
KATAIB = _actor("IRQ-PRM-KATAIB", "Kataib Hezbollah", "IRQ", "PRM", by="IRN-MIL-IRGC")


def _place(name: str, lat: float, lon: float, precision: Any) -> PlaceMention:
    return PlaceMention(
        name=name,
        country="IRQ",
        lat=lat,
        lon=lon,
        precision=precision,
        text=name,
        start=0,
        end=len(name),
    )


AIRPORT = _place("Baghdad Airport", 33.26, 44.23, "point")
TAJI = _place("Camp Taji", 33.52, 44.26, "point")
IRAQ = _place("Iraq", 33.0, 44.0, "country")


def day(text: str) -> DateSpan:
    """Return the span of one stated day."""
    value = date.fromisoformat(text)
    return DateSpan(start=value, end=value, precision="day", basis="stated")


def killed(low: int, high: int | None) -> Casualties:
    """Return a figure of people killed."""
    return Casualties(
        effect="killed", low=low, high=high, country=None, sector=None, text="", start=0, end=0
    )


def report(report_id: str, text: str, published: str, **fields: Any) -> Report:
    """Return a report of an instant (UTC)."""
    instant = datetime.fromisoformat(published).replace(tzinfo=UTC)
    return Report.make(
        text, origin=f"wire/{report_id}.txt", report_id=report_id, published=instant, **fields
    )


def claim(told_in: Report, words: str, event_type: str, **fields: Any) -> Claim:
    """Return the claim that the words of a report make."""
    start = told_in.text.index(words)
    end = start + len(words)
    stop = told_in.text.find(".", end)
    trigger = Quote(start=start, end=end, text=words)
    return Claim(
        claim_id=claim_id(told_in.report_id, trigger, event_type),
        report_id=told_in.report_id,
        origin=told_in.origin,
        evidence=Evidence(
            start=start,
            end=end,
            sentence_start=told_in.text.rfind(". ", 0, start) + 1,
            sentence_end=stop + 1 if stop >= 0 else len(told_in.text),
            text=words,
        ),
        trigger=trigger,
        event_type=event_type,
        quad=_QUADS[event_type],  # type: ignore[arg-type]
        intensity=-5.0,
        **{"status": "occurred", "confidence": 0.9, "method": "test", **fields},
    )


def event(*claims: Claim, known: str, **fields: Any) -> Event:
    """Return the event that claims tell of, its fields those of the first."""
    first = claims[0]
    told = {
        "source": first.source,
        "target": first.target,
        "place": first.place,
        "occurred": first.date,
        "mode": first.mode,
        "means": first.means,
        "casualties": first.casualties,
        "responsibility": first.responsibility,
        "status": first.status,
    }
    return Event(
        event_id=f"e_{first.claim_id}",
        event_type=first.event_type,
        quad=first.quad,
        intensity=first.intensity,
        claim_ids=tuple(one.claim_id for one in claims),
        report_ids=tuple(dict.fromkeys(one.report_id for one in claims)),
        known_at=datetime.fromisoformat(known).replace(tzinfo=UTC),
        values=(FieldValue(field="status", value=first.status, claim_ids=(first.claim_id,)),),
        **{**told, **fields},
    )


def make_reading() -> tuple[list[Report], list[Claim], list[Event]]:
    """Return seven reports with their claims and events."""
    strike = report(
        "r1",
        "BAGHDAD, Jan 3 (Tigris Wire) - American drones struck a convoy at Baghdad airport, "
        "killing 10 people. If American forces stay, Iran said, harsh revenge awaits them.",
        "2020-01-03T06:00",
        title="Strike at the airport",
        outlet="Tigris Wire",
        outlet_kind="agency",
        url="https://example.org/strike",
        language="en",
    )
    other = report(
        "r2",
        "At least 7 people died when a US drone hit a convoy.\n\nOfficials gave no names.",
        "2020-01-03T09:00",
        title="Convoy hit",
        outlet="Potomac Ledger",
        outlet_kind="newspaper",
        url="javascript:alert(1)",
    )
    hostile = report(
        "r3", HOSTILE_TEXT, "2020-01-16T09:00", title=HOSTILE_TITLE, outlet="</script>Channel"
    )
    base = report(
        "r4",
        "Kataib Hezbollah fired 30 rockets at a base near Kirkuk, killing one American.",
        "2019-12-28T09:00",
        title="Rockets",
        outlet="Tigris Wire",
        outlet_kind="agency",
    )
    vote = report(
        "r5",
        "Parliament demanded that US troops leave Iraq. Iran sent aid to Baghdad in January. "
        "The ministers met. In 2003 American forces invaded.",
        "2020-01-06T09:00",
        title="The vote",
        outlet="Euphrates Courier",
        outlet_kind="newspaper",
    )
    plan = report("r6", "Washington plans to move missiles to Iraq.", "2020-01-20T09:00")
    silent = report("r7", "Football: the derby ended in a draw.", "2020-01-07T09:00")
    later = report("r8", "Rockets hit a base again.", "2020-03-01T09:00")
    january = DateSpan(
        start=date(2020, 1, 1), end=date(2020, 1, 31), precision="month", basis="stated"
    )
    long_ago = DateSpan(
        start=date(2003, 1, 1), end=date(2003, 12, 31), precision="year", basis="stated"
    )
    drone = {"source": (USA,), "target": (IRN,), "place": AIRPORT, "date": day("2020-01-03")}
    c1 = claim(
        strike,
        "American drones struck a convoy at Baghdad airport, killing 10 people",
        "ASSAULT",
        mode="drone",
        casualties=(killed(10, 10),),
        **drone,
    )
    c2 = claim(
        strike,
        "harsh revenge awaits them",
        "THREATEN",
        mode="violence",
        status="threatened",
        source=(IRN,),
        target=(USA,),
        date=day("2020-01-03"),
        condition=Condition(trigger="American forces stay", consequence="harsh revenge"),
    )
    c3 = claim(
        other,
        "At least 7 people died when a US drone hit a convoy",
        "ASSAULT",
        mode="drone",
        casualties=(killed(7, None),),
        **drone,
    )
    c4 = claim(
        hostile,
        HOSTILE_WORDS,
        "ASSAULT",
        target=(USA,),
        place=TAJI,
        date=day("2020-01-15"),
        means=("rocket",),
        responsibility=Responsibility(unclaimed=True),
    )
    c5 = claim(
        base,
        "Kataib Hezbollah fired 30 rockets at a base near Kirkuk",
        "ASSAULT",
        mode="heavy-weapons",
        source=(KATAIB,),
        target=(USA,),
        place=IRAQ,
        date=day("2019-12-27"),
        means=("rocket",),
        casualties=(killed(1, 1),),
    )
    c6 = claim(
        vote,
        "Parliament demanded that US troops leave Iraq",
        "REQUEST",
        status="demanded",
        source=(IRQ,),
        target=(USA,),
        date=day("2020-01-05"),
    )
    c7 = claim(vote, "Iran sent aid to Baghdad", "AID", source=(IRN,), target=(IRQ,), date=january)
    c8 = claim(vote, "The ministers met", "CONSULT", hedged=True, confidence=0.4)
    c9 = claim(
        vote,
        "American forces invaded",
        "ASSAULT",
        status="historical",
        source=(USA,),
        date=long_ago,
    )
    c10 = claim(plan, "plans to move missiles", "MOBILIZE", status="planned", source=(USA,))
    c11 = claim(later, "Rockets hit a base", "ASSAULT", target=(USA,), date=day("2020-02-29"))
    events = [
        event(c5, known="2019-12-28T09:00"),
        event(c1, c3, known="2020-01-03T06:00"),
        event(c2, known="2020-01-03T06:00"),
        event(c6, known="2020-01-06T09:00"),
        event(c7, known="2020-01-06T09:00"),
        event(c8, known="2020-01-06T09:00"),
        event(c9, known="2020-01-06T09:00"),
        event(c4, known="2020-01-16T09:00"),
        event(c10, known="2020-01-20T09:00"),
        event(c11, known="2020-03-01T09:00"),
    ]
    reports = [strike, other, hostile, base, vote, plan, silent, later]
    return reports, [c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11], events


def make_inputs(**changes: Any) -> BriefInputs:
    """Return the inputs of the small brief, as known at the end of January 2020."""
    reports, claims, events = make_reading()
    fields: dict[str, Any] = {
        "title": "Iraq, a test",
        "as_of": date(2020, 1, 31),
        "period": (date(2019, 11, 1), date(2020, 1, 31)),
        "events": tuple(events),
        "claims": tuple(claims),
        "reports": tuple(reports),
        "rejected": (
            Rejected(record_id="wire.jsonl#17", stage="source", reason="<b>not JSON</b>"),
        ),
        "focus": ("USA", "IRN", "IRQ"),
        "region_bbox": (34.0, 12.0, 64.0, 43.0),
        "licence": "CC-BY-4.0",
        "versions": (("foreshock", "0.0"),),
    }
    return BriefInputs(**{**fields, **changes})


@pytest.fixture(scope="session")
def inputs() -> BriefInputs:
    return make_inputs()


@pytest.fixture(scope="session")
def brief(inputs: BriefInputs) -> Brief:
    return build_brief(inputs)
