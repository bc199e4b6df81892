from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import pytest

from foreshock.records import Claim, Judgement, Verdict
from foreshock.resolve import RESOLVER, effective, group_claims
from foreshock.resolve.judging import make_judgement

Make = Callable[..., Claim]


def _decide(
    now: datetime, left: str, right: str, verdict: Verdict, score: float = 0.9, by: str = RESOLVER
) -> Judgement:
    return make_judgement(
        (left, right), verdict, score=score, reasons=(), by=by, decided_at=now, known_at=now
    )


@pytest.fixture
def claims(claim_of: Make) -> Mapping[str, Claim]:
    return {name: claim_of(name) for name in "abcd"}


def _groups(claims: Mapping[str, Claim], judgements: list[Judgement]) -> set[str]:
    forward = {"".join(sorted(group)) for group in group_claims(claims, judgements)}
    backward = {"".join(sorted(group)) for group in group_claims(claims, judgements[::-1])}
    assert forward == backward
    return forward


def test_merges_are_transitive(claims: Mapping[str, Claim], now: datetime) -> None:
    made = [_decide(now, "a", "b", "same"), _decide(now, "b", "c", "same")]
    assert _groups(claims, made) == {"abc", "d"}


def test_a_contradiction_drops_the_weakest_link(claims: Mapping[str, Claim], now: datetime) -> None:
    made = [
        _decide(now, "a", "b", "same", 0.7),
        _decide(now, "b", "c", "same", 0.8),
        _decide(now, "a", "c", "different"),
    ]
    assert _groups(claims, made) == {"a", "bc", "d"}


def test_a_person_splits_what_chains_hold_together(
    claims: Mapping[str, Claim], now: datetime
) -> None:
    made = [_decide(now, left, right, "same") for left, right in ("ab", "bc", "cd")]
    made.append(_decide(now, "a", "d", "different", by="Ada"))
    groups = _groups(claims, made)
    assert len(groups) == 2
    assert not any("a" in group and "d" in group for group in groups)


def test_a_person_outranks_the_resolver_even_if_earlier(
    claims: Mapping[str, Claim], now: datetime
) -> None:
    early = now - timedelta(days=9)
    merged = [_decide(now, "a", "b", "different"), _decide(early, "a", "b", "same", by="Ada")]
    assert _groups(claims, merged) == {"ab", "c", "d"}
    parted = [_decide(now, "a", "b", "same"), _decide(early, "a", "b", "different", by="Ada")]
    assert _groups(claims, parted) == {"a", "b", "c", "d"}


def test_the_later_of_two_persons_prevails(claims: Mapping[str, Claim], now: datetime) -> None:
    later = now + timedelta(seconds=1)
    made = [_decide(now, "a", "b", "different", by="A"), _decide(later, "a", "b", "same", by="B")]
    assert effective(made)["a", "b"].by == "B"
    assert _groups(claims, made) == {"ab", "c", "d"}


def test_at_one_instant_keeping_apart_prevails(now: datetime) -> None:
    made = [_decide(now, "a", "b", "same", by="A"), _decide(now, "a", "b", "different", by="A")]
    assert effective(made)["a", "b"].verdict == "different"
    assert effective(made[::-1])["a", "b"].verdict == "different"


def test_judgements_on_unknown_claims_are_left_aside(
    claims: Mapping[str, Claim], now: datetime
) -> None:
    made = [_decide(now, "a", "zz", "same"), _decide(now, "b", "zz", "same")]
    assert _groups(claims, made) == {"a", "b", "c", "d"}
