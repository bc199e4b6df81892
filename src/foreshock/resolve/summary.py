"""An event in one short plain sentence, and its values in words."""

from __future__ import annotations

from collections.abc import Sequence

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


def total(casualties: Sequence[Casualties]) -> tuple[int | None, int | None]:
    """Return the range of a total, from figures of one effect by nationality.

    A figure without nationality and sector is a total already; the others are its parts, so
    that the larger of the two counts and nobody is counted twice.

    Examples
    --------
    >>> def killed(n, country):
    ...     return Casualties(effect="killed", low=n, high=n, country=country, sector=None,
    ...                       text="", start=0, end=0)
    >>> total([killed(3, None), killed(2, "USA"), killed(1, "GBR")])
    (3, 3)
    """
    wholes = [c for c in casualties if c.country is None and c.sector is None]
    parts = [c for c in casualties if c not in wholes]
    ranges = [_sum(parts)] if parts else []
    ranges += [(whole.low, whole.high) for whole in wholes]
    lows = [low for low, _ in ranges if low is not None]
    highs = [high for _, high in ranges]
    high = None if None in highs or not highs else max(h for h in highs if h is not None)
    return (max(lows) if lows else None), high


def _sum(casualties: Sequence[Casualties]) -> tuple[int | None, int | None]:
    """Add up figures; one open end leaves the sum open there."""
    lows = [c.low for c in casualties if c.low is not None]
    highs = [c.high for c in casualties if c.high is not None]
    low = sum(lows) if lows else None
    return low, (sum(highs) if len(highs) == len(casualties) else None)


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
