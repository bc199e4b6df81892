"""Figures and the sentences that they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from foreshock.brief.model import Figure, Quotation, Source
from foreshock.brief.reading import Reading, in_order
from foreshock.brief.sides import say_sides
from foreshock.brief.wording import act_text, span_text
from foreshock.records import Claim, Event, Evidence, Naming, Relation, Report

# A page carries sentences, not reports: enough around each to read it, no more.
_CONTEXT_CHARS = 110
_OPENING_CHARS = 240
# Sentences a reader can page through behind one number; beyond, the count is told.
_MAX_PER_FIGURE = 200
_MAX_PER_FIGURE_LARGE = 12
_SEPARATOR = re.compile(r"[/\\]")


class EvidenceBook:
    """Makes figures and remembers every sentence and source that they cite.

    Parameters
    ----------
    reading : where sentences are looked up
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._cited: dict[str, Quotation] = {}
        is_large = reading.inputs.is_large
        self._most = _MAX_PER_FIGURE_LARGE if is_large else _MAX_PER_FIGURE
        self._event_of = {
            claim_id: event for event in reading.events for claim_id in event.claim_ids
        }

    def count_events(self, events: Iterable[Event], label: str) -> Figure:
        """Return the number of events, with all their sentences."""
        ordered = in_order(events)
        return self.of_events(f"{len(ordered):,}", ordered, label)

    def of_events(self, text: str, events: Sequence[Event], label: str) -> Figure:
        """Return any text that stands on events; where there are too many, one sentence each."""
        claims = self._reading.claims_of_all(events)
        n_evidence = len(claims)
        if n_evidence > self._most:
            firsts = (self._reading.claims_of(event)[:1] for event in events)
            claims = [claim for first in firsts for claim in first]
        return self.of_claims(text, claims, label, n_evidence=n_evidence)

    def of_claims(
        self, text: str, claims: Sequence[Claim], label: str, *, n_evidence: int | None = None
    ) -> Figure:
        """Return a text that stands on claims."""
        kept = claims[: self._most]
        for claim in kept:
            if claim.claim_id not in self._cited:
                self._cited[claim.claim_id] = self._quote(claim)
        return Figure(
            text=text,
            label=label,
            evidence=tuple(dict.fromkeys(claim.claim_id for claim in kept)),
            n_evidence=len(claims) if n_evidence is None else n_evidence,
        )

    def of_told(self, text: str, told: Sequence[Relation] | Sequence[Naming], label: str) -> Figure:
        """Return a text that stands on what reports say of actors rather than of acts."""
        kept = {_told_id(one): one for one in told[: self._most]}
        for quote_id, one in kept.items():
            if quote_id not in self._cited:
                report = self._reading.report_by_id[one.report_id]
                self._cited[quote_id] = _quotation(quote_id, report, one.evidence, None)
        return Figure(text=text, label=label, evidence=tuple(kept), n_evidence=len(told))

    def count_reports(self, reports: Sequence[Report], label: str) -> Figure:
        """Return the number of reports, with how each begins."""
        kept = reports[: self._most]
        for report in kept:
            self._cited.setdefault(report.report_id, _quote_opening(report))
        return Figure(
            text=f"{len(reports):,}",
            label=label,
            evidence=tuple(report.report_id for report in kept),
            n_evidence=len(reports),
        )

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """Everything cited so far, in order of first citation."""
        return tuple(self._cited.values())

    @property
    def sources(self) -> tuple[Source, ...]:
        """The reports behind everything cited so far."""
        cited = dict.fromkeys(quotation.report_id for quotation in self._cited.values())
        return tuple(_source(self._reading.report_by_id[report_id]) for report_id in cited)

    def _quote(self, claim: Claim) -> Quotation:
        event = self._event_of.get(claim.claim_id)
        report = self._reading.report_of(claim)
        line = event_line(event) if event else None
        return _quotation(claim.claim_id, report, claim.evidence, line)


def _told_id(one: Relation | Naming) -> str:
    return one.relation_id if isinstance(one, Relation) else one.naming_id


def _quotation(quote_id: str, report: Report, found: Evidence, event: str | None) -> Quotation:
    text = report.text
    return Quotation(
        quote_id=quote_id,
        report_id=report.report_id,
        event=event,
        before=_folded(
            _lead(text, found.sentence_start) + text[found.sentence_start : found.start]
        ),
        words=_folded(text[found.start : found.end]),
        after=_folded(text[found.end : found.sentence_end] + _trail(text, found.sentence_end)),
    )


def event_line(event: Event) -> str:
    """Return an event in one line: when, who, whom and what."""
    return f"{span_text(event.occurred)} · {say_sides(event)} · {act_text(event)}"


def _quote_opening(report: Report) -> Quotation:
    opening = report.text.strip()
    cut = opening[:_OPENING_CHARS]
    return Quotation(
        quote_id=report.report_id,
        report_id=report.report_id,
        event=None,
        before=_folded(cut.rpartition(" ")[0] + " …" if len(opening) > len(cut) else cut),
        words="",
        after="",
    )


def _lead(text: str, start: int) -> str:
    """Return what stands before a sentence, cut at a word."""
    first = max(0, start - _CONTEXT_CHARS)
    lead = text[first:start]
    return lead if first == 0 else "… " + lead.partition(" ")[2]


def _trail(text: str, end: int) -> str:
    """Return what stands after a sentence, cut at a word."""
    last = end + _CONTEXT_CHARS
    trail = text[end:last]
    return trail if last >= len(text) else trail.rpartition(" ")[0] + " …"


def _folded(text: str) -> str:
    """Fold white space, keeping a blank at either end so that the pieces can be joined."""
    words = " ".join(text.split())
    left = " " if text[:1].isspace() and words else ""
    right = " " if text[-1:].isspace() and words else ""
    return f"{left}{words}{right}"


def _source(report: Report) -> Source:
    return Source(
        report_id=report.report_id,
        title=report.title,
        outlet=report.outlet,
        outlet_kind=report.outlet_kind,
        published=report.published,
        origin=short_origin(report.origin),
        url=report.url,
    )


def short_origin(origin: str) -> str:
    """Return where a report was read, without the folders of the reader's own machine.

    A brief is handed on; whose home folder it was made in is nobody's business.

    Examples
    --------
    >>> short_origin("/home/ann/case/wire/2020-04.jsonl#17"), short_origin("wire/a.txt")
    ('wire/2020-04.jsonl#17', 'wire/a.txt')
    """
    is_absolute = origin.startswith(("/", "\\\\")) or origin[1:3] in (":\\", ":/")
    return "/".join(_SEPARATOR.split(origin)[-2:]) if is_absolute else origin
