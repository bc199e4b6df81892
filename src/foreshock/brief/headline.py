"""The figures a reader wants first, in sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from foreshock.brief.evidence import EvidenceBook
from foreshock.brief.model import Figure, Paragraph, Part, Trend
from foreshock.brief.reading import Reading, came_about, in_order
from foreshock.brief.sides import pairs_of
from foreshock.brief.toll import deaths_by_day
from foreshock.brief.trend import RECENT_DAYS
from foreshock.brief.wording import day_text
from foreshock.ontology import REQUEST, THREATEN
from foreshock.records import Event

_N_PAIRS = 5
_N_DAYS = 5
_NOT_DONE = frozenset({"planned", "predicted", "possible", "threatened", "demanded"})


def write_standfirst(reading: Reading) -> Paragraph:
    """Say what was read and for when."""
    start, end = reading.inputs.period
    text = (
        f"What {len(reading.reports):,} reports say happened between {day_text(start)} and "
        f"{day_text(end)}, as far as was known on {day_text(reading.inputs.as_of)}."
    )
    return Paragraph(heading="", parts=(text,))


def write_headline(
    reading: Reading, book: EvidenceBook, trends: Sequence[Trend]
) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the first section."""
    return (
        _what_was_read(reading, book),
        _most_active(reading, book),
        _deadliest(reading, book),
        _what_changed(trends),
        _outstanding(reading, book),
        _unclaimed(reading, book),
    )


def _what_was_read(reading: Reading, book: EvidenceBook) -> Paragraph:
    not_done = [e for e in reading.events if e.status in _NOT_DONE and not came_about(e)]
    inside = {event.event_id for event in reading.happened}
    outside = [e for e in reading.events if came_about(e) and e.event_id not in inside]
    denied = [event for event in reading.events if event.status == "denied"]
    past = [event for event in reading.events if event.status == "historical"]
    n_claims = len(reading.claims)
    return Paragraph(
        heading="The reading",
        parts=(
            book.count_reports(reading.reports, "Reports read, and how each begins"),
            " reports make ",
            book.of_claims(f"{n_claims:,}", reading.claims, "Claims found"),
            " claims. They tell of ",
            book.count_events(reading.events, "All events"),
            " events: ",
            book.count_events(reading.deeds, "Deeds reported as done"),
            " deeds reported as done and ",
            book.count_events(reading.words, "Words reported as said"),
            " words, threats and demands among them. Not counted as done: ",
            book.count_events(not_done, "Planned, threatened, predicted or merely possible"),
            " planned, announced or merely possible, ",
            book.count_events(denied, "Denied"),
            " denied, ",
            book.count_events(past, "Long past"),
            " long past, ",
            book.count_events(outside, "Dated outside the period"),
            " dated outside the period. ",
            *_unread(reading),
        ),
    )


def _unread(reading: Reading) -> tuple[Part, ...]:
    n = len(reading.inputs.rejected)
    if not n:
        return ("Every record could be read.",)
    noun = "record" if n == 1 else "records"
    return (Figure(text=f"{n:,}", anchor="rejected"), f" {noun} could not be read.")


def _most_active(reading: Reading, book: EvidenceBook) -> Paragraph:
    by_pair: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in reading.happened:
        for actor, upon in pairs_of(event):
            by_pair[actor.name, upon.name].append(event)
    ranked = sorted(by_pair.items(), key=lambda item: (-len(item[1]), item[0]))[:_N_PAIRS]
    if not ranked:
        return Paragraph(heading="Most active", parts=("No report names both sides of an event.",))
    items: list[tuple[Part, ...]] = []
    for (source, target), events in ranked:
        deeds = [event for event in events if event.domain == "deed"]
        label = f"{source} → {target}"
        figures = book.count_events(events, label), book.count_events(deeds, f"{label}: deeds")
        items.append((f"{label}: ", figures[0], " events, ", figures[1], " of them deeds"))
    return Paragraph(
        heading="Most active",
        parts=("Who acted most often on whom, in words or deeds:",),
        items=tuple(items),
    )


def _deadliest(reading: Reading, book: EvidenceBook) -> Paragraph:
    by_day = deaths_by_day(reading)
    ranked = sorted(by_day.items(), key=lambda item: (-item[1][0].low, item[0]))[:_N_DAYS]
    if not ranked:
        return Paragraph(
            heading="Deadliest days", parts=("No event of a known day tells of people killed.",)
        )
    items: list[tuple[Part, ...]] = []
    for day, (toll, events) in ranked:
        figure = book.of_events(str(toll), in_order(events), f"Killed on {day_text(day)}")
        items.append((f"{day_text(day)}: ", figure))
    return Paragraph(
        heading="Deadliest days",
        parts=("Killed, from the lowest to the highest report:",),
        items=tuple(items),
        after=("Events without a known day are not in these sums.",),
    )


def _what_changed(trends: Sequence[Trend]) -> Paragraph:
    """Say what rose and what fell, and of how much nothing can be told."""
    moved = [trend for trend in trends if trend.against_four.verdict in ("rose", "fell")]
    unclear = sum(trend.against_four.verdict == "no clear change" for trend in trends)
    silent = len(trends) - len(moved) - unclear
    items = tuple(
        (
            f"{trend.between}, {trend.kind} {trend.against_four.verdict}: ",
            trend.recent,
            " against ",
            trend.four_before,
        )
        for trend in moved
    )
    said = []
    if unclear:
        said.append(f"{unclear} of {len(trends)} comparisons show no clear change.")
    if silent:
        said.append(f"In {silent} of {len(trends)} comparisons there is too little to tell.")
    said.append("The table below has all with their intervals.")
    return Paragraph(
        heading="Last 4 weeks against the 4 before",
        parts=() if moved else ("Nothing moved that can be told from chance.",),
        items=items,
        after=(" ".join(said),),
    )


def _outstanding(reading: Reading, book: EvidenceBook) -> Paragraph:
    threats = [event for event in reading.words if event.event_type == THREATEN]
    demands = [event for event in reading.words if event.event_type == REQUEST]
    last = reading.inputs.as_of - timedelta(days=RECENT_DAYS)
    recent = [event for event in (*threats, *demands) if event.known_at.date() > last]
    return Paragraph(
        heading="Threats and demands",
        parts=(
            book.count_events(threats, "Threats"),
            " threats and ",
            book.count_events(demands, "Demands"),
            " demands, ",
            book.count_events(recent, "Threats and demands first reported in the last 4 weeks"),
            (
                " of them first reported in the last 4 weeks. What became of each is not followed "
                "yet, so all count as outstanding."
            ),
        ),
    )


def _unclaimed(reading: Reading, book: EvidenceBook) -> Paragraph:
    violent = [event for event in reading.deeds if event.event_type == "ASSAULT"]
    told = [event for event in reading.deeds if event.responsibility.unclaimed]
    unnamed = [event for event in violent if not event.source]
    blamed = [event for event in unnamed if event.responsibility.blamed]
    return Paragraph(
        heading="Unclaimed",
        parts=(
            "Of ",
            book.count_events(violent, "Attacks reported as done"),
            " attacks, ",
            book.count_events(unnamed, "Attacks without a named attacker"),
            " come without a named attacker (for ",
            book.count_events(blamed, "Attacks without a named attacker, somebody blamed"),
            " of these somebody is blamed). Of ",
            book.count_events(told, "Said to be claimed by nobody"),
            " deeds a report says that nobody claimed them.",
        ),
    )
