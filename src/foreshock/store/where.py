"""From a query to SQL conditions; what a user typed only ever travels as a parameter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from foreshock.store.as_of import AsOf, as_instant
from foreshock.store.encoding import naive_utc
from foreshock.store.query import ClaimQuery, EventQuery, RelationQuery, Selection

#: A condition in SQL and the values of its question marks, in order.
Condition: TypeAlias = tuple[str, list[object]]

_ONE_OF = "IN (SELECT unnest(?::VARCHAR[]))"


def known_by(as_of: AsOf | None, column: str = "known_at") -> Condition:
    """Return the condition that a row was known by `as_of`."""
    if as_of is None:
        return "true", []
    return f"{column} <= ?", [naive_utc(as_instant(as_of))]


def one_of(column: str, values: tuple[str, ...] | None) -> Condition:
    """Return the condition that a column holds one of the values; ``None`` is no condition."""
    return ("true", []) if values is None else (f"{column} {_ONE_OF}", [list(values)])


def tail(query: ClaimQuery | EventQuery) -> Condition:
    """Return ``WHERE ... ORDER BY ... LIMIT ...`` for a query, with its values.

    Examples
    --------
    >>> tail(EventQuery(source="IRN", limit=3))
    ('WHERE list_contains(source_keys, ?) ORDER BY known_at, event_id LIMIT ?', ['IRN', 3])
    """
    conditions = [*_conditions(query), *_own_conditions(query)]
    used = [(sql, values) for sql, values in conditions if sql != "true"]
    where = "WHERE " + " AND ".join(sql for sql, _ in used) + " " if used else ""
    values = [value for _, own in used for value in own]
    by_id = "claim_id" if isinstance(query, ClaimQuery) else "event_id"
    within = "report_id, trigger_start, " if isinstance(query, ClaimQuery) else ""
    order = f"ORDER BY known_at, {within}{by_id}"
    if query.limit is None:
        return where + order, values
    return f"{where}{order} LIMIT ?", [*values, query.limit]


def relations_tail(query: RelationQuery) -> Condition:
    """Return ``WHERE ... ORDER BY ... LIMIT ...`` for a query on relations, with its values.

    Examples
    --------
    >>> relations_tail(RelationQuery(kinds=("leads",)))[1]
    [['leads'], 0.0]
    """
    conditions: list[Condition] = [
        known_by(query.as_of),
        one_of("kind", tuple(query.kinds) or None),
        *_sides(query),
        ("confidence >= ?", [query.min_confidence]),
    ]
    used = [(sql, values) for sql, values in conditions if sql != "true"]
    where = "WHERE " + " AND ".join(sql for sql, _ in used)
    values = [value for _, own in used for value in own]
    order = f"{where} ORDER BY known_at, report_id, relation_id"
    return (order, values) if query.limit is None else (f"{order} LIMIT ?", [*values, query.limit])


def _conditions(query: Selection) -> Iterator[Condition]:
    """Yield what claims and events have in common."""
    yield known_by(query.as_of)
    yield one_of("event_type", tuple(query.event_types) or None)
    yield one_of("status", tuple(query.statuses) or None)
    for column in ("domain", "place_country"):
        value = getattr(query, column)
        if value is not None:
            yield f"{column} = ?", [value]
    yield from _sides(query)
    yield from _period(query)


def _own_conditions(query: ClaimQuery | EventQuery) -> Iterator[Condition]:
    """Yield what differs: a claim has one report, an event many."""
    if isinstance(query, ClaimQuery):
        yield one_of("claim_id", query.claim_ids)
        yield one_of("report_id", query.report_ids)
        return
    yield one_of("event_id", query.event_ids)
    if query.report_ids is not None:
        yield "list_has_any(report_ids, ?::VARCHAR[])", [list(query.report_ids)]


def _sides(query: Selection | RelationQuery) -> Iterator[Condition]:
    """Yield the conditions on who did it and to whom."""
    source, target = "list_contains(source_keys, ?)", "list_contains(target_keys, ?)"
    if query.source is not None:
        yield source, [query.source]
    if query.target is not None:
        yield target, [query.target]
    if query.actor is not None:
        yield f"({source} OR {target})", [query.actor, query.actor]
    if query.between is not None:
        one, other = query.between
        both_ways = f"(({source} AND {target}) OR ({source} AND {target}))"
        yield both_ways, [one, other, other, one]


def _period(query: Selection) -> Iterator[Condition]:
    """Yield the overlap with the period; an open end of a span reaches as far as it may."""
    if query.since is None and query.until is None:
        return
    yield "date_precision <> 'unknown'", []
    if query.since is not None:
        yield "(date_end IS NULL OR date_end >= ?)", [query.since]
    if query.until is not None:
        yield "(date_start IS NULL OR date_start <= ?)", [query.until]
