"""Records as flat rows: for tables on a screen, spreadsheets and data frames."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from foreshock.records import ActorMention, Casualties, Claim, DateSpan, Event, Quantity, Rejected

Kind = Literal["text", "int", "float", "bool", "day", "instant"]
T = TypeVar("T")


class Column(NamedTuple, Generic[T]):
    """One column of a flat view.

    Attributes
    ----------
    on_screen : whether a table for people shows it; all other formats hold every column
    """

    name: str
    kind: Kind
    value: Callable[[T], Any]
    on_screen: bool = False


class View(NamedTuple, Generic[T]):
    """How one kind of record is written: its columns, and its plain values for JSON."""

    columns: tuple[Column[T], ...]
    plain: Callable[[T], Any]


def joined(parts: Iterable[object]) -> str | None:
    """Return parts in one cell, ``None`` where there are none.

    Examples
    --------
    >>> joined(["rocket", None, "drone"])
    'rocket; drone'
    """
    return "; ".join(str(part) for part in parts if part is not None) or None


def side(actors: tuple[ActorMention, ...]) -> str | None:
    """Return the names of one side."""
    return joined(actor.name for actor in actors)


def when(span: DateSpan) -> str | None:
    """Return a span of days as one reads it.

    Examples
    --------
    >>> when(DateSpan(start=date(2019, 11, 1), end=date(2019, 11, 30), precision="month",
    ...               basis="stated"))
    '2019-11-01 to 2019-11-30'
    """
    if not span.is_known:
        return None
    if span.start == span.end:
        return str(span.start)
    return f"{span.start or '?'} to {span.end or '?'}"


def figure(low: int | None, high: int | None) -> str:
    """Return a number with its range.

    Examples
    --------
    >>> figure(2, 2), figure(24, None), figure(2, 5)
    ('2', '24 or more', '2 to 5')
    """
    if low == high and low is not None:
        return str(low)
    if high is None:
        return f"{low} or more" if low is not None else "some"
    return f"{low} to {high}" if low is not None else f"up to {high}"


def casualties(told: tuple[Casualties, ...]) -> str | None:
    """Return who was killed, wounded, missing or captured."""
    return joined(
        " ".join(
            part
            for part in (figure(one.low, one.high), one.country, one.sector, one.effect)
            if part
        )
        for one in told
    )


def _quantity(quantity: Quantity | None) -> str | None:
    return figure(quantity.low, quantity.high) if quantity else None


def _side_columns(name: Literal["source", "target"]) -> tuple[Column[Any], ...]:
    """Return the columns of one side."""

    def of(record: Claim | Event) -> tuple[ActorMention, ...]:
        return record.source if name == "source" else record.target

    return (
        Column(name, "text", lambda record: side(of(record)), True),
        Column(f"{name}_ids", "text", lambda record: joined(one.actor_id for one in of(record))),
        Column(f"{name}_countries", "text", lambda r: joined(one.country for one in of(r))),
        Column(
            f"{name}_sectors",
            "text",
            lambda r: joined(dict.fromkeys(sector for one in of(r) for sector in one.sectors)),
        ),
    )


_ACT: tuple[Column[Any], ...] = (
    Column("event_type", "text", lambda r: r.event_type, True),
    Column("mode", "text", lambda r: r.mode),
    Column("contexts", "text", lambda r: joined(r.contexts)),
    Column("quad", "int", lambda r: r.quad),
    Column("intensity", "float", lambda r: r.intensity),
    Column("domain", "text", lambda r: r.domain, True),
    Column("status", "text", lambda r: r.status, True),
    *_side_columns("source"),
    *_side_columns("target"),
)
_PLACE: tuple[Column[Any], ...] = (
    Column("place", "text", lambda r: r.place.name if r.place else None, True),
    Column("place_country", "text", lambda r: r.place.country if r.place else None),
    Column("lat", "float", lambda r: r.place.lat if r.place else None),
    Column("lon", "float", lambda r: r.place.lon if r.place else None),
    Column("place_precision", "text", lambda r: r.place.precision if r.place else None),
)
_COST: tuple[Column[Any], ...] = (
    Column("casualties", "text", lambda r: casualties(r.casualties)),
    Column("means", "text", lambda r: joined(r.means)),
    Column("claimed_by", "text", lambda r: side(r.responsibility.claimed_by)),
    Column("blamed", "text", lambda r: side(r.responsibility.blamed)),
    Column("denied_by", "text", lambda r: side(r.responsibility.denied_by)),
    Column("unclaimed", "bool", lambda r: r.responsibility.unclaimed),
)


def _date_columns(of: Callable[[Any], DateSpan]) -> tuple[Column[Any], ...]:
    """Return the columns of when it happened."""
    return (
        Column("date", "text", lambda r: when(of(r)), True),
        Column("date_start", "day", lambda r: of(r).start),
        Column("date_end", "day", lambda r: of(r).end),
        Column("date_precision", "text", lambda r: of(r).precision),
        Column("date_basis", "text", lambda r: of(r).basis),
    )


CLAIMS: View[Claim] = View(
    (
        Column("claim_id", "text", lambda r: r.claim_id),
        *_date_columns(lambda claim: claim.date),
        *_ACT,
        Column("speaker", "text", lambda r: side(r.speaker)),
        Column("hedged", "bool", lambda r: r.hedged),
        *_PLACE,
        *_COST,
        Column("quantity", "text", lambda r: _quantity(r.quantity)),
        Column("condition", "text", lambda r: r.condition.trigger if r.condition else None),
        Column("consequence", "text", lambda r: r.condition.consequence if r.condition else None),
        Column("confidence", "float", lambda r: r.confidence),
        Column("method", "text", lambda r: r.method),
        Column("evidence", "text", lambda r: r.evidence.text, True),
        Column("start", "int", lambda r: r.evidence.start),
        Column("end", "int", lambda r: r.evidence.end),
        Column("report_id", "text", lambda r: r.report_id),
        Column("origin", "text", lambda r: r.origin),
    ),
    lambda claim: claim.to_dict(),
)
EVENTS: View[Event] = View(
    (
        Column("event_id", "text", lambda r: r.event_id, True),
        *_date_columns(lambda event: event.occurred),
        *_ACT,
        *_PLACE,
        *_COST,
        Column("confidence", "float", lambda r: r.confidence),
        Column("n_claims", "int", lambda r: len(r.claim_ids)),
        Column("reports", "int", lambda r: len(r.report_ids), True),
        Column("summary", "text", lambda r: r.summary),
        Column("known_at", "instant", lambda r: r.known_at),
        Column("claim_ids", "text", lambda r: joined(r.claim_ids)),
        Column("report_ids", "text", lambda r: joined(r.report_ids)),
    ),
    lambda event: event.to_dict(),
)
REJECTED: View[Rejected] = View(
    (
        Column("record_id", "text", lambda r: r.record_id, True),
        Column("stage", "text", lambda r: r.stage, True),
        Column("reason", "text", lambda r: r.reason, True),
        Column("known_at", "instant", lambda r: r.known_at),
    ),
    lambda rejected: {
        "record_id": rejected.record_id,
        "stage": rejected.stage,
        "reason": rejected.reason,
        "known_at": rejected.known_at,
    },
)


def cell(value: Any) -> str:
    """Return a value as text; nothing known is an empty cell.

    Examples
    --------
    >>> cell(None), cell(True), cell(-9.0)
    ('', 'yes', '-9.0')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return value.isoformat() if isinstance(value, date) else str(value)
