"""What passed between two sides, day by day, both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir
import msgspec

from foreshock.measures.counts import counted, dyad_day_counts, undated
from foreshock.measures.table import events_table
from foreshock.records import Event


class DayValue(msgspec.Struct, frozen=True, kw_only=True):
    """What one side said and did to another on one day, and which events gave the numbers.

    Attributes
    ----------
    intensity : sum of the scores of all events; `intensity_words` and `intensity_deeds` apart
    event_ids : ascending; empty on a day without events
    """

    day: date
    source: str | None
    target: str | None
    n_words: int
    n_deeds: int
    intensity: float
    event_ids: tuple[str, ...]
    intensity_words: float = 0.0
    intensity_deeds: float = 0.0


class UndatedValue(msgspec.Struct, frozen=True, kw_only=True):
    """Events that are not known to the day; `first` and `last` bound them where known."""

    first: date | None
    last: date | None
    date_precision: str
    source: str | None
    target: str | None
    n_words: int
    n_deeds: int
    event_ids: tuple[str, ...]


class Between(msgspec.Struct, frozen=True, kw_only=True):
    """What passed between two sides.

    Attributes
    ----------
    days : every day of the window and each direction, those without events too
    undated : what cannot be put on a day, and is in no day's number
    """

    left: str
    right: str
    days: tuple[DayValue, ...]
    undated: tuple[UndatedValue, ...]


def between(
    events: Iterable[Event],
    left: str,
    right: str,
    *,
    first: date | None = None,
    last: date | None = None,
) -> Between:
    """Return what two sides said and did to each other, a value for every day and direction.

    Parameters
    ----------
    left, right : a country ("IRN": all its actors), a class ("USA-MIL") or one actor's id; an
        actor stands for all whose ids begin with its own
    first, last : the window; by default from the first to the last dated event between the two

    Examples
    --------
    >>> between([], "IRN", "USA").days
    ()
    """
    table = _directed(counted(events_table(events)), left, right)
    values = day_values(dyad_day_counts(table, by="id"))
    first = first or min((value.day for value in values), default=None)
    last = last or max((value.day for value in values), default=None)
    return Between(
        left=left,
        right=right,
        days=tuple(_with_empty_days(values, left, right, first, last)),
        undated=tuple(undated_values(undated(table, by="id"))),
    )


def day_values(daily: ir.Table) -> list[DayValue]:
    """Run daily counts of pairs and return them as values."""
    return [
        DayValue(
            day=row["day"],
            source=row["source"],
            target=row["target"],
            n_words=row["n_words"],
            n_deeds=row["n_deeds"],
            intensity=row["intensity_words"] + row["intensity_deeds"],
            event_ids=tuple(row["event_ids"]),
            intensity_words=row["intensity_words"],
            intensity_deeds=row["intensity_deeds"],
        )
        for row in _run(daily)
    ]


def undated_values(coarse: ir.Table) -> list[UndatedValue]:
    """Run counts of undated events and return them as values."""
    return [
        UndatedValue(
            first=row["day"],
            last=row["last_day"],
            date_precision=row["date_precision"],
            source=row["source"],
            target=row["target"],
            n_words=row["n_words"],
            n_deeds=row["n_deeds"],
            event_ids=tuple(row["event_ids"]),
        )
        for row in _run(coarse)
    ]


def _run(expression: ir.Table) -> list[dict[str, Any]]:
    """Run an expression on its own engine (DuckDB in memory for tables made of events).

    By way of Arrow: pandas would turn counts with a null into floats.
    """
    rows: list[dict[str, Any]] = expression.to_pyarrow().to_pylist()
    return rows


def _directed(table: ir.Table, left: str, right: str) -> ir.Table:
    """Keep what passed between the two, the sides named as asked for."""
    forth = table.filter(_is_side(table, "source", left) & _is_side(table, "target", right))
    back = table.filter(_is_side(table, "source", right) & _is_side(table, "target", left))
    named = [forth.mutate(source_id=ibis.literal(left), target_id=ibis.literal(right))]
    if left != right:
        named.append(back.mutate(source_id=ibis.literal(right), target_id=ibis.literal(left)))
    return ibis.union(*named) if len(named) > 1 else named[0]


def _is_side(table: ir.Table, role: str, key: str) -> Any:
    """Whether the actor in a role is the one asked for, or one of its."""
    actor_id = table[f"{role}_id"]
    is_it = (actor_id == key) | actor_id.startswith(f"{key}-") | (table[f"{role}_country"] == key)
    return is_it.fill_null(False)


def _with_empty_days(
    values: Sequence[DayValue], left: str, right: str, first: date | None, last: date | None
) -> Iterator[DayValue]:
    """Yield the values of the window with zeros on the days between, direction by direction."""
    if first is None or last is None:
        return
    found = {(value.source, value.target, value.day): value for value in values}
    directions = dict.fromkeys([(left, right), (right, left)])
    for source, target in directions:
        for offset in range((last - first).days + 1):
            day = first + timedelta(days=offset)
            yield found.get((source, target, day)) or _empty_day(day, source, target)


def _empty_day(day: date, source: str, target: str) -> DayValue:
    return DayValue(
        day=day, source=source, target=target, n_words=0, n_deeds=0, intensity=0.0, event_ids=()
    )
