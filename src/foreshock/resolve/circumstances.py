"""Compare type, wording, day and place of two claims, one topic a function.

The weights, here and in `foreshock.resolve.particulars`, say how surprising an agreement would be
between two different happenings of one week. They are set by hand and add up against
`foreshock.resolve.compare.THRESHOLDS`.
"""

from __future__ import annotations

from rapidfuzz import fuzz

from foreshock.records import PlaceMention
from foreshock.resolve.finding import Finding
from foreshock.resolve.place import relate_places
from foreshock.resolve.sides import Hierarchy
from foreshock.resolve.sighting import Sighting

# One act told under two types: who is captured may be abducted or arrested.
_NEAR_TYPES = (
    {("ASSAULT", "abduct"), ("COERCE", "arrest")},
    {("ASSAULT", "abduct"), ("COERCE", "seize")},
    {("COERCE", "restrict"), ("SANCTION", "discontinue")},
)
_NEAR_WORDS_RATIO = 92.0
_MIN_WORDS_LENGTH = 40
# Undated news tells of what happened within about a week before it was published.
MAX_LAG_DAYS = 7
MAX_PUBLICATION_GAP_DAYS = 3
# The longer the wait, the more likely that something else happened in between.
_WEIGHT_OF_LAG_DAY = 0.1
_WEEK_DAYS = 7
# A base and the town beside it are mostly one place in the news.
_WITHIN_WEIGHT = 1.3
_POINT_WEIGHT = 2.5
# In a capital more than one thing happens a day, and in any town within a week.
_LARGE_CITY_KM = 9.0
_UNDATED_FACTOR = 0.7


def find_type(left: Sighting, right: Sighting, _: Hierarchy | None) -> Finding | None:
    """Compare the event types."""
    types = {(left.claim.event_type, left.claim.mode), (right.claim.event_type, right.claim.mode)}
    if left.claim.event_type == right.claim.event_type:
        return None
    told = " and ".join(sorted(name for name, _mode in types))
    near = types in _NEAR_TYPES
    reason = f"told as {told}" if near else f"different types: {told}"
    return Finding(topic="type", weight=-0.3, reason=reason, contradicts=not near)


def find_words(left: Sighting, right: Sighting, _: Hierarchy | None) -> Finding | None:
    """Compare the wording: an agency's sentence goes through many papers, slightly edited."""
    if min(len(left.words), len(right.words)) < _MIN_WORDS_LENGTH:
        return None
    ratio = fuzz.ratio(left.words, right.words, score_cutoff=_NEAR_WORDS_RATIO)
    if not ratio:
        return None
    return Finding(topic="words", weight=2.0, reason="nearly the same words", positive=True)


def find_date(left: Sighting, right: Sighting, _: Hierarchy | None) -> Finding | None:
    """Compare when it happened, or failing that when it was published."""
    if left.claim.date.is_known and right.claim.date.is_known:
        return _both_dated(left, right)
    if left.claim.date.is_known or right.claim.date.is_known:
        dated, other = (left, right) if left.claim.date.is_known else (right, left)
        return _one_dated(dated, other)
    if left.claim.report_id == right.claim.report_id:
        return None
    if left.published is None or right.published is None:
        return Finding(topic="date", weight=-1.0, reason="neither tells when")
    gap = abs(left.published - right.published)
    weight = -_WEIGHT_OF_LAG_DAY * gap if gap <= MAX_PUBLICATION_GAP_DAYS else -2.0
    reason = f"undated and published {gap} days apart" if gap else "undated, published on one day"
    return Finding(topic="date", weight=weight, reason=reason)


def _both_dated(left: Sighting, right: Sighting) -> Finding:
    gap = days_apart(left, right)
    if gap > 1 or (gap == 1 and not (_is_one_day(left) and _is_one_day(right))):
        return Finding(topic="date", weight=-5, reason=f"{gap} days apart", contradicts=True)
    if gap == 1:
        # Midnight in Baghdad is the day before in Washington; yet shelling also comes daily.
        return Finding(topic="date", weight=-1.5, reason="one day apart")
    if _is_one_day(left) and _is_one_day(right):
        return Finding(topic="date", weight=0.5, reason=f"same day: {left.claim.date.start}")
    n_days = max(left.claim.date.n_days or 999, right.claim.date.n_days or 999)
    if n_days <= _WEEK_DAYS:
        return Finding(topic="date", weight=0.2, reason="within the same days")
    # A span of weeks is mostly that of a campaign, not of one act in it.
    return Finding(topic="date", weight=-1.0, reason=f"dates overlap within {n_days} days")


def days_apart(left: Sighting, right: Sighting) -> int:
    """Return the number of days between two dated claims, 0 where they may be of one day."""
    gaps = [0]
    if left.last is not None and right.first is not None:
        gaps.append(right.first - left.last)
    if right.last is not None and left.first is not None:
        gaps.append(left.first - right.last)
    return max(gaps)


def _is_one_day(sighting: Sighting) -> bool:
    return sighting.first is not None and sighting.first == sighting.last


def _one_dated(dated: Sighting, other: Sighting) -> Finding | None:
    """Hold a date against the day on which the undated report came out."""
    if not dated.is_accomplished:
        return None
    if other.published is None:
        return Finding(topic="date", weight=-1.0, reason="only one tells when")
    if dated.first is not None and dated.first > other.published + 1:
        reason = "it happened after the other report was published"
        return Finding(topic="date", weight=-5, reason=reason, contradicts=True)
    if dated.last is None:
        return None
    lag_days = max(0, other.published - dated.last)
    weight = -_WEIGHT_OF_LAG_DAY * lag_days if lag_days <= MAX_LAG_DAYS else -2.0
    reason = f"one is undated and was published {lag_days} days later"
    return Finding(topic="date", weight=weight, reason=reason)


def find_place(left: Sighting, right: Sighting, _: Hierarchy | None) -> Finding | None:
    """Compare where it happened; for words, where they were said matters less."""
    here, there = left.claim.place, right.claim.place
    relation = relate_places(here, there)
    if here is None or there is None or relation == "unknown":
        return None
    names = here.name if here.name == there.name else f"{here.name}, {there.name}"
    if relation == "differ":
        deed = left.claim.domain == "deed"
        weight = -5.0 if deed else -0.7
        reason = f"different places: {names}"
        return Finding(topic="place", weight=weight, reason=reason, contradicts=deed)
    if relation == "same_country":
        return Finding(topic="place", weight=0.3, reason=f"same country: {names}")
    weight = min(_place_weight(here), _place_weight(there))
    if relation != "same":
        weight = min(weight, _WITHIN_WEIGHT)
    if not (left.claim.date.is_known and right.claim.date.is_known) and weight < _POINT_WEIGHT:
        weight *= _UNDATED_FACTOR
    if left.claim.domain == "word":
        weight = min(weight, 1.0)
    how = {"same": "same place", "within": "one place within the other", "near": "places close by"}
    reason = f"{how[relation]}: {names}"
    return Finding(topic="place", weight=weight, reason=reason, positive=True)


def _place_weight(place: PlaceMention) -> float:
    """Return how telling it is that two acts of a day are at one place of this kind."""
    if place.precision == "city":
        is_large = place.radius_km is not None and place.radius_km > _LARGE_CITY_KM
        return 1.5 if is_large else 1.8
    return {"point": _POINT_WEIGHT, "admin1": 1.2}.get(place.precision, 0.8)
