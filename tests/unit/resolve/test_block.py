from collections.abc import Callable, Sequence
from datetime import date
from itertools import combinations

from foreshock.records import Claim
from foreshock.resolve.block import candidate_pairs
from foreshock.resolve.compare import compare
from foreshock.resolve.sighting import Sighting, sight_all

Make = Callable[..., Claim]
PUBLISHED = {f"r{number}": date(2019, 12, 28) for number in range(9)}


def _pairs(claims: Sequence[Claim]) -> set[frozenset[str]]:
    sightings = sight_all(claims, PUBLISHED)
    return {
        frozenset((left.claim.report_id, right.claim.report_id))
        for left, right in candidate_pairs(sightings)
    }


def test_days_bound_the_pairs(claim_of: Make) -> None:
    days = ("2019-12-20", "2019-12-22", "2019-12-25", None)
    claims = [claim_of(f"r{number}", on=day) for number, day in enumerate(days)]
    assert _pairs(claims) == {
        frozenset({"r0", "r1"}),
        frozenset({"r0", "r3"}),
        frozenset({"r1", "r3"}),
        frozenset({"r2", "r3"}),
    }


def test_types_and_states_are_kept_apart(claim_of: Make) -> None:
    claims = [
        claim_of("r1"),
        claim_of("r2", status="planned"),
        claim_of("r3", event_type="PROTEST"),
        claim_of("r4", status="denied"),
    ]
    assert _pairs(claims) == {frozenset({"r1", "r4"})}


def test_claims_that_share_nothing_are_not_compared(claim_of: Make) -> None:
    claims = [
        claim_of("r1", at="Iraq", target="USA-MIL"),
        claim_of("r2", at="Iraq", target="SAU-MIL"),
    ]
    assert _pairs(claims) == set()


def test_each_pair_comes_once_with_the_lesser_id_first(claim_of: Make) -> None:
    sightings = sight_all([claim_of(f"r{number}") for number in range(4)], PUBLISHED)
    pairs = [
        (one.claim.claim_id, other.claim.claim_id) for one, other in candidate_pairs(sightings)
    ]
    assert len(pairs) == len(set(pairs)) == 6
    assert all(left < right for left, right in pairs)


def test_no_merge_is_missed(claim_of: Make) -> None:
    """The slow plain way, all with all, finds the same merges."""
    claims = [
        claim_of(f"r{number}", on=day, at=place, means=means)
        for number, (day, place, means) in enumerate(
            [
                ("2019-12-27", "K1", ("rocket",)),
                ("2019-12-27", "Kirkuk", ()),
                ("2019-12-27", None, ("rocket",)),
                (None, "K1", ()),
                (None, "Taji", ("rocket",)),
                ("2019-12-28", "K1", ()),
                (None, None, ()),
            ]
        )
    ]
    sightings = sight_all(claims, PUBLISHED)

    def merges(pairs: Sequence[tuple[Sighting, Sighting]]) -> set[tuple[str, str]]:
        return {
            (left.claim.report_id, right.claim.report_id)
            for left, right in pairs
            if compare(left, right).verdict == "same"
        }

    slow = merges(list(combinations(sightings, 2)))
    assert merges(list(candidate_pairs(sightings))) == slow
    assert len(slow) > 2
