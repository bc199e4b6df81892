"""Whom a word about a deed is meant for, where only the deed is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foreshock.records import Claim

Claims = Callable[..., list[Claim]]


def targets(claims: list[Claim], event_type: str) -> list[list[str | None]]:
    return [[m.actor_id for m in c.target] for c in claims if c.event_type == event_type]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Iraqi forces shelled Abadan. France condemned the attack.", "IRQ-MIL"),
        ("Ghanaian jets bombed Togolese posts. Algeria denounced the strikes.", "GHA-MIL"),
        ("Peru and Chile vetoed the resolution. Norway called the vote shameful.", "PER"),
    ],
)
def test_who_condemns_a_deed_condemns_its_doer(claims_of: Claims, text: str, target: str) -> None:
    (found,) = targets(claims_of(text), "ACCUSE")
    assert target in found


@pytest.mark.parametrize(
    "text",
    [
        "Bombs fell on Abadan. France condemned the attack.",  # nobody is named
        "Iraqi forces shelled Abadan. France condemned an attack.",  # any attack
        "Iraqi forces shelled Abadan. Iraq condemned the attack.",  # nobody condemns himself
    ],
)
def test_an_unknown_doer_stays_unknown(claims_of: Claims, text: str) -> None:
    assert all(found == [] for found in targets(claims_of(text), "ACCUSE"))


def test_an_attack_is_aimed_at_those_it_harms(claims_of: Claims) -> None:
    text = "Kenyan troops fired rockets at dawn, wounding nine Ugandan policemen."
    claims = [c for c in claims_of(text) if c.event_type == "ASSAULT"]
    assert claims
    assert all("UGA-COP" in [m.actor_id for m in c.target] for c in claims)


def test_what_is_taken_over_is_marked(claims_of: Claims) -> None:
    claims = claims_of("Iraqi forces shelled Abadan. France condemned the attack.")
    assert [c.method.endswith("+taken") for c in claims] == [False, True]


def sources(claims: list[Claim], word: str) -> list[str | None]:
    return [m.actor_id for c in claims if word in c.trigger.text for m in c.source]


def test_who_is_killed_right_behind_a_raid_was_so_by_the_raiders(claims_of: Claims) -> None:
    text = "Ghanaian jets bombed Togolese posts on Monday. Nine Togolese soldiers were killed."
    claims = claims_of(text)
    assert sources(claims, "killed") == ["GHA-MIL"]
    assert all(c.hedged and c.method.endswith("+taken") for c in claims if c.source[0].start < 5
               and "killed" in c.trigger.text)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Ghanaian jets bombed Togolese posts on Monday. Nine Beninese soldiers were killed.",
        "Ghanaian jets may bomb Togolese posts. Nine Togolese soldiers were killed.",
        "Ghanaian jets bombed Togolese posts. It rained. They left. Nine Togolese were killed.",
    ],
)
def test_who_is_killed_elsewhere_has_no_known_killer(claims_of: Claims, text: str) -> None:
    assert sources(claims_of(text), "killed") == []
