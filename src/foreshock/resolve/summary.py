"""An event in one short plain sentence, and its values in words."""

from __future__ import annotations

from collections.abc import Sequence

from foreshock.ontology import total
from foreshock.records import ActorMention, Casualties, DateSpan, Event, PlaceMention

# Not strftime: month names must not depend on the machine's locale.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EFFECTS = ("killed", "wounded", "missing", "captured")
_PLAIN_STATES = ("occurred", "threatened", "demanded")


def summarise(event: Event) -> str:
    """Say who did what to whom, where, when and at what cost.

    Examples
    --------
    >>> from datetime import UTC, date, datetime
    >>> event = Event(event_id="e", event_type="ASSAULT", quad=4, intensity=-9.0,
    ...     status="occurred", claim_ids=("c",), report_ids=("r",), means=("rocket",),
    ...     known_at=datetime(2019, 12, 28, tzinfo=UTC),
    ...     occurred=DateSpan(start=date(2019, 12, 27), end=date(2019, 12, 27),
    ...                       precision="day", basis="stated"))
    >>> summarise(event)
    'unknown -> unknown: assault (rocket), 27 Dec 2019'
    """
    sides = f"{say_side(event.source) or 'unknown'} -> {say_side(event.target) or 'unknown'}"
    state = "" if event.status in _PLAIN_STATES else f"{event.status} "
    how = ", ".join(event.means) or event.mode
    act = f"{state}{event.event_type.lower()}" + (f" ({how})" if how else "")
    where = f" {_preposition(event.place)} {event.place.name}" if event.place else ""
    when = f", {say_date(event.occurred)}" if event.occurred.is_known else ""
    cost = say_cost(event.casualties)
    return f"{sides}: {act}{where}{when}" + (f"; {cost}" if cost else "")


def say_side(actors: Sequence[ActorMention]) -> str:
    """Name actors in one phrase, empty for none."""
    names = list(dict.fromkeys(actor.name for actor in actors))
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def say_date(span: DateSpan) -> str:
    """Write a date as precisely as it is known, and no more.

    Examples
    --------
    >>> from datetime import date
    >>> say_date(DateSpan(start=date(2019, 11, 1), end=date(2019, 11, 30), precision="month",
    ...                   basis="stated"))
    'Nov 2019'
    """
    start, end = span.start, span.end
    if start is None and end is None:
        return "date unknown"
    if start is None or end is None:
        known = start or end
        assert known is not None
        return f"{'from' if start else 'until'} {known.day} {_MONTHS[known.month - 1]} {known.year}"
    if start == end:
        return f"{start.day} {_MONTHS[start.month - 1]} {start.year}"
    if span.precision == "year" and start.year == end.year:
        return str(start.year)
    if span.precision == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{_MONTHS[start.month - 1]} {start.year}"
    first = f"{start.day} {_MONTHS[start.month - 1]}"
    year = "" if start.year == end.year else f" {start.year}"
    return f"{first}{year} to {end.day} {_MONTHS[end.month - 1]} {end.year}"


def say_cost(casualties: Sequence[Casualties]) -> str:
    """Sum up casualties, by effect; the nationalities stay in the event."""
    parts = []
    for effect in _EFFECTS:
        told = [one for one in casualties if one.effect == effect]
        low, high = total(told)
        if told:
            parts.append(f"{effect} {say_figure(low, high)}")
    return ", ".join(parts)


def say_figure(low: int | None, high: int | None) -> str:
    """Write a number with its range.

    Examples
    --------
    >>> say_figure(2, 2), say_figure(2, 4), say_figure(2, None), say_figure(None, None)
    ('2', '2 to 4', 'at least 2', 'some')
    """
    if low is None and high is None:
        return "some"
    if low == high:
        return str(low)
    if high is None:
        return f"at least {low}"
    return f"up to {high}" if low is None else f"{low} to {high}"


def _preposition(place: PlaceMention) -> str:
    return "at" if place.precision == "point" else "in"
