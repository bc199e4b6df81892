from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from foreshock.records import Claim, Responsibility

Claims = Callable[..., list[Claim]]


def stands(claims: list[Claim]) -> list[Responsibility]:
    return [c.responsibility for c in claims if c.responsibility != Responsibility()]


def ids(mentions: Any) -> list[str | None]:
    return [mention.actor_id for mention in mentions]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "A bomb killed five soldiers in Quetta. The Baloch Liberation Army took credit.",
            "PAK-REB-BLA",
        ),
        (
            "Abu Sayyaf claimed responsibility for kidnapping two Germans in Basilan.",
            "PHL-REB-ABU-SAYYAF",
        ),
        (
            "Al-Shabaab claimed responsibility for the bombing of a hotel in Mogadishu.",
            "SOM-REB-AL-SHABAAB",
        ),
        (
            "A blast killed nine people in Maiduguri. Boko Haram took credit for the blast.",
            "NGA-REB-BOKO-HARAM",
        ),
        (
            "Responsibility for the bombing of a ferry in Basilan was claimed by Abu Sayyaf.",
            "PHL-REB-ABU-SAYYAF",
        ),
        ("The PKK took responsibility for the bombing of a pub.", "TUR-REB-PKK"),
        ("The bombing of a bank in Bilbao was claimed by ETA.", "ESP-REB-ETA"),
        (
            "Gunmen killed nine people in Quetta. The Pakistani Taliban claimed responsibility.",
            "PAK-REB-TTP",
        ),
    ],
)
def test_claimed(claims_of: Claims, text: str, claimant: str) -> None:
    (stand,) = stands(claims_of(text))
    assert ids(stand.claimed_by) == [claimant]
    assert not stand.unclaimed


def test_who_claims_an_act_is_named_for_gunmen_without_a_name(claims_of: Claims) -> None:
    (claim,) = claims_of(
        "Gunmen killed nine people in Quetta. The Pakistani Taliban claimed responsibility."
    )
    assert ids(claim.source) == ["PAK-REB-TTP"]
    assert claim.hedged


def test_who_is_blamed_for_an_act_is_its_source_as_the_blamer_says(claims_of: Claims) -> None:
    claims = claims_of("Officials in Peru blamed the Shining Path for the bombing of a bank.")
    (act,) = [c for c in claims if c.event_type == "ASSAULT"]
    assert ids(act.source) == ["PER-REB-SHINING-PATH"]
    assert [m.text for m in act.speaker] == ["Officials"]
    assert act.hedged


def test_blame_in_a_sentence_of_its_own_makes_no_doer(claims_of: Claims) -> None:
    claims = claims_of("A blast killed ten men in Colombo. The government blamed the Tamil Tigers.")
    assert all(c.source == () for c in claims if c.event_type == "ASSAULT")


def test_an_act_that_nobody_claims_was_done(claims_of: Claims) -> None:
    claims = claims_of("No one claimed the bombing of a market in Karachi.")
    assert {c.status for c in claims} == {"occurred"}


def test_who_claims_an_act_is_its_source_but_only_as_it_says(claims_of: Claims) -> None:
    (claim,) = claims_of(
        "A bomb killed five soldiers in Quetta. The Baloch Liberation Army claimed responsibility."
    )
    assert ids(claim.source) == ids(claim.speaker) == ["PAK-REB-BLA"]
    assert claim.hedged


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        (
            "A car bomb killed six policemen in Cali. The FARC denied involvement in the attack.",
            "COL-REB-FARC",
        ),
        (
            "The Taliban denied responsibility for the bombing in Kabul that killed 30 people.",
            "AFG-REB-TALIBAN",
        ),
        ("Eritrea denied any role in the bombing of a cafe in Asmara.", "ERI"),
    ],
)
def test_denied(claims_of: Claims, text: str, denier: str) -> None:
    (stand,) = stands(claims_of(text))
    assert ids(stand.denied_by) == [denier]
    assert stand.claimed_by == ()
    (claim,) = [c for c in claims_of(text) if c.event_type == "ASSAULT"]
    assert claim.status == "occurred"


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed two tourists in Jolo. No one claimed responsibility.",
        "Gunmen killed a senator in Tegucigalpa. Nobody has claimed responsibility for the attack.",
        "No group has claimed responsibility for the bombing of a church in Jolo.",
        "No one has taken credit for an airstrike in Sirte on Monday.",
        "A bomb killed two nuns in Jolo. There was no immediate claim of responsibility.",
        "No one has claimed the bombing of a market in Karachi that killed nine.",
    ],
)
def test_unclaimed(claims_of: Claims, text: str) -> None:
    (stand,) = stands(claims_of(text))
    assert stand.unclaimed
    assert (stand.claimed_by, stand.denied_by) == ((), ())


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        (
            "A blast killed ten men in Karbala. Officials blamed the Islamic State for it.",
            "IMG-REB-ISLAMIC-STATE",
        ),
        (
            "A rocket killed a farmer near Sderot. Israel blamed Hamas for the attack.",
            "PSE-REB-HAMAS",
        ),
        (
            "Police blamed the Shining Path for the bombing of a bank in Lima.",
            "PER-REB-SHINING-PATH",
        ),
        ("A bomb killed two nuns in Jolo. The army suspects Abu Sayyaf.", "PHL-REB-ABU-SAYYAF"),
        ("Algeria accused Morocco of killing three truck drivers.", "MAR"),
        ("A bomb killed nine men in Cali. The attack was blamed on the FARC.", "COL-REB-FARC"),
        ("The kidnapping of a judge in Cali was attributed to the ELN.", "COL-REB-ELN"),
    ],
)
def test_blamed(claims_of: Claims, text: str, blamed: str) -> None:
    found = [one for stand in stands(claims_of(text)) for one in ids(stand.blamed)]
    assert found == [blamed]
    assert not any(stand.unclaimed or stand.claimed_by for stand in stands(claims_of(text)))


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed two nuns in Jolo.",
        "The minister took responsibility for the budget.",
        "The union claimed a victory in Lyon.",
        "Gunmen killed a judge in Karachi. It rained.",
    ],
)
def test_no_stand_is_made_up(claims_of: Claims, text: str) -> None:
    assert stands(claims_of(text)) == []


def test_a_place_kills_nobody(claims_of: Claims) -> None:
    text = "Hamas took responsibility for the bombing of a hotel in Mogadishu that killed nine."
    assert all(m.actor_id != "SOM-GOV" for c in claims_of(text) for m in c.source)
