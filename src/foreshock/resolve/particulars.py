"""Compare who, whom, how and at what cost of two claims, one topic a function.

`foreshock.resolve.circumstances` tells what the weights mean.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from foreshock.records import ActorMention, Claim
from foreshock.resolve.finding import Finding
from foreshock.resolve.sides import Hierarchy, SideFinding, persons, relate_sides
from foreshock.resolve.sighting import Sighting

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
# What may stand before an act that is not the one told of before.
_OTHER = re.compile(r"\b(another|other|second|third|separate\w*|more|again|also|similar)\b", re.I)
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
_FIGURE_WEIGHT, _FIGURE_SLOPE, _MAX_FIGURE_WEIGHT = 0.3, 0.2, 2.1


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
    """Compare the figures of one kind and nationality; agreements add up."""
    pairs = [
        (here, there)
        for here in left.claim.casualties
        for there in right.claim.casualties
        if here.effect == there.effect
        and (here.country or there.country) == (there.country or here.country)
        and here.low is not None
        and there.low is not None
    ]
    agreed = {
        (here.effect, here.country or there.country or "", here.low or 0)
        for here, there in pairs
        if (here.low, here.high) == (there.low, there.high)
    }
    if agreed:
        return _agreed_figures(sorted(agreed))
    ratios = [_growth(here.low or 0, there.low or 0) for here, there in pairs]
    if not ratios:
        return None
    weight = -0.3 if min(ratios) <= _MAX_GROWTH else -1.5
    return Finding(topic="casualties", weight=weight, reason="different numbers of casualties")


def _agreed_figures(agreed: list[tuple[str, str, int]]) -> Finding:
    """Weigh the figures on which both agree: 23 is a surprise where 1 is none."""
    weight = sum(_FIGURE_WEIGHT + _FIGURE_SLOPE * n for _effect, _country, n in agreed)
    told = ", ".join(f"{n} {effect}" for effect, _country, n in agreed)
    return Finding(
        topic="casualties",
        weight=min(weight, _MAX_FIGURE_WEIGHT),
        reason=f"same number: {told}",
        positive=True,
    )


def _growth(low: int, high: int) -> float:
    return (max(low, high) + 1) / (min(low, high) + 1)


def find_mode(left: Sighting, right: Sighting, _: Hierarchy | None) -> Finding | None:
    """Compare how it was done."""
    here, there = left.claim.mode, right.claim.mode
    if here is None or there is None or left.claim.event_type != right.claim.event_type:
        return None
    if here == there:
        # The weapon gives the mode; the two are one piece of evidence.
        weight = 0.2 if _heads(left) & _heads(right) else 0.5
        return Finding(topic="mode", weight=weight, reason=f"same mode: {here}")
    if any({here, there} <= family for family in _MODE_FAMILIES):
        return None
    reason = f"different modes: {', '.join(sorted((here, there)))}"
    return Finding(topic="mode", weight=-1.5, reason=reason)


def find_means(left: Sighting, right: Sighting, _: Hierarchy | None) -> Finding | None:
    """Compare the weapons; a "ballistic missile" is a "missile"."""
    here, there = set(left.claim.means), set(right.claim.means)
    if not here or not there:
        return None
    shared = _heads(left) & _heads(right)
    if shared:
        return Finding(topic="means", weight=0.7, reason=f"same means: {', '.join(sorted(shared))}")
    # Rockets are taken for mortars and drones for missiles, so this rules nothing out.
    told = ", ".join(sorted(here | there))
    return Finding(topic="means", weight=-0.4, reason=f"different means: {told}")


def _heads(sighting: Sighting) -> set[str]:
    return {means.split()[-1] for means in sighting.claim.means}


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


def same_side(
    lefts: tuple[ActorMention, ...], rights: tuple[ActorMention, ...], hierarchy: Hierarchy | None
) -> bool:
    """Whether two sides agree outright: the same, one part of the other, or both left open."""
    if not lefts and not rights:
        return True
    return relate_sides(lefts, rights, hierarchy).relation in ("same", "part", "named")
