"""A store to measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import msgspec

from foreshock.measures import Between, DayValue, UndatedValue, between
from foreshock.store import AsOf, EventQuery, Store
from foreshock.workflow.resolving import events_of


class PeriodValue(msgspec.Struct, frozen=True, kw_only=True):
    """What one side said and did to another in some days, and which events gave the numbers.

    Attributes
    ----------
    first, last : the days; ``None`` where the reports leave them open
    precision : ``week``, or of an event that is not known to the day, how well its date is known
    intensity_words, intensity_deeds : sums of scores in [-10, 10]; ``None`` for undated events
    """

    first: date | None
    last: date | None
    precision: str
    source: str | None
    target: str | None
    n_words: int
    n_deeds: int
    intensity_words: float | None
    intensity_deeds: float | None
    event_ids: tuple[str, ...]


def weeks_between(
    store: Store,
    left: str,
    right: str,
    *,
    as_of: AsOf | None = None,
    since: date | None = None,
    until: date | None = None,
) -> list[PeriodValue]:
    """Return week by week what two actors said and did to each other, both ways.

    Weeks without events are there with zeros. Events that are not known to the day stand at the
    end, each span of days by itself, and are in no week's number.

    Parameters
    ----------
    left, right : a country, a class ("USA-MIL") or one actor's id
    since, until : the window; else from the first to the last dated event between the two
    """
    query = EventQuery(as_of=as_of, between=(left, right), since=since, until=until)
    found = between(events_of(store, query), left, right, first=since, last=until)
    return list(_periods(found))


def _periods(found: Between) -> Iterator[PeriodValue]:
    """Yield the weeks of each direction, then what has no day."""
    weeks: dict[tuple[str | None, str | None, date], list[DayValue]] = {}
    for value in found.days:
        monday = value.day - timedelta(days=value.day.weekday())
        weeks.setdefault((value.source, value.target, monday), []).append(value)
    for (_, _, monday), days in sorted(weeks.items(), key=lambda item: item[0][2]):
        yield _week(monday, days)
    yield from map(_undated, found.undated)


def _week(monday: date, days: Iterable[DayValue]) -> PeriodValue:
    listed = list(days)
    return PeriodValue(
        first=monday,
        last=monday + timedelta(days=6),
        precision="week",
        source=listed[0].source,
        target=listed[0].target,
        n_words=sum(day.n_words for day in listed),
        n_deeds=sum(day.n_deeds for day in listed),
        intensity_words=sum(day.intensity_words for day in listed),
        intensity_deeds=sum(day.intensity_deeds for day in listed),
        event_ids=tuple(event_id for day in listed for event_id in day.event_ids),
    )


def _undated(value: UndatedValue) -> PeriodValue:
    return PeriodValue(
        first=value.first,
        last=value.last,
        precision=value.date_precision,
        source=value.source,
        target=value.target,
        n_words=value.n_words,
        n_deeds=value.n_deeds,
        intensity_words=None,
        intensity_deeds=None,
        event_ids=value.event_ids,
    )
