from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from foreshock.records import ACCOMPLISHED, Claim

Claims = Callable[..., list[Claim]]


def fault(*values: object, reason: str) -> Any:
    return pytest.param(*values, marks=pytest.mark.xfail(reason=reason))


@pytest.mark.parametrize(
    ("text", "trigger", "consequence"),
    [
        (
            "If Eritrea closes the port, Ethiopia will send troops.",
            "closes the port",
            "send troops",
        ),
        (
            "Greece will close its airspace if Turkey flies over Rhodes.",
            "flies over Rhodes",
            "close its airspace",
        ),
        (
            "Belarus will expel Polish diplomats unless Warsaw lifts its sanctions.",
            "unless Warsaw",
            "expel Polish",
        ),
        (
            "Pyongyang said it would attack Guam if Washington imposed a blockade.",
            "imposed a blockade",
            "attack Guam",
        ),
        (
            "Bolivia said it would withdraw its troops if Chile released the sailors.",
            "released the sailors",
            "withdraw",
        ),
        (
            "Any attack on the pipeline will be met with force, Azerbaijan warned.",
            "Any attack",
            "met with force",
        ),
        (
            "Unless the rebels withdraw, the army will attack Goma, the minister warned.",
            "Unless the rebels",
            "attack Goma",
        ),
        (
            "The rebels threatened to kill the hostages unless Peru freed their leader.",
            "unless Peru",
            "kill the hostages",
        ),
        (
            "If the strike goes on, the government will arrest the union leaders.",
            "the strike goes on",
            "arrest",
        ),
        (
            "Should Niger free the president, France would lift the sanctions.",
            "Should Niger",
            "lift the sanctions",
        ),
        (
            "Mali threatened to expel French diplomats if Paris suspended its aid.",
            "suspended its aid",
            "expel French",
        ),
        (
            "North Korea threatened to attack Guam if the drills go on.",
            "drills go on",
            "attack Guam",
        ),
        (
            "Serbia vowed to retaliate against Croatia if its convoys were attacked.",
            "convoys were attacked",
            "retaliate",
        ),
    ],
)
def test_condition_and_consequence(
    claims_of: Claims, text: str, trigger: str, consequence: str
) -> None:
    conditions = [c.condition for c in claims_of(text) if c.condition]
    assert conditions
    assert any(
        trigger in (c.trigger or "") and consequence in (c.consequence or "") for c in conditions
    )
    assert all((c.trigger or "") in text and (c.consequence or "") in text for c in conditions)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("If Eritrea closes the port, Ethiopia will send troops.", "closes"),
        ("The rebels threatened to kill the hostages unless Peru freed their leader.", "freed"),
        ("If the army attacks Mogadishu, hundreds will flee.", "attacks"),
        ("Kosovo will close the border if Serbia sends troops.", "sends"),
        ("Whether or not Togo expels the envoy, Benin will stay calm.", "expels"),
    ],
)
def test_what_a_condition_holds_was_not_done(claims_of: Claims, text: str, word: str) -> None:
    at = text.index(word)
    found = [c for c in claims_of(text) if c.trigger.start <= at < c.trigger.end]
    assert not {c.status for c in found} & ACCOMPLISHED


@pytest.mark.parametrize(
    "text",
    [
        "Chadian helicopters bombed a rebel camp near Faya.",
        "North Korea threatened to attack South Korea.",
        "Rebels attacked a bridge when the army left Goma.",
        "Police asked whether rebels had attacked Bor.",
    ],
)
def test_no_condition_is_made_up(claims_of: Claims, text: str) -> None:
    assert [c.condition for c in claims_of(text) if c.condition] == []


@pytest.mark.xfail(reason="'force' is read as the armed forces, and the threat is told twice")
def test_a_threat_of_force_is_one_threat_and_not_against_the_own_army(claims_of: Claims) -> None:
    (claim,) = claims_of("Any attack on the pipeline will be met with force, Azerbaijan warned.")
    assert [m.country for m in claim.source] == ["AZE"]
    assert "AZE" not in [m.country for m in claim.target]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (
            "Unless Serbia withdraws, NATO will bomb its bases, the alliance's spokesman said.",
            "IGO",
        ),
        ("Unless Serbia yields, NATO will bomb its bases, the alliance's chief warned.", "IGO"),
    ],
)
def test_who_speaks_for_the_doer_threatens(claims_of: Claims, text: str, country: str) -> None:
    (threat,) = [c for c in claims_of(text) if c.event_type == "THREATEN"]
    assert threat.status == "threatened"
    assert threat.condition is not None
    assert [m.country for m in threat.source] == [country]


def test_an_onlooker_does_not_threaten(claims_of: Claims) -> None:
    text = "If Eritrea closes the port, Ethiopia will bomb it, analysts said."
    assert not [c for c in claims_of(text) if c.event_type == "THREATEN"]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        (
            "NATO will bomb Serbia if it does not withdraw by Friday, the alliance said.",
            "by Friday",
        ),
        (
            "Hamas threatened to kill the hostages unless Israel halts raids within 48 hours.",
            "within 48 hours",
        ),
        ("The rebels gave the army until Monday to leave Bukavu.", "until Monday"),
        ("The guerrillas gave Togo two days to free the prisoners.", "two days"),
        ("The junta gave the guerrillas 48 hours to leave Bukavu.", "48 hours"),
        ("Kenya demanded that Somalia release the hostages by Monday.", "by Monday"),
    ],
)
def test_a_deadline_is_kept(claims_of: Claims, text: str, deadline: str) -> None:
    told = [c.condition.deadline for c in claims_of(text) if c.condition is not None]
    assert deadline in told


@pytest.mark.parametrize(
    "text",
    [
        "Kenya demanded the release of the hostages on Monday.",
        "Iran threatened to attack Iraq if its ships were stopped.",
        "Turkey warned Greece by letter that its jets would strike.",
    ],
)
def test_no_time_is_no_deadline(claims_of: Claims, text: str) -> None:
    told = [c.condition.deadline for c in claims_of(text) if c.condition is not None]
    assert not any(told)


@pytest.mark.parametrize(
    "text",
    [
        "If Eritrea attacks, Ethiopia will mobilise.",
        "When Serbia attacks, Croatia will be ready.",
        "Had Iraq invaded again, the marines would have been sent.",
        "Chad backed an invasion of Sudan.",
    ],
)
def test_what_may_come_is_not_done(claims_of: Claims, text: str) -> None:
    assert not [
        c for c in claims_of(text) if c.event_type == "ASSAULT" and c.status in ACCOMPLISHED
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Iran supported the attack on Israel.", "ASSAULT"),
        ("Officers fled after having to surrender their arms to the rebels.", "RETREAT"),
        ("Police came to break up a strike called by unions in Lagos.", "PROTEST"),
    ],
)
def test_what_is_known_is_done(claims_of: Claims, text: str, kind: str) -> None:
    assert [c for c in claims_of(text) if c.event_type == kind and c.status in ACCOMPLISHED]
