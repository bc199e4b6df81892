"""Words against deeds over time, for all sides and for each pair in focus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations

from foreshock.brief.evidence import EvidenceBook
from foreshock.brief.model import Bar, Panel, Timeline, TimeUnit
from foreshock.brief.reading import Reading
from foreshock.brief.sides import is_between, name_of
from foreshock.brief.wording import QUAD_WORDS, day_text
from foreshock.records import Event

# Up to this length a week a bar would leave too few bars to see anything.
_LONGEST_BY_DAY = 45


def draw_timeline(reading: Reading, book: EvidenceBook) -> Timeline:
    """Count events by day or week and PLOVER quad."""
    n_days = (reading.end - reading.start).days + 1
    unit: TimeUnit = "day" if n_days <= _LONGEST_BY_DAY else "week"
    drawn = [event for event in reading.happened if _is_drawn(reading, event, unit)]
    left_out = [event for event in reading.happened if not _is_drawn(reading, event, unit)]
    groups: list[tuple[str, list[Event]]] = [("All sides", drawn)]
    for one, other in combinations(reading.inputs.focus, 2):
        between = [event for event in drawn if is_between(event, one, other)]
        groups.append((f"{name_of(one)} and {name_of(other)}", between))
    return Timeline(
        unit=unit,
        start=_bin_start(reading.start, unit),
        end=reading.end,
        panels=tuple(
            Panel(title=title, bars=_bars(reading, book, title, events, unit))
            for title, events in groups
        ),
        not_drawn=book.count_events(left_out, "Events without a day or week"),
    )


def _is_drawn(reading: Reading, event: Event, unit: TimeUnit) -> bool:
    """Whether the event is dated well enough to stand in one bar."""
    return event.event_id in reading.day_of and (unit == "week" or event.occurred.n_days == 1)


def _bars(
    reading: Reading, book: EvidenceBook, title: str, events: Sequence[Event], unit: TimeUnit
) -> tuple[Bar, ...]:
    binned: defaultdict[tuple[date, int], list[Event]] = defaultdict(list)
    for event in events:
        binned[_bin_start(reading.day_of[event.event_id], unit), event.quad].append(event)
    return tuple(
        Bar(
            start=start,
            quad=quad,
            n=len(found),
            figure=book.count_events(
                found, f"{title}: {QUAD_WORDS[quad]}, {bin_text(start, unit)}"
            ),
        )
        for (start, quad), found in sorted(binned.items())
    )


def _bin_start(day: date, unit: TimeUnit) -> date:
    """Return the first day of a bar; weeks begin on Monday."""
    return day if unit == "day" else day - timedelta(days=day.weekday())


def bin_text(start: date, unit: TimeUnit) -> str:
    """Name the time of a bar.

    Examples
    --------
    >>> bin_text(date(2019, 12, 30), "week")
    'week of 30 December 2019'
    """
    return day_text(start) if unit == "day" else f"week of {day_text(start)}"
