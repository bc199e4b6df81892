"""A reading into a brief."""

from __future__ import annotations

from foreshock.brief.disagreements import find_disagreements
from foreshock.brief.evidence import EvidenceBook
from foreshock.brief.headline import write_headline, write_standfirst
from foreshock.brief.inputs import MANY_EVENTS, BriefInputs
from foreshock.brief.model import Brief, Fact, RejectedRow
from foreshock.brief.network import draw_network
from foreshock.brief.placemap import draw_map
from foreshock.brief.reading import Reading
from foreshock.brief.tables import MAX_ROWS_LARGE, list_events, list_threats
from foreshock.brief.ties import list_groups, list_ties
from foreshock.brief.timeline import draw_timeline
from foreshock.brief.trend import find_trends
from foreshock.brief.unknowns import write_unknowns
from foreshock.brief.wording import day_text


def build_brief(inputs: BriefInputs) -> Brief:
    """Return everything that a brief shows: figures, texts, tables and their evidence.

    The result depends on the inputs alone; the same reading gives the same brief.

    Examples
    --------
    >>> from datetime import date
    >>> brief = build_brief(BriefInputs(title="Nothing read", as_of=date(2020, 4, 2),
    ...     period=(date(2020, 3, 1), date(2020, 4, 2)), events=(), claims=(), reports=()))
    >>> brief.timeline.unit, len(brief.events), brief.network.nodes
    ('day', 0, ())
    """
    reading = Reading(inputs)
    book = EvidenceBook(reading)
    trends = find_trends(reading, book)
    return Brief(
        title=inputs.title,
        as_of=inputs.as_of,
        start=reading.start,
        end=reading.end,
        standfirst=write_standfirst(reading),
        headline=write_headline(reading, book, trends),
        trends=trends,
        timeline=draw_timeline(reading, book),
        place_map=draw_map(reading, book),
        network=draw_network(reading, book),
        events=list_events(reading, book),
        n_events_in_all=len(reading.events),
        threats=list_threats(reading, book),
        disagreements=find_disagreements(reading, book),
        rejected=_rejected(inputs),
        unknowns=write_unknowns(reading, book),
        made=_made(inputs, reading),
        ties=list_ties(reading, book),
        groups=list_groups(reading, book),
        quotations=book.quotations,
        sources=book.sources,
        limits=_limits(inputs),
    )


def _rejected(inputs: BriefInputs) -> tuple[RejectedRow, ...]:
    return tuple(
        RejectedRow(record_id=record.record_id, stage=record.stage, reason=record.reason)
        for record in sorted(inputs.rejected, key=lambda record: (record.stage, record.record_id))
    )


def _made(inputs: BriefInputs, reading: Reading) -> tuple[Fact, ...]:
    counts = (
        f"{len(reading.reports):,} reports, {len(reading.claims):,} claims, "
        f"{len(reading.events):,} events, {len(inputs.rejected):,} rejected records"
    )
    return (
        Fact(label="View", text=f"as of the end of {day_text(inputs.as_of)} (UTC)"),
        Fact(label="Period", text=f"{day_text(reading.start)} to {day_text(reading.end)}"),
        Fact(label="Counts", text=counts),
        Fact(label="Licence of the reports", text=inputs.licence or "not told"),
        *(Fact(label=name, text=version) for name, version in inputs.versions),
        Fact(label="Ontology", text="PLOVER: sixteen types of event in four quads"),
    )


def _limits(inputs: BriefInputs) -> tuple[str, ...]:
    if not inputs.is_large:
        return ()
    return (
        (
            f"This reading has more than {MANY_EVENTS:,} events. The page carries only the "
            "sentences that it cites, a few for each figure; the rest is given by count."
        ),
        f"The table shows the {MAX_ROWS_LARGE:,} events that most reports tell of.",
    )
