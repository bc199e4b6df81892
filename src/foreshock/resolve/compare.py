"""Whether two claims tell of one happening, with the reasons."""

from __future__ import annotations

from math import exp

import msgspec

from foreshock.records import Domain, Verdict
from foreshock.resolve.circumstances import find_date, find_place, find_type, find_words
from foreshock.resolve.finding import Finder, Finding
from foreshock.resolve.particulars import (
    find_casualties,
    find_death,
    find_means,
    find_mode,
    find_other,
    find_source,
    find_target,
    same_side,
)
from foreshock.resolve.sides import Hierarchy
from foreshock.resolve.sighting import Sighting

#: Sum of weights from which two claims are one. Deeds of one kind in one town on one day pass;
#: statements need both sides and the day, because the same sides speak daily.
THRESHOLDS: dict[Domain, float] = {"word": 2.5, "deed": 2.25}
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
# A score of .5 would be a coin toss; at the threshold itself a merge is a little better than that.
_SCORE_AT_THRESHOLD = 0.6
_STEEPNESS = 1.2
_SCORE_OF_CONTRADICTION = 0.9
_SCORE_WITHIN_REPORT = 0.7
# A paper that reprints a sentence does so within days; later the same words are news again.
_MAX_COPY_GAP_DAYS = 2


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of a comparison.

    Attributes
    ----------
    verdict : ``None`` if the evidence does not suffice either way
    score : in [0, 1], how sure the verdict is
    reasons : what spoke for and against, strongest first
    """

    verdict: Verdict | None
    score: float
    reasons: tuple[str, ...]


def compare(left: Sighting, right: Sighting, hierarchy: Hierarchy | None = None) -> Comparison:
    """Compare two claims.

    They are one if something positive says so (place, target, casualties, wording; for words
    also a speaker who is one body), nothing contradicts, and the weights reach the threshold.
    A claim that tells neither when nor where joins only another of its own report, or a copy,
    or one that tells of the same person's death.
    """
    if is_copy(left, right):
        return Comparison(verdict="same", score=1.0, reasons=("the same words",))
    findings = [
        finding for find in FINDERS if (finding := find(left, right, hierarchy)) is not None
    ]
    against = _contradictions(findings)
    if left.state != right.state:
        against.append(_states_differ(left, right))
    if against:
        reasons = tuple(finding.reason for finding in against)
        return Comparison(verdict="different", score=_SCORE_OF_CONTRADICTION, reasons=reasons)
    dies = any(finding.topic == "death" for finding in findings)
    if (left.is_bare or right.is_bare) and not dies:
        return _compare_bare(left, right, hierarchy)
    return _weigh(findings, THRESHOLDS[left.claim.domain])


def is_copy(left: Sighting, right: Sighting) -> bool:
    """Whether one claim repeats the other word for word, about the same day."""
    one, other = left.claim, right.claim
    if (one.event_type, one.status, one.trigger.text) != (
        other.event_type,
        other.status,
        other.trigger.text,
    ):
        return False
    if (left.words, left.trigger_offset) != (right.words, right.trigger_offset):
        return False
    if (left.first, left.last) != (right.first, right.last):
        return False
    if left.published is None or right.published is None:
        return True
    return abs(left.published - right.published) <= _MAX_COPY_GAP_DAYS


def _contradictions(findings: list[Finding]) -> list[Finding]:
    """Return what rules a merge out."""
    against = [finding for finding in findings if finding.contradicts]
    topics = {finding.topic for finding in findings if finding.positive}
    if not topics & {"casualties", "words", "death"}:
        # Adjacent days are one only for a reason that daily shelling would not give.
        against += [f for f in findings if f.topic == "date" and f.reason == "one day apart"]
    return against


def _states_differ(left: Sighting, right: Sighting) -> Finding:
    states = " and ".join(sorted((left.state, right.state)))
    return Finding(topic="type", weight=-5, reason=f"different states: {states}", contradicts=True)


def _compare_bare(left: Sighting, right: Sighting, hierarchy: Hierarchy | None) -> Comparison:
    """Compare two claims of which one tells neither when nor where."""
    one, other = left.claim, right.claim
    same_act = (
        one.report_id == other.report_id
        and one.event_type == other.event_type
        and one.trigger.text.casefold() == other.trigger.text.casefold()
        and bool(one.source or one.target)
        and same_side(one.source, other.source, hierarchy)
        and same_side(one.target, other.target, hierarchy)
    )
    if not same_act:
        return Comparison(verdict=None, score=0.0, reasons=("neither day nor place",))
    reasons = ("same report, act and actors",)
    return Comparison(verdict="same", score=_SCORE_WITHIN_REPORT, reasons=reasons)


def _weigh(findings: list[Finding], threshold: float) -> Comparison:
    """Sum up the evidence where nothing contradicts."""
    total = sum(finding.weight for finding in findings)
    ordered = sorted(findings, key=lambda finding: (-abs(finding.weight), finding.reason))
    reasons = tuple(finding.reason for finding in ordered)
    is_same = total >= threshold and any(finding.positive for finding in findings)
    score = _score(total - threshold)
    return Comparison(verdict="same" if is_same else None, score=score, reasons=reasons)


def _score(margin: float) -> float:
    """Map the sum beyond the threshold to (0, 1), short of the 1 that only copies have."""
    odds_at_threshold = _SCORE_AT_THRESHOLD / (1 - _SCORE_AT_THRESHOLD)
    odds = odds_at_threshold * exp(_STEEPNESS * margin)
    return round(min(odds / (1 + odds), 0.99), 4)
