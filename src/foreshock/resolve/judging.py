"""Claims in, judgements out: which of them tell of one happening."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from itertools import combinations

from foreshock.records import Claim, Judgement, Verdict, stable_id
from foreshock.resolve.block import candidate_pairs
from foreshock.resolve.cluster import RESOLVER, Pair, components, effective
from foreshock.resolve.compare import Comparison, compare
from foreshock.resolve.sides import Hierarchy
from foreshock.resolve.sighting import Sighting, sight_all


def judge(
    claims: Iterable[Claim],
    *,
    existing: Iterable[Judgement] = (),
    published: Mapping[str, date] | None = None,
    report_known_at: Mapping[str, datetime] | None = None,
    registry: Hierarchy | None = None,
    only: Collection[str] | None = None,
    now: datetime,
) -> list[Judgement]:
    """Return judgements on pairs of claims that have none yet.

    Merges are recorded, and contradictions between claims that merges would bring together by
    way of a third, vaguer claim. Pairs on which the evidence does not suffice get no judgement.
    The judgement on a pair depends on these two claims alone, so the order in which reports
    arrive does not matter.

    Parameters
    ----------
    claims : all claims, old and new
    existing : judgements made before; their pairs are not judged again
    published : day of publication by report id; bounds undated claims, and never dates an event
    report_known_at : instant (UTC) from which a report was known, by report id
    registry : knows which actor belongs to which
    only : claim ids; if given, merges are looked for only where one side is among them
    now : the instant (UTC) of the decision

    Returns
    -------
    list of Judgement, ascending by the ids of their claims
    """
    made = list(existing)
    sightings = sight_all(claims, published)
    known = KnownAt(published=published, report_known_at=report_known_at, default=now)
    found = dict(_merges(sightings, _pairs_of(made), registry, only))
    verdicts = effective(made)
    links = [pair for pair, one in verdicts.items() if one.verdict == "same"]
    apart = _contradictions(sightings, [*links, *found], set(found), _pairs_of(made), registry)
    found.update(apart)
    by_id = {sighting.claim.claim_id: sighting.claim for sighting in sightings}
    return [
        _record(by_id[left], by_id[right], found[left, right], known=known, now=now)
        for left, right in sorted(found)
    ]


class KnownAt:
    """From when a report was known, never invented from anything but the report itself.

    Parameters
    ----------
    default : for reports of which nobody tells; ``None`` to refuse them
    """

    def __init__(
        self,
        *,
        published: Mapping[str, date] | None,
        report_known_at: Mapping[str, datetime] | None,
        default: datetime | None = None,
    ) -> None:
        self._published = published or {}
        self._instants = report_known_at or {}
        self._default = default

    def of(self, report_id: str) -> datetime | None:
        """Return the instant (UTC); a report of which only the day is known counts from its end."""
        if report_id in self._instants:
            return self._instants[report_id].astimezone(UTC)
        if report_id in self._published:
            return datetime.combine(self._published[report_id], time(23, 59, 59), tzinfo=UTC)
        return self._default


def make_judgement(
    pair: Pair,
    verdict: Verdict,
    *,
    score: float,
    reasons: tuple[str, ...],
    by: str,
    decided_at: datetime,
    known_at: datetime,
) -> Judgement:
    """Build a judgement on two claims, given in either order.

    The resolver's id does not hold the time of the decision: judging again gives the same
    record. A person may decide to and fro, and each decision is a record.
    """
    left, right = sorted(pair)
    when = None if by == RESOLVER else decided_at.astimezone(UTC).isoformat()
    return Judgement(
        judgement_id=stable_id("j", left, right, verdict, by, when),
        left=left,
        right=right,
        verdict=verdict,
        score=score,
        reasons=reasons,
        by=by,
        decided_at=decided_at,
        known_at=known_at,
    )


def _pairs_of(judgements: Iterable[Judgement]) -> set[Pair]:
    return {(judgement.left, judgement.right) for judgement in judgements}


def _merges(
    sightings: Sequence[Sighting],
    judged: Collection[Pair],
    registry: Hierarchy | None,
    only: Collection[str] | None,
) -> Iterator[tuple[Pair, Comparison]]:
    """Yield the pairs that are one."""
    wanted = None if only is None else frozenset(only)
    for left, right in candidate_pairs(sightings, registry):
        pair = (left.claim.claim_id, right.claim.claim_id)
        if pair in judged or (wanted is not None and wanted.isdisjoint(pair)):
            continue
        comparison = compare(left, right, registry)
        if comparison.verdict == "same":
            yield pair, comparison


def _contradictions(
    sightings: Sequence[Sighting],
    links: Iterable[Pair],
    new_links: Collection[Pair],
    judged: Collection[Pair],
    registry: Hierarchy | None,
) -> Iterator[tuple[Pair, Comparison]]:
    """Yield the pairs that new merges would bring into one event although they cannot be one."""
    by_id = {sighting.claim.claim_id: sighting for sighting in sightings}
    touched = {claim_id for pair in new_links for claim_id in pair}
    known_links = [(left, right) for left, right in links if left in by_id and right in by_id]
    for component in components(known_links):
        if touched.isdisjoint(component):
            continue
        for pair in combinations(sorted(component), 2):
            if pair in judged or pair in new_links:
                continue
            comparison = compare(by_id[pair[0]], by_id[pair[1]], registry)
            if comparison.verdict == "different":
                yield pair, comparison


def _record(
    left: Claim, right: Claim, comparison: Comparison, *, known: KnownAt, now: datetime
) -> Judgement:
    """Turn a comparison into a record."""
    instants = [known.of(claim.report_id) or now for claim in (left, right)]
    assert comparison.verdict is not None
    return make_judgement(
        (left.claim_id, right.claim_id),
        comparison.verdict,
        score=comparison.score,
        reasons=comparison.reasons,
        by=RESOLVER,
        decided_at=now,
        known_at=max(instants),
    )
