"""What speaks for and against two claims telling of one happening, one topic a function."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import msgspec
from rapidfuzz import fuzz

from foreshock.records import ActorMention, Casualties, Claim
from foreshock.resolve.place import relate_places
from foreshock.resolve.sides import Hierarchy, SideFinding, persons, relate_sides
from foreshock.resolve.sighting import Sighting

Topic = Literal[
    "type",
    "words",
    "date",
    "place",
    "source",
    "target",
    "death",
    "casualties",
    "mode",
    "means",
    "other",
]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that speaks for or against.

    Attributes
    ----------
    weight : how much; below zero against
    positive : whether it is evidence that may found a merge, not only go with one
    contradicts : whether it rules a merge out
    """

    topic: Topic
    weight: float
    reason: str
    positive: bool = False
    contradicts: bool = False


Finder = Callable[[Sighting, Sighting, Hierarchy | None], Finding | None]

# The weights say how surprising an agreement would be between two different happenings of one
# week. They are set by hand and add up against `compare.THRESHOLDS`.
_SIDE_WEIGHTS = {"same": 1.0, "part": 0.8, "named": 0.5, "kin": 0.5, "backed": 0.6}
_SIDE_LABELS = {
    "same": "same",
    "part": "one part of the other as",
    "named": "same name of",
    "kin": "related",
    "backed": "backer beside backed as",
}
# Two sides at war do this to each other at several places a day.
_DAILY_TYPES = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_DAILY_FACTOR = 0.7
_SPECIFIC_BONUS = 0.5
# A base and the town beside it are mostly one place in the news.
_WITHIN_WEIGHT = 1.3
_NEAR_WORDS_RATIO = 92.0
_MIN_WORDS_LENGTH = 40
# Undated news tells of what happened within about a week before it was published.
MAX_LAG_DAYS = 7
MAX_PUBLICATION_GAP_DAYS = 3
# The longer the wait, the more likely that something else happened in between.
_WEIGHT_OF_LAG_DAY = 0.1
_WEEK_DAYS = 7
_OTHER = re.compile(r"\b(another|other|second|third|separate\w*|more|again|also|similar)\b", re.I)
# One act told under two types: who is captured may be abducted or arrested.
_NEAR_TYPES = (
    {("ASSAULT", "abduct"), ("COERCE", "arrest")},
    {("ASSAULT", "abduct"), ("COERCE", "seize")},
    {("COERCE", "restrict"), ("SANCTION", "discontinue")},
)
_MODE_FAMILIES = (
    frozenset({"aerial", "drone", "heavy-weapons", "targeted", "destroy"}),
    frozenset({"explosives", "suicide-attack", "targeted", "destroy"}),
    frozenset({"firearms", "targeted", "heavy-weapons", "explosives"}),
    frozenset({"beat", "torture", "abduct", "crowd-control", "primitive"}),
    frozenset({"demo", "obstruct", "riot", "vandalize", "strike"}),
    frozenset({"troops", "weapons"}),
    frozenset({"disapprove", "allege"}),
    frozenset({"visit", "multilateral", "third-party"}),
    frozenset({"restrict", "curfew", "martial-law", "censor"}),
    frozenset({"relations", "expel", "restrict"}),
    frozenset({"change", "yield"}),
)
# Counts of one event grow from report to report; beyond this factor they are of two.
_MAX_GROWTH = 3.0


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
    if left.claim.report_id == right.claim.report_id:
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
    return Finding(topic="date", weight=-0.5, reason=f"dates overlap within {n_days} days")


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
    return Finding(topic="date", weight=weight, reason=f"{lag_days} days before an undated report")


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
    fine = {"point": 2.5, "city": 1.8, "admin1": 1.2, "region": 0.8}[
        max(here, there, key=lambda place: _PRECISION_RANK[place.precision]).precision
    ]
    weight = fine if relation == "same" else min(fine, _WITHIN_WEIGHT)
    if left.claim.domain == "word":
        weight = min(weight, 1.0)
    how = {"same": "same place", "within": "one place within the other", "near": "places close by"}
    return Finding(
        topic="place", weight=weight, reason=f"{how[relation]}: {names}", positive=weight >= 1.0
    )


_PRECISION_RANK = {"point": 0, "city": 1, "admin1": 2, "region": 3, "country": 4}


def find_source(left: Sighting, right: Sighting, hierarchy: Hierarchy | None) -> Finding | None:
    """Compare who did it. Blame differs between reports; the speaker of words does not."""
    found = relate_sides(left.claim.source, right.claim.source, hierarchy)
    if found.relation == "differ" and "denied" in (left.claim.status, right.claim.status):
        return None
    is_word = left.claim.domain == "word"
    finding = _side_finding("source", found, left.claim)
    # Only for words: what one office says in a day is mostly one statement, but one army
    # acts at many places.
    if finding is not None and is_word and found.relation == "same" and found.specific:
        return msgspec.structs.replace(finding, positive=True)
    return finding


def find_target(left: Sighting, right: Sighting, hierarchy: Hierarchy | None) -> Finding | None:
    """Compare whom it was done to."""
    found = relate_sides(left.claim.target, right.claim.target, hierarchy)
    finding = _side_finding("target", found, left.claim)
    if finding is None or finding.weight < 0:
        return finding
    return msgspec.structs.replace(finding, positive=True)


def _side_finding(
    topic: Literal["source", "target"], found: SideFinding, claim: Claim
) -> Finding | None:
    """Turn the relation of two sides into a finding on a claim and its like."""
    contradicts = claim.domain == "word"
    is_daily = claim.event_type in _DAILY_TYPES
    if found.relation == "unknown":
        return None
    names = found.left if found.left == found.right else f"{found.left}, {found.right}"
    if found.relation == "differ":
        weight = -5.0 if contradicts else (-1.5 if topic == "source" else -1.0)
        reason = f"different {topic}s: {names}"
        return Finding(topic=topic, weight=weight, reason=reason, contradicts=contradicts)
    bonus = _SPECIFIC_BONUS if found.specific and found.relation == "same" else 0.0
    factor = _DAILY_FACTOR if is_daily and not bonus else 1.0
    weight = factor * _SIDE_WEIGHTS[found.relation] + bonus
    reason = f"{_SIDE_LABELS[found.relation]} {topic}: {names}"
    return Finding(topic=topic, weight=weight, reason=reason)


def find_death(left: Sighting, right: Sighting, hierarchy: Hierarchy | None) -> Finding | None:
    """See whether both tell of the killing of one named person, which happens only once."""
    if not (kills(left) and kills(right)):
        return None
    here, there = persons(left.claim.target, hierarchy), persons(right.claim.target, hierarchy)
    dead = sorted(name for actor_id, name in here.items() if actor_id in there)
    if not dead:
        return None
    return Finding(topic="death", weight=4.0, reason=f"the death of {dead[0]}", positive=True)


def kills(sighting: Sighting) -> bool:
    """Whether somebody was killed, as far as the claim says."""
    claim = sighting.claim
    killed = any(told.effect == "killed" for told in claim.casualties)
    return claim.event_type == "ASSAULT" and sighting.is_accomplished and killed


def find_casualties(left: Sighting, right: Sighting, _: Hierarchy | None) -> Finding | None:
    """Compare the figures of one kind and nationality; one agreement is enough."""
    findings = [
        _compare_figures(here, there)
        for here in left.claim.casualties
        for there in right.claim.casualties
        if here.effect == there.effect
        and (here.country or there.country) == (there.country or here.country)
        and here.low is not None
        and there.low is not None
    ]
    return max(findings, key=lambda finding: (finding.weight, finding.reason), default=None)


def _compare_figures(here: Casualties, there: Casualties) -> Finding:
    low, high = here.low or 0, there.low or 0
    if (here.low, here.high) == (there.low, there.high):
        # That two attacks both kill one is no surprise; that both kill 23 is one.
        weight = 0.8 + min(low, 10) / 10
        reason = f"same number {here.effect}: {low}"
        return Finding(topic="casualties", weight=weight, reason=reason, positive=True)
    ratio = (max(low, high) + 1) / (min(low, high) + 1)
    reason = f"{here.effect}: {min(low, high)} and {max(low, high)}"
    weight = -0.3 if ratio <= _MAX_GROWTH else -1.5
    return Finding(topic="casualties", weight=weight, reason=reason)


def find_mode(left: Sighting, right: Sighting, _: Hierarchy | None) -> Finding | None:
    """Compare how it was done."""
    here, there = left.claim.mode, right.claim.mode
    if here is None or there is None or left.claim.event_type != right.claim.event_type:
        return None
    if here == there:
        return Finding(topic="mode", weight=0.5, reason=f"same mode: {here}")
    if any({here, there} <= family for family in _MODE_FAMILIES):
        return None
    reason = f"different modes: {', '.join(sorted((here, there)))}"
    return Finding(topic="mode", weight=-1.5, reason=reason)


def find_means(left: Sighting, right: Sighting, _: Hierarchy | None) -> Finding | None:
    """Compare the weapons."""
    here, there = set(left.claim.means), set(right.claim.means)
    if not here or not there:
        return None
    shared = ", ".join(sorted(here & there))
    if shared:
        return Finding(topic="means", weight=0.7, reason=f"same means: {shared}")
    # Rockets are taken for mortars and drones for missiles, so this rules nothing out.
    return Finding(topic="means", weight=-0.7, reason="different means")


def find_other(left: Sighting, right: Sighting, _: Hierarchy | None) -> Finding | None:
    """See whether one report itself tells the second from the first ("another attack")."""
    if left.claim.report_id != right.claim.report_id:
        return None
    later = max(left, right, key=lambda sighting: sighting.claim.trigger.start)
    before = later.claim.evidence.text[: later.trigger_offset + len(later.claim.trigger.text)]
    match = _OTHER.search(" ".join(before.split()[-5:]))
    if match is None:
        return None
    reason = f"the report itself tells them apart: {match.group().lower()!r}"
    return Finding(topic="other", weight=-5.0, reason=reason, contradicts=True)


FINDERS: tuple[Finder, ...] = (
    find_type,
    find_date,
    find_place,
    find_source,
    find_target,
    find_death,
    find_other,
    find_words,
    find_casualties,
    find_mode,
    find_means,
)


def same_side(
    lefts: tuple[ActorMention, ...], rights: tuple[ActorMention, ...], hierarchy: Hierarchy | None
) -> bool:
    """Whether two sides agree outright: the same, one part of the other, or both left open."""
    if not lefts and not rights:
        return True
    return relate_sides(lefts, rights, hierarchy).relation in ("same", "part", "named")
