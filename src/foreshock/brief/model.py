"""What a brief says, before it is a page: texts, figures, tables and the evidence of each.

Nothing here is HTML. The page, the Markdown and the JSON are three renderings of one `Brief`.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from foreshock.records import PlacePrecision

Verdict = Literal["rose", "fell", "no clear change", "too little to tell", "not covered"]
TimeUnit = Literal["day", "week"]


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A number, or a few words, together with the sentences that it stands on.

    Attributes
    ----------
    text : as it is read, such as ``1,204`` or ``2 to 5``
    label : what it counts; heads the drawer that shows its sentences
    evidence : quotation ids, chronological
    n_evidence : how many sentences there are, those not carried by the brief among them
    anchor : the section that lists what was counted, where no sentence can
    """

    text: str
    label: str = ""
    evidence: tuple[str, ...] = ()
    n_evidence: int = 0
    anchor: str | None = None


Part = str | Figure


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """Running text with figures in it, under a short heading.

    Attributes
    ----------
    items : a list that stands between `parts` and `after`
    """

    heading: str
    parts: tuple[Part, ...]
    items: tuple[tuple[Part, ...], ...] = ()
    after: tuple[Part, ...] = ()


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where a report came from."""

    report_id: str
    title: str | None
    outlet: str | None
    outlet_kind: str | None
    published: date | None
    origin: str
    url: str | None


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with the words that count marked, and a little of what stands around it.

    Attributes
    ----------
    quote_id : the claim's id; a report's id for the opening of a report
    event : what it was read as, in one line; ``None`` for the opening of a report
    before, words, after : the text; a cut is shown by an ellipsis
    """

    quote_id: str
    report_id: str
    event: str | None
    before: str
    words: str
    after: str


class RateChange(msgspec.Struct, frozen=True, kw_only=True):
    """Two counts compared as rates.

    Attributes
    ----------
    ratio : recent rate over former rate, ``None`` where the former count is zero
    low, high : 95 % interval of the ratio; ``None`` is an open end
    """

    n_recent: int
    n_before: int
    days_recent: int
    days_before: int
    ratio: float | None
    low: float | None
    high: float | None
    verdict: Verdict


class Trend(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of event between two sides: the last four weeks against those before."""

    between: str
    kind: str
    recent: Figure
    four_before: Figure
    eight_before: Figure
    against_four: RateChange
    against_eight: RateChange


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """The events of one PLOVER quad in one day or week."""

    start: date
    quad: int
    n: int
    figure: Figure


class Panel(msgspec.Struct, frozen=True, kw_only=True):
    """Words against deeds of one pair of sides."""

    title: str
    bars: tuple[Bar, ...]


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """All panels over one time axis."""

    unit: TimeUnit
    start: date
    end: date
    panels: tuple[Panel, ...]
    not_drawn: Figure


class PlaceMark(msgspec.Struct, frozen=True, kw_only=True):
    """The deeds at one place, and how well that place is known."""

    name: str
    country: str | None
    lat: float
    lon: float
    precision: PlacePrecision
    n: int
    n_conflict: int
    killed: str | None
    figure: Figure


class PlaceMap(msgspec.Struct, frozen=True, kw_only=True):
    """Deeds by place.

    Attributes
    ----------
    view : west, south, east, north, in degrees
    """

    view: tuple[float, float, float, float]
    places: tuple[PlaceMark, ...]
    not_drawn: Figure


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A side; `x` and `y` in [0, 1]."""

    side: str
    name: str
    x: float
    y: float
    n: int
    figure: Figure


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """What passed between two sides, either way."""

    left: str
    right: str
    n_words: int
    n_deeds: int
    figure: Figure
    words: Figure
    deeds: Figure

    @property
    def share_deeds(self) -> float:
        """Deeds among all, in [0, 1]."""
        return self.n_deeds / (self.n_deeds + self.n_words)


class BackingEdge(msgspec.Struct, frozen=True, kw_only=True):
    """One side is on record as standing behind another."""

    backer: str
    backed: str
    figure: Figure


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """The sides with the most events between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    backings: tuple[BackingEdge, ...]
    n_sides_left_out: int


class TieRow(msgspec.Struct, frozen=True, kw_only=True):
    """A relation between two actors as reports tell it.

    Attributes
    ----------
    status : how sure the reports are; several where they differ
    period : days of the first and last report that tell it
    """

    source: str
    kind: str
    target: str
    status: str
    period: str
    speakers: str | None
    n: Figure


class GroupRow(msgspec.Struct, frozen=True, kw_only=True):
    """A group that is new, or that a source calls a front or a name on paper.

    Attributes
    ----------
    talk : share of words and own claims among all that is told of it, with its 95 % interval
    """

    name: str
    is_new: bool
    said: str
    backers: str
    first_seen: str
    n_words: int
    n_deeds: int
    talk: str
    n: Figure


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the table of events.

    Attributes
    ----------
    when, when_sort : as it is read; and the ISO day it is sorted by
    sides : who acted on whom
    kind : ``deed`` or ``word`` where it came about, ``not done`` otherwise
    killed, wounded : range over the reports, ``None`` where no report tells
    n_reports : independent reports: copies of one text count once
    differs : whether reports give different values
    """

    event_id: str
    when: str
    when_sort: str
    sides: str
    what: str
    place: str
    status: str
    kind: Literal["deed", "word", "not done"]
    killed: str | None
    wounded: str | None
    n_reports: Figure
    differs: bool


class ThreatRow(msgspec.Struct, frozen=True, kw_only=True):
    """A threat or a demand with what it hangs on."""

    kind: Literal["threat", "demand"]
    when: str
    when_sort: str
    sides: str
    what: str
    condition: str | None
    consequence: str | None
    deadline: str | None
    speaker: str | None
    hedged: bool
    words: Figure


class SaidBy(msgspec.Struct, frozen=True, kw_only=True):
    """A value and who gives it."""

    value: str
    outlets: tuple[str, ...]
    figure: Figure


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """An event of which reports give different values for one field."""

    event: str
    field: str
    values: tuple[SaidBy, ...]


class RejectedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A record that could not be read, and why."""

    record_id: str
    stage: str
    reason: str


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One line of how the brief was made."""

    label: str
    text: str


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the page shows.

    Attributes
    ----------
    standfirst : one sentence below the title
    n_events_in_all : more than `events` has rows if the reading is very large
    quotations, sources : what the figures cite
    limits : what was left out to keep the page small; empty if nothing was
    """

    title: str
    as_of: date
    start: date
    end: date
    standfirst: Paragraph
    headline: tuple[Paragraph, ...]
    trends: tuple[Trend, ...]
    timeline: Timeline
    place_map: PlaceMap
    network: Network
    events: tuple[EventRow, ...]
    n_events_in_all: int
    threats: tuple[ThreatRow, ...]
    disagreements: tuple[Disagreement, ...]
    rejected: tuple[RejectedRow, ...]
    unknowns: tuple[Paragraph, ...]
    made: tuple[Fact, ...]
    quotations: tuple[Quotation, ...]
    sources: tuple[Source, ...]
    limits: tuple[str, ...] = ()
    ties: tuple[TieRow, ...] = ()
    groups: tuple[GroupRow, ...] = ()
