"""Whether two claims may tell of one place."""

from __future__ import annotations

from math import asin, cos, hypot, radians, sin, sqrt
from typing import Literal

from rapidfuzz import fuzz

from foreshock.records import PlaceMention, PlacePrecision

PlaceRelation = Literal["same", "within", "near", "same_country", "unknown", "differ"]

#: From the finest to the coarsest.
PRECISIONS: tuple[PlacePrecision, ...] = ("point", "city", "admin1", "region", "country")
_EARTH_RADIUS_KM = 6371.0
_MIN_NAME_RATIO = 90.0
# Two gazetteers put one base or town that far apart.
_SAME_SPOT_KM = {"point": 3.0, "city": 10.0}
# How far from its centre a place may reach where the gazetteer tells no radius.
_REACH_KM = {"point": 3.0, "city": 10.0, "admin1": 200.0, "region": 400.0}
# Bases lie at the edge of the town they are named after.
_SLACK_KM = 5.0
# "In Baghdad" may be said of a camp an hour's drive away: that far nothing speaks against it.
_NEARBY_KM = 35.0


def relate_places(left: PlaceMention | None, right: PlaceMention | None) -> PlaceRelation:
    """Return how two places stand to each other.

    ``within`` is a finer place inside a coarser one, ``near`` two that may be one under two
    names, ``same_country`` all that is known of a country beside a place in it.

    Examples
    --------
    >>> k1 = PlaceMention(name="K1", country="IRQ", lat=35.49, lon=44.26, precision="point",
    ...                   text="K1", start=0, end=2)
    >>> iraq = PlaceMention(name="Iraq", country="IRQ", lat=33.0, lon=44.0,
    ...                     precision="country", text="Iraq", start=0, end=4)
    >>> relate_places(k1, iraq), relate_places(k1, k1), relate_places(k1, None)
    ('same_country', 'same', 'unknown')
    """
    if left is None or right is None:
        return "unknown"
    if left.country and right.country and left.country != right.country:
        return "differ"
    if "country" in (left.precision, right.precision):
        both_known = left.country is not None and right.country is not None
        return "same_country" if both_known else "unknown"
    if _same_name(left, right):
        return "same"
    return _by_distance(left, right)


def _by_distance(left: PlaceMention, right: PlaceMention) -> PlaceRelation:
    """Judge two places of different names by where they lie."""
    km = distance_km(left, right)
    if km is None:
        return "unknown"
    reaches_km = _reach_km(left) + _reach_km(right)
    if left.precision == right.precision:
        same_spot_km = _SAME_SPOT_KM.get(left.precision, reaches_km / 2)
        return "near" if km <= max(same_spot_km, reaches_km / 2) else "differ"
    if km <= reaches_km + _SLACK_KM:
        return "within"
    return "unknown" if km <= reaches_km + _NEARBY_KM else "differ"


def distance_km(left: PlaceMention, right: PlaceMention) -> float | None:
    """Return the great-circle distance, ``None`` where a place has no coordinates.

    Examples
    --------
    >>> def at(lat, lon):
    ...     return PlaceMention(name="x", country=None, lat=lat, lon=lon, precision="point",
    ...                         text="x", start=0, end=1)
    >>> round(distance_km(at(0, 0), at(0, 1)), 1)
    111.2
    """
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    rise = sin(radians(right.lat - left.lat) / 2)
    turn = sin(radians(right.lon - left.lon) / 2)
    breadth = sqrt(cos(radians(left.lat)) * cos(radians(right.lat)))
    return 2 * _EARTH_RADIUS_KM * asin(min(1.0, hypot(rise, breadth * turn)))


def _reach_km(place: PlaceMention) -> float:
    return place.radius_km if place.radius_km is not None else _REACH_KM.get(place.precision, 0.0)


def _same_name(left: PlaceMention, right: PlaceMention) -> bool:
    if left.country != right.country:
        return False
    return fuzz.ratio(left.name.casefold(), right.name.casefold()) >= _MIN_NAME_RATIO
