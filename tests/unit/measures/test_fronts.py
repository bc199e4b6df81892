"""Groups that talk and are not seen to act."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from foreshock.measures.fronts import FrontProfile, beta_interval, front_profiles
from foreshock.records import (
    ActorMention,
    Claim,
    DateSpan,
    Evidence,
    Naming,
    Quote,
    Responsibility,
)

KNOWN = {f"r{n}": datetime(2020, 4, n + 1, tzinfo=UTC) for n in range(20)}
GROUPS = {"IRQ-REB-A": "A", "IRQ-REB-B": "B", "IRQ-REB-C": "C"}


def group(actor_id: str) -> ActorMention:
    return ActorMention(actor_id=actor_id, name=actor_id, country="IRQ", sectors=("REB",),
                        text=actor_id, start=0, end=len(actor_id))  # fmt: skip


def claim(n: int, who: str, quad: int, *, own: bool = False, claimed: bool = False) -> Claim:
    day = date(2020, 4, n + 1)
    return Claim(
        claim_id=f"c{n}{who}{quad}", report_id=f"r{n}", origin="test",
        evidence=Evidence(start=0, end=4, sentence_start=0, sentence_end=4, text="vows"),
        trigger=Quote(start=0, end=4, text="vows"), event_type="ASSAULT", quad=quad,  # type: ignore[arg-type]
        intensity=-5.0, status="occurred", confidence=0.9, method="test", source=(group(who),),
        speaker=(group(who),) if own else (),
        responsibility=Responsibility(claimed_by=(group(who),) if claimed else ()),
        date=DateSpan(start=day, end=day, precision="day", basis="stated"),
    )  # fmt: skip


def profiles(claims: list[Claim], namings: tuple[Naming, ...] = ()) -> dict[str, FrontProfile]:
    found = front_profiles(claims, (), namings, groups=GROUPS, known_at=KNOWN)
    return {one.actor_id: one for one in found}


def test_who_only_talks_stands_above_who_acts() -> None:
    talk = [claim(n, "IRQ-REB-A", 3) for n in range(8)]
    acts = [claim(n, "IRQ-REB-B", 4) for n in range(8)]
    found = profiles([*talk, *acts])
    assert found["IRQ-REB-A"].low > found["IRQ-REB-B"].high
    assert found.keys() == {"IRQ-REB-A", "IRQ-REB-B"}


def test_a_deed_that_only_the_group_tells_of_is_not_confirmed() -> None:
    one = profiles([claim(1, "IRQ-REB-A", 4, own=True), claim(2, "IRQ-REB-A", 4, claimed=True)])
    profile = one["IRQ-REB-A"]
    assert (profile.n_attributed, profile.n_confirmed, profile.n_claimed) == (2, 0, 1)


def test_one_act_leaves_the_interval_wide() -> None:
    profile = profiles([claim(1, "IRQ-REB-A", 3)])["IRQ-REB-A"]
    assert profile.high - profile.low > 0.4
    assert profile.low <= profile.talk <= profile.high


def test_what_a_source_says_is_evidence_even_without_acts() -> None:
    naming = Naming(
        naming_id="n1", report_id="r1", origin="test", group=group("IRQ-REB-C"),
        remarks=("on_paper",), confidence=0.8, method="test",
        evidence=Evidence(start=0, end=1, sentence_start=0, sentence_end=1, text="C"),
    )  # fmt: skip
    profile = profiles([], (naming,))["IRQ-REB-C"]
    assert profile.on_paper == ("n1",)
    assert "on paper" in profile.explanation


def test_groups_that_speak_together_are_told() -> None:
    both = [claim(n, who, 3) for n in range(3) for who in ("IRQ-REB-A", "IRQ-REB-B")]
    (beside,) = profiles(both)["IRQ-REB-A"].beside
    assert (beside.actor_id, beside.days_shared, beside.wording) == ("IRQ-REB-B", 1.0, 1.0)


@pytest.mark.parametrize(
    ("a", "b", "low", "high"), [(2.0, 2.0, 0.094, 0.906), (9.0, 1.0, 0.664, 0.997)]
)
def test_the_interval_is_that_of_the_beta_distribution(
    a: float, b: float, low: float, high: float
) -> None:
    assert beta_interval(a, b) == pytest.approx((low, high), abs=0.002)
