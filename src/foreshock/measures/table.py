"""Events as a table: one row for each event and pair of sides, ready for Ibis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, timedelta
from itertools import product
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from foreshock.ontology import total
from foreshock.records import ActorMention, DateSpan, Event

#: Columns of `events_table`. `day` is the first day of the span, whatever its precision;
#: `day_number` and `week` are null unless the event is known to that precision.
SCHEMA = pa.schema(
    [
        ("event_id", pa.string()),
        ("day", pa.date32()),
        ("last_day", pa.date32()),
        ("date_precision", pa.string()),
        ("n_days", pa.int32()),
        ("day_number", pa.int32()),
        ("week", pa.date32()),
        ("source_country", pa.string()),
        ("source_id", pa.string()),
        ("source_name", pa.string()),
        ("target_country", pa.string()),
        ("target_id", pa.string()),
        ("target_name", pa.string()),
        ("domain", pa.string()),
        ("quad", pa.int8()),
        ("event_type", pa.string()),
        ("mode", pa.string()),
        ("intensity", pa.float64()),
        ("status", pa.string()),
        ("known_at", pa.timestamp("us", tz="UTC")),
        ("killed_low", pa.int32()),
        ("killed_high", pa.int32()),
    ]
)


def events_table(events: Iterable[Event]) -> ir.Table:
    """Return events as an Ibis table, one row for each pair of a source and a target.

    An event of two sources and two targets has four rows; every measure counts it once a pair.
    An unknown side is one row with nulls, so that no event is lost.

    Examples
    --------
    >>> events_table([]).count().to_pyarrow().as_py()
    0
    """
    return ibis.memtable(events_arrow(events))


def events_arrow(events: Iterable[Event]) -> Any:
    """Return the same rows as an Arrow table."""
    rows = [row for event in events for row in _rows(event)]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def _rows(event: Event) -> Iterator[dict[str, object]]:
    """Yield the rows of one event."""
    low, high = total(one for one in event.casualties if one.effect == "killed")
    common = {
        "event_id": event.event_id,
        **_date_columns(event.occurred),
        "domain": event.domain,
        "quad": event.quad,
        "event_type": event.event_type,
        "mode": event.mode,
        "intensity": event.intensity,
        "status": event.status,
        "known_at": event.known_at.astimezone(UTC),
        "killed_low": low,
        "killed_high": high,
    }
    unknown: Sequence[ActorMention | None] = (None,)
    for source, target in product(event.source or unknown, event.target or unknown):
        yield {**common, **_side_columns("source", source), **_side_columns("target", target)}


def _date_columns(span: DateSpan) -> dict[str, object]:
    """Return when it happened; a span of days is never put on its first day in silence."""
    one_day = span.precision == "day" and span.start is not None and span.start == span.end
    return {
        "day": span.start,
        "last_day": span.end,
        "date_precision": span.precision,
        "n_days": span.n_days,
        # Integer days behave alike in every engine's window functions; dates do not.
        "day_number": span.start.toordinal() if span.start and one_day else None,
        "week": _week(span),
    }


def _week(span: DateSpan) -> date | None:
    """Return the Monday of the week in which the whole span lies, if there is one."""
    if span.start is None or span.end is None:
        return None
    first, last = (day - timedelta(days=day.weekday()) for day in (span.start, span.end))
    return first if first == last else None


def _side_columns(side: str, actor: ActorMention | None) -> dict[str, object]:
    return {
        f"{side}_country": actor.country if actor else None,
        f"{side}_id": actor.actor_id if actor else None,
        f"{side}_name": actor.name if actor else None,
    }
