"""The table of events and the list of threats and demands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foreshock.brief.disagreements import differing_events
from foreshock.brief.evidence import EvidenceBook
from foreshock.brief.model import EventRow, Figure, ThreatRow
from foreshock.brief.reading import Reading, came_about, in_order, sort_day
from foreshock.brief.sides import say_sides, say_who
from foreshock.brief.toll import Effect, toll_of_event
from foreshock.brief.wording import STATUS_WORDS, act_text, day_text, place_text, span_text
from foreshock.ontology import REQUEST, THREATEN
from foreshock.records import ACCOMPLISHED, Claim, Event
from foreshock.resolve.voices import n_independent

#: Rows of the table of events if the reading is very large.
MAX_ROWS_LARGE = 1_000


def list_events(reading: Reading, book: EvidenceBook) -> tuple[EventRow, ...]:
    """Return the rows of the table of events, latest first; of very many the weightiest."""
    events = in_order(reading.events)[::-1]
    if reading.inputs.is_large:
        weightiest = sorted(events, key=_weight)[:MAX_ROWS_LARGE]
        events = in_order(weightiest)[::-1]
    differing = differing_events(reading, events)
    return tuple(_row(reading, book, event, event.event_id in differing) for event in events)


def _weight(event: Event) -> tuple[bool, int, float]:
    """Rank done before not done, then by reports, then by how hostile."""
    return not came_about(event), -len(event.report_ids), event.intensity


def _row(reading: Reading, book: EvidenceBook, event: Event, differs: bool) -> EventRow:
    claims = reading.claims_of(event)
    done = came_about(event)
    return EventRow(
        event_id=event.event_id,
        when=when_text(event),
        when_sort=sort_day(event).isoformat(),
        sides=say_sides(event),
        what=act_text(event),
        place=place_text(event.place),
        status=_status_text(event),
        kind=event.domain if done else "not done",
        killed=_toll_text(reading, event, "killed"),
        wounded=_toll_text(reading, event, "wounded"),
        n_reports=book.of_claims(
            f"{n_independent(claims):,}", claims, f"{say_sides(event)}: {act_text(event)}"
        ),
        differs=differs,
    )


def when_text(event: Event) -> str:
    """Return when it happened; for an undated event when it was reported, and say so."""
    if event.occurred.is_known:
        return span_text(event.occurred)
    return f"undated, reported {day_text(event.known_at.date())}"


def _status_text(event: Event) -> str:
    if event.domain == "word" and event.status in ACCOMPLISHED:
        return "said"
    return STATUS_WORDS[event.status]


def _toll_text(reading: Reading, event: Event, effect: Effect) -> str | None:
    toll = toll_of_event(reading, event, effect)
    return None if toll is None else str(toll)


def list_threats(reading: Reading, book: EvidenceBook) -> tuple[ThreatRow, ...]:
    """Return the threats and demands that were uttered, the latest first."""
    uttered = [event for event in reading.words if event.event_type in (THREATEN, REQUEST)]
    return tuple(_threat(reading, book, event) for event in reversed(in_order(uttered)))


def _threat(reading: Reading, book: EvidenceBook, event: Event) -> ThreatRow:
    claims = reading.claims_of(event)
    conditions = [claim.condition for claim in claims if claim.condition is not None]
    speakers = [mention for claim in claims for mention in claim.speaker]
    return ThreatRow(
        kind="threat" if event.event_type == THREATEN else "demand",
        when=when_text(event),
        when_sort=sort_day(event).isoformat(),
        sides=say_sides(event),
        what=act_text(event),
        condition=_first(condition.trigger for condition in conditions),
        consequence=_first(condition.consequence for condition in conditions),
        deadline=_first(condition.deadline for condition in conditions),
        speaker=say_who(speakers) if speakers else None,
        hedged=any(claim.hedged for claim in claims),
        words=_words(book, claims),
    )


def _words(book: EvidenceBook, claims: Sequence[Claim]) -> Figure:
    """Return the words themselves: for a threat they are the figure."""
    text = " ".join(claims[0].evidence.text.split()) if claims else "no sentence"
    return book.of_claims(text, claims, "The sentences")


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
