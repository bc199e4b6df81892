from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreshock.extract.cost import parse_number
from foreshock.records import Claim

Claims = Callable[..., list[Claim]]


def fault(*values: object, reason: str) -> Any:
    return pytest.param(*values, marks=pytest.mark.xfail(reason=reason))


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("two", 2, 2),
        ("the two soldiers", 2, 2),
        ("a soldier", 1, 1),
        ("an officer", 1, 1),
        ("another soldier", 1, 1),
        ("no soldiers", 0, 0),
        ("both pilots", 2, 2),
        ("twenty", 20, 20),
        ("twenty-one rebels", 21, 21),
        ("ninety nine men", 99, 99),
        ("two hundred fighters", 200, 200),
        ("three hundred and twelve prisoners", 312, 312),
        ("one hundred and five people", 105, 105),
        ("three thousand troops", 3000, 3000),
        ("one hundred thousand men", 100_000, 100_000),
        ("a thousand men", 1000, 1000),
        ("1,200 soldiers", 1200, 1200),
        ("12,000", 12_000, 12_000),
        ("2 million people", 2_000_000, 2_000_000),
        ("a dozen gunmen", 12, 12),
        ("two dozen soldiers", 24, 24),
        ("at least two soldiers", 2, None),
        ("more than 300", 300, None),
        ("over 40 rebels", 40, None),
        ("no fewer than 9", 9, None),
        ("dozens", 24, None),
        ("dozens of rockets", 24, None),
        ("scores of protesters", 40, None),
        ("hundreds of migrants", 200, None),
        ("several soldiers", 3, None),
        ("up to 15", None, 15),
        ("nearly 200", None, 200),
        ("fewer than 12", None, 12),
        ("at most 5", None, 5),
        ("20 to 25 people", 20, 25),
        ("20-25 people", 20, 25),
        ("20–25 people", 20, 25),
        ("between 30 and 40", 30, 40),
        ("1,000 to 1,500", 1000, 1500),
        ("about 100 people", 90, 110),
        ("some 50 people", 45, 55),
        ("about five people", 5, 5),
        ("a few soldiers", 3, None),
        ("half a dozen men", 6, 6),
        ("a pair of drones", 2, 2),
        ("a couple of soldiers", 2, 2),
        ("two to three soldiers", 2, 3),
        ("tens of thousands of people", 20_000, None),
        ("1.5 million people", 1_500_000, 1_500_000),
        ("a five-year-old boy", 1, 1),
    ],
)
def test_numbers(phrase: str, low: int | None, high: int | None) -> None:
    number = parse_number(phrase)
    assert number is not None
    assert tuple(number) == (low, high)


@pytest.mark.parametrize(
    "phrase",
    ["the soldiers", "soldiers", "", "hundred", "G20 leaders", "the 1990s generation", "rebels"],
)
def test_no_number(phrase: str) -> None:
    assert parse_number(phrase) is None


@given(st.text(max_size=40) | st.lists(st.sampled_from(
    ["two", "hundred", "dozen", "of", "at least", "10", "1,000", "-", "to", "million", "a", ","]),
    max_size=8).map(" ".join))  # fmt: skip
def test_numbers_are_never_below_zero_and_never_turned_round(phrase: str) -> None:
    number = parse_number(phrase)
    if number is not None:
        assert (number.low or 0) >= 0
        assert number.low is None or number.high is None or number.low <= number.high


def told(claims: list[Claim]) -> set[tuple[str, int | None, int | None, str | None, str | None]]:
    return {(c.effect, c.low, c.high, c.country, c.sector)
            for claim in claims for c in claim.casualties}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed three Kenyan policemen.", {("killed", 3, 3, "KEN", "COP")}),
        ("A Spanish priest was killed by rebels.", {("killed", 1, 1, "ESP", "REL")}),
        ("Rebels killed at least nine Chadian soldiers.", {("killed", 9, None, "TCD", "MIL")}),
        ("Two Danish journalists were kidnapped by rebels.", {("captured", 2, 2, "DNK", "JRN")}),
        ("Shelling wounded 14 villagers in Kashmir.", {("wounded", 14, 14, None, "CVL")}),
        ("Dozens of Malian soldiers were killed by rebels.", {("killed", 24, None, "MLI", "MIL")}),
        (
            "Soldiers killed 15 rebels and wounded 40 villagers in Jolo.",
            {("killed", 15, 15, None, "REB"), ("wounded", 40, 40, None, "CVL")},
        ),
        (
            "A bomb killed two Indian soldiers and a Nepalese policeman.",
            {("killed", 2, 2, "IND", "MIL"), ("killed", 1, 1, "NPL", "COP")},
        ),
        fault(
            "A bomb killed two Indian soldiers and a Fijian nightwatchman.",
            {("killed", 2, 2, "IND", "MIL"), ("killed", 1, 1, "FJI", "CVL")},
            reason="the nationality is lost with a role that is not listed",
        ),
        (
            "Clashes between rebels and troops left 14 soldiers dead.",
            {("killed", 14, 14, None, "MIL")},
        ),
        (
            "About 100 worshippers were killed in an attack on a church.",
            {("killed", 90, 110, None, "CVL")},
        ),
        (
            "Rebels killed two British soldiers, one Danish soldier and an Estonian interpreter.",
            {
                ("killed", 2, 2, "GBR", "MIL"),
                ("killed", 1, 1, "DNK", "MIL"),
                ("killed", 1, 1, "EST", "LAB"),
            },
        ),
        fault(
            "The attack wounded between 20 and 25 people.",
            {("wounded", 20, 25, None, "CVL")},
            reason="the attack itself is told as the one wounded",
        ),
        fault(
            "No one was killed in the attack on the market in Kano.",
            set(),
            reason="'no one' is counted as one killed",
        ),
    ],
)
def test_casualties(claims_of: Claims, text: str, expected: set[Any]) -> None:
    if any(country is None for _, _, _, country, _ in expected):
        # The report may lend its own country to people whom the text gives none.
        found = {(e, lo, hi, s) for e, lo, hi, _, s in told(claims_of(text))}
        assert found == {(e, lo, hi, s) for e, lo, hi, _, s in expected}
    else:
        assert {one[:4] for one in told(claims_of(text))} == {one[:4] for one in expected}


@pytest.mark.parametrize(
    "text",
    [
        "A storm killed 40 people in Manila.",
        "The coronavirus killed thousands in Lombardy.",
        "Two people were killed in a car crash in Nairobi.",
        "An earthquake left 300 people dead.",
        "The minister killed the bill.",
        "Rebels attacked a village in Chad.",
    ],
)
def test_no_casualties(claims_of: Claims, text: str) -> None:
    assert told(claims_of(text)) == set()


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Rebels fired 12 rockets at the airport in Bangui.", "rocket"),
        ("Rebels fired mortar shells at soldiers in Jolo.", "mortar"),
        ("Turkish drones struck a camp in Sinjar.", "drone"),
        ("Israeli warplanes bombed a depot near Homs.", "aircraft"),
        ("A car bomb killed six policemen in Cali.", "car bomb"),
        ("A suicide bomber killed nine soldiers in Gao.", "suicide bomb"),
        ("Police fired tear gas at protesters in Kampala.", "tear gas"),
        ("Russian artillery shelled Kherson.", "artillery"),
        ("Houthi forces fired two ballistic missiles at Riyadh.", "ballistic missile"),
        ("A roadside mine killed two Dutch soldiers in Uruzgan.", "mine"),
    ],
)
def test_means(claims_of: Claims, text: str, means: str) -> None:
    assert means in {one for claim in claims_of(text) for one in claim.means}


def test_a_gas_plant_is_no_weapon(claims_of: Claims) -> None:
    (claim,) = claims_of("Algerian militants attacked a gas plant in In Amenas.")
    assert "gas" not in claim.means


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Rebels fired 12 rockets at the airport in Bangui.", 12, 12),
        ("Rebels fired dozens of rockets at the airport in Bangui.", 24, None),
        ("At least 30 mortar shells were fired at soldiers in Donetsk.", 30, None),
        ("Houthi forces fired two ballistic missiles at Riyadh.", 2, 2),
    ],
)
def test_how_many_weapons(claims_of: Claims, text: str, low: int | None, high: int | None) -> None:
    (quantity,) = {c.quantity for c in claims_of(text) if c.quantity}
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels fired a rocket at the airport in Bangui.",
        "Two soldiers attacked a village with rifles.",
    ],
)
def test_one_or_unnumbered_weapons_have_no_quantity(claims_of: Claims, text: str) -> None:
    assert [c.quantity for c in claims_of(text) if c.quantity] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen shot dead a soldier in Derry.", {("killed", 1, 1)}),
        ("The army lost three men in clashes near Marib.", {("killed", 3, 3)}),
        ("A total of 23 people were killed in air strikes on Idlib.", {("killed", 23, 23)}),
        ("At least 30 people lost their lives in the attack on Garissa.", {("killed", 30, None)}),
        ("A bomb killed between 10 and 15 people in Quetta.", {("killed", 10, 15)}),
        ("Gunmen killed a five-year-old boy in Karachi.", {("killed", 1, 1)}),
        ("Militants beheaded three hostages.", {("killed", 3, 3)}),
        ("Gunmen held 12 people hostage in Sydney.", {("captured", 12, 12)}),
        ("Police detained 40 protesters in Minsk.", {("captured", 40, 40)}),
        ("Clashes in Aden left one dead and three injured.",
         {("killed", 1, 1), ("wounded", 3, 3)}),
        ("Troops opened fire on demonstrators in Bamako; officials speak of six dead.",
         {("killed", 6, 6)}),
        ("Forty people died when troops shelled a market in Homs.", {("killed", 40, 40)}),
        ("The shells hit two barns; nobody was in them.", set()),
        ("Rebels attacked Goma after soldiers had killed nine farmers.", {("killed", 9, 9)}),
        ("The army freed 14 hostages.", set()),
        ("The team lost three points.", set()),
    ],
)  # fmt: skip
def test_who_was_hurt(
    claims_of: Claims, text: str, expected: set[tuple[str, int | None, int | None]]
) -> None:
    assert {one[:3] for one in told(claims_of(text))} == expected


def test_an_earlier_deed_is_no_toll_of_the_later(claims_of: Claims) -> None:
    claims = claims_of("Rebels attacked Goma after soldiers had killed nine farmers.")
    attack = next(c for c in claims if c.trigger.text == "attacked")
    assert attack.casualties == ()


@pytest.mark.parametrize(
    ("text", "means", "quantity"),
    [
        ("Two F-16s bombed a camp near Erbil.", "aircraft", 2),
        ("Twelve MiG-21s attacked the port of Assab.", "aircraft", 12),
        ("An AH-64 fired on a car in Gaza.", "helicopter", None),
        ("The navy fired three Tomahawk cruise missiles at Tripoli.", "cruise missile", 3),
        ("Soldiers fired rubber bullets at the crowd in Sebokeng.", "rubber bullets", None),
        ("A man stabbed a policeman with a kitchen knife in Paris.", "blade", None),
        ("More than 100 Shahed drones attacked Kyiv overnight.", "drone", 100),
    ],
)
def test_weapons_by_their_marks(
    claims_of: Claims, text: str, means: str, quantity: int | None
) -> None:
    claim = next(c for c in claims_of(text) if c.means)
    assert means in claim.means
    assert (claim.quantity.low if claim.quantity else None) == quantity
