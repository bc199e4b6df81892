"""The country that a report is about, and who is at home in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foreshock.extract.home import Home, home_of
from foreshock.extract.reader import Reader
from foreshock.records import Claim

Claims = Callable[..., list[Claim]]


def home(reader: Reader, text: str) -> Home:
    return home_of(text, reader.registry.find(text), reader.gazetteer.find(text))


@pytest.mark.parametrize(
    ("text", "country", "located", "alone"),
    [
        ("LAGOS, Nigeria - Farmers met. Ghana sent an envoy.", "NGA", True, False),
        ("Farmers meet again\n\nLAGOS, Nigeria - They met.", "NGA", True, True),
        ("Kenyan teachers asked the minister for help.", "KEN", False, True),
        ("Kenyan teachers wrote to the Ugandan minister.", None, False, False),
        ("The ministry summoned the Peruvian ambassador.", None, False, False),
        ("The United Nations sent food.", None, False, False),
    ],
)
def test_home(reader: Reader, text: str, country: str | None, located: bool, alone: bool) -> None:
    assert home(reader, text) == Home(country, located=located, alone=alone)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Kenyan gendarmes came at night. They arrested three teachers.", "KEN-LAB"),
        ("BAMAKO, Mali - Two soldiers were killed on Monday.", "MLI-MIL"),
        ("BAMAKO, Mali - Rebels freed two priests on Monday.", "MLI-REL"),
    ],
)
def test_residents_are_at_home(claims_of: Claims, text: str, target: str) -> None:
    claim = next(c for c in claims_of(text) if c.target)
    assert [m.actor_id for m in claim.target] == [target]
    assert "+resident" in claim.method


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were killed. Mali condemned Niger.",
        "Gunmen attacked Malian soldiers.",
        "Rebels attacked a French base.",
    ],
)
def test_who_bears_arms_is_not_at_home_anywhere(claims_of: Claims, text: str) -> None:
    (claim, *_) = claims_of(text)
    armed = [m for m in (*claim.source, *claim.target) if m.text.split()[-1].lower() in
             {"soldiers", "gunmen", "rebels"} and "Malian" not in m.text]  # fmt: skip
    assert [m.country for m in armed] == [None]


def test_an_attack_on_a_town_is_an_attack_on_its_country(claims_of: Claims) -> None:
    (claim,) = claims_of("Bombs fell on Maiduguri overnight.")
    assert [m.country for m in claim.target] == ["NGA"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Ugandan rebels ambushed a convoy near Juba on Monday.", "SSD"),
        ("Kenya froze the assets of nine officials.", None),
    ],
)
def test_whose_a_thing_without_owner_is(claims_of: Claims, text: str, country: str | None) -> None:
    (claim,) = claims_of(text)
    assert [m.country for m in claim.target] == [country]
