from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from foreshock.records import Claim
from foreshock.resolve import RESOLVER, judge

Make = Callable[..., Claim]


def test_a_judgement_carries_reasons_score_and_both_clocks(claim_of: Make, now: datetime) -> None:
    claims = [claim_of("r1"), claim_of("r2")]
    known = {"r1": datetime(2019, 12, 28, tzinfo=UTC), "r2": datetime(2019, 12, 29, tzinfo=UTC)}
    (judgement,) = judge(claims, report_known_at=known, now=now)
    assert (judgement.verdict, judgement.by) == ("same", RESOLVER)
    assert (judgement.decided_at, judgement.known_at) == (now, known["r2"])
    assert "same place: K1" in judgement.reasons
    assert judgement.left < judgement.right


def test_judging_again_gives_the_same_ids_whenever_it_is_done(
    claim_of: Make, now: datetime
) -> None:
    claims = [claim_of("r1"), claim_of("r2"), claim_of("r3")]
    ids = [judgement.judgement_id for judgement in judge(claims, now=now)]
    later = judge(reversed(claims), now=now + timedelta(days=1))
    assert [judgement.judgement_id for judgement in later] == ids
    assert len(set(ids)) == 3


def test_judged_pairs_are_left_alone(claim_of: Make, now: datetime) -> None:
    claims = [claim_of("r1"), claim_of("r2")]
    made = judge(claims, now=now)
    assert judge(claims, existing=made, now=now) == []
    third = judge([*claims, claim_of("r3")], existing=made, now=now)
    assert len(third) == 2


def test_only_the_named_claims_are_looked_up(claim_of: Make, now: datetime) -> None:
    claims = [claim_of(f"r{number}") for number in range(4)]
    found = judge(claims, only=[claims[3].claim_id], now=now)
    assert len(found) == 3
    assert all(claims[3].claim_id in (one.left, one.right) for one in found)


def test_what_a_vague_claim_would_join_is_recorded_as_different(
    claim_of: Make, now: datetime
) -> None:
    vague = claim_of("r1", at="Iraq", means=("rocket",), mode="heavy-weapons")
    at_k1 = claim_of("r2", at="K1", means=("rocket",), mode="heavy-weapons")
    at_taji = claim_of("r3", at="Taji", means=("rocket",), mode="heavy-weapons")
    found = judge([vague, at_k1, at_taji], now=now)
    different = [one for one in found if one.verdict == "different"]
    assert len(found) == 3
    assert len(different) == 1
    assert {different[0].left, different[0].right} == {at_k1.claim_id, at_taji.claim_id}
    assert judge([at_k1, at_taji], now=now) == []


def test_an_undated_claim_is_bound_by_publication(claim_of: Make, now: datetime) -> None:
    claims = [claim_of("r1"), claim_of("r2", on=None)]
    near = {"r1": date(2019, 12, 28), "r2": date(2019, 12, 29)}
    assert len(judge(claims, published=near, now=now)) == 1
    far = {"r1": date(2019, 12, 28), "r2": date(2020, 4, 1)}
    assert judge(claims, published=far, now=now) == []


def test_a_claim_given_twice_is_judged_once(claim_of: Make, now: datetime) -> None:
    claims = [claim_of("r1"), claim_of("r2")]
    assert len(judge(claims * 2, now=now)) == 1


def test_unrelated_claims_get_no_judgement(claim_of: Make, now: datetime) -> None:
    claims = [claim_of("r1"), claim_of("r2", on="2020-03-11", at="Taji"), claim_of("r3", on=None)]
    assert judge(claims, now=now, published={"r3": date(2020, 5, 1)}) == []
