"""Deeds by place, and the part of the world that shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from foreshock.brief.evidence import EvidenceBook
from foreshock.brief.model import PlaceMap, PlaceMark
from foreshock.brief.reading import Reading, is_conflict
from foreshock.brief.toll import Toll, toll_of_event
from foreshock.records import Event, PlaceMention

View = tuple[float, float, float, float]
_WORLD: View = (-170.0, -56.0, 180.0, 72.0)
_MARGIN_DEG = 1.5
_NARROWEST_DEG = 4.0


def draw_map(reading: Reading, book: EvidenceBook) -> PlaceMap:
    """Gather the deeds that have a place with coordinates."""
    at: defaultdict[tuple[str, str, float, float], list[Event]] = defaultdict(list)
    left_out = []
    for event in reading.deeds:
        place = event.place
        if place is None or place.lat is None or place.lon is None:
            left_out.append(event)
        else:
            at[place.name, place.precision, place.lat, place.lon].append(event)
    marks = [_mark(reading, book, events) for events in at.values()]
    marks.sort(key=lambda mark: (-mark.n, mark.name))
    return PlaceMap(
        view=reading.inputs.region_bbox or fit_view([(mark.lon, mark.lat) for mark in marks]),
        places=tuple(marks),
        not_drawn=book.count_events(left_out, "Deeds without a place on the map"),
    )


def _mark(reading: Reading, book: EvidenceBook, events: Sequence[Event]) -> PlaceMark:
    place = _place(events[0])
    killed = _sum_of_tolls(reading, events)
    return PlaceMark(
        name=place.name,
        country=place.country,
        lat=float(place.lat or 0.0),
        lon=float(place.lon or 0.0),
        precision=place.precision,
        n=len(events),
        n_conflict=sum(is_conflict(event) for event in events),
        killed=None if killed is None else str(killed),
        figure=book.count_events(events, f"Deeds: {place.name}"),
    )


def _place(event: Event) -> PlaceMention:
    assert event.place is not None
    return event.place


def _sum_of_tolls(reading: Reading, events: Sequence[Event]) -> Toll | None:
    tolls = [toll for event in events if (toll := toll_of_event(reading, event, "killed"))]
    if not tolls:
        return None
    summed = Toll(0, 0)
    for toll in tolls:
        summed = summed.plus(toll)
    return summed


def fit_view(points: Sequence[tuple[float, float]]) -> View:
    """Return the box around points with a margin; the inhabited world if there are none.

    Examples
    --------
    >>> fit_view([(40.0, 30.0), (50.0, 36.0)])
    (38.5, 28.5, 51.5, 37.5)
    """
    if not points:
        return _WORLD
    west, east = _spread([lon for lon, _ in points], least=-180.0, most=180.0)
    south, north = _spread([lat for _, lat in points], least=-80.0, most=80.0)
    return west, south, east, north


def _spread(values: Sequence[float], *, least: float, most: float) -> tuple[float, float]:
    low, high = min(values) - _MARGIN_DEG, max(values) + _MARGIN_DEG
    lacking = max(0.0, _NARROWEST_DEG - (high - low)) / 2
    return max(least, low - lacking), min(most, high + lacking)
