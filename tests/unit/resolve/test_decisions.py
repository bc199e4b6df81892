from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from foreshock.errors import UsageError
from foreshock.records import Claim, Event, Judgement
from foreshock.resolve import build_events, judge, merge, split

Make = Callable[..., Claim]
KNOWN = {name: datetime(2020, 1, 1, tzinfo=UTC) for name in ("r1", "r2", "r3", "r4")}


@pytest.fixture
def claims(claim_of: Make) -> list[Claim]:
    places = {"r1": "K1", "r2": "K1", "r3": "Taji", "r4": "Taji"}
    return [claim_of(name, at=place) for name, place in places.items()]


@pytest.fixture
def made(claims: list[Claim], now: datetime) -> list[Judgement]:
    return judge(claims, now=now)


def _build(claims: list[Claim], judgements: list[Judgement]) -> list[Event]:
    return build_events(claims, judgements, report_known_at=KNOWN)


def test_a_merge_and_its_undoing(claims: list[Claim], made: list[Judgement], now: datetime) -> None:
    before = _build(claims, made)
    left, right = before
    merged = merge(left, right, by="Ada", reason="one salvo", now=now)
    (event,) = _build(claims, [*made, *merged])
    assert set(event.claim_ids) == {claim.claim_id for claim in claims}
    parted = split(event, right.claim_ids, by="Ada", reason="two salvos", now=now)
    assert _build(claims, [*made, *merged, *parted]) == before
    assert {one.by for one in (*merged, *parted)} == {"Ada"}
    assert parted[0].reasons == ("two salvos",)


def test_a_split_takes_out_one_claim(
    claims: list[Claim], made: list[Judgement], now: datetime
) -> None:
    event = _build(claims, made)[0]
    parted = split(event, event.claim_ids[1:], by="Ada", reason="not the same", now=now)
    assert len(_build(claims, [*made, *parted])) == 3


def test_decisions_that_make_no_sense_are_refused(
    claims: list[Claim], made: list[Judgement], now: datetime
) -> None:
    left, right = _build(claims, made)
    with pytest.raises(UsageError, match="share a claim"):
        merge(left, left, by="Ada", reason="", now=now)
    with pytest.raises(UsageError, match="both sides"):
        split(left, left.claim_ids, by="Ada", reason="", now=now)
    with pytest.raises(UsageError, match="both sides"):
        split(left, [], by="Ada", reason="", now=now)
    with pytest.raises(UsageError, match="has no claim"):
        split(left, right.claim_ids, by="Ada", reason="", now=now)
    with pytest.raises(UsageError, match="name of the person"):
        merge(left, right, by="resolver", reason="", now=now)
