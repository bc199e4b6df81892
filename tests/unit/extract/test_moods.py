"""Acts that are one only by their mood: what must be done, will not be done, or follows unless."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foreshock.records import Claim

Claims = Callable[..., list[Claim]]


def _told(claims: list[Claim]) -> set[tuple[str, str]]:
    return {(claim.event_type, claim.status) for claim in claims}


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Norway said Sudan must lift the siege.", "Norway", "Sudan"),
        ("Kenya's premier said that Somalia should respect the border.", "Kenya", "Somalia"),
        ("Egypt demanded that Ethiopia share the data.", "Egypt", "Ethiopia"),
        ("Chad wants Libya to withdraw.", "Chad", "Libya"),
        ("Togo says Benin must stop the raids.", "Togo", "Benin"),
    ],
)  # fmt: skip
def test_what_another_must_do_is_requested(
    claims_of: Claims, text: str, source: str, target: str
) -> None:
    asked = [c for c in claims_of(text) if c.event_type == "REQUEST"]
    assert len(asked) == 1
    assert any(source in m.text for m in asked[0].source)
    assert any(target in m.text for m in asked[0].target)
    assert not _told(claims_of(text)) & {("ASSAULT", "occurred"), ("RETREAT", "occurred")}


@pytest.mark.parametrize(
    "text",
    [
        "The coach said his players must run more.",
        "The recipe says the sauce should rest.",
        "The professor said the theory must be wrong.",
    ],
)
def test_advice_is_no_request(claims_of: Claims, text: str) -> None:
    assert not [c for c in claims_of(text) if c.event_type == "REQUEST"]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana will not send troops to Mali.",
        "Oman's sultan swore not to negotiate with the rebels.",
        "The Croats are not ready to sign the treaty.",
        "The pilots' union said it would not end the strike against Air France.",
    ],
)
def test_what_one_will_not_do_is_refused(claims_of: Claims, text: str) -> None:
    assert ("REJECT", "occurred") in _told(claims_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Uganda will bomb the camps unless the rebels leave, Rwanda said.",
        "The general warned that jets would bomb the port if the garrison did not surrender.",
        "Peru said its gunners would fire on any Chilean ship.",
        "The shelling of Juba will not go unpunished, Sudan's president said.",
    ],
)
def test_an_ultimatum_is_a_threat(claims_of: Claims, text: str) -> None:
    told = _told(claims_of(text))
    assert ("THREATEN", "threatened") in told
    assert not told & {("ASSAULT", "occurred"), ("ASSAULT", "planned")}


def test_what_is_awaited_with_a_threat_is_requested(claims_of: Claims) -> None:
    claims = claims_of("The hijackers will blow up the jet unless Cyprus frees the prisoners.")
    (asked,) = [c for c in claims if c.event_type == "REQUEST"]
    assert [m.text for m in asked.target] == ["Cyprus"]
    assert asked.status == "demanded"


def test_a_condition_is_not_itself_threatened(claims_of: Claims) -> None:
    claims = claims_of("Iran vowed to retaliate against Iraq if its tankers were attacked.")
    assert [c for c in claims if c.event_type == "ASSAULT" and c.status == "possible"]
    assert len([c for c in claims if c.event_type == "THREATEN"]) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The prime minister called the Turkish president to discuss the truce.", "CONSULT"),
        ("Malta called the expulsions piracy.", "ACCUSE"),
        ("Malta called that a lie.", "ACCUSE"),
    ],
)
def test_the_verb_call_alone_asks_nobody(claims_of: Claims, text: str, kind: str) -> None:
    kinds = {c.event_type for c in claims_of(text)}
    assert kind in kinds
    assert "REQUEST" not in kinds


def test_an_exercise_of_several_is_cooperation(claims_of: Claims) -> None:
    assert "COOPERATE" in {c.event_type for c in claims_of("Brazil and Peru held naval exercises.")}
    assert "MOBILIZE" in {c.event_type for c in claims_of("Brazil held naval exercises.")}
