from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from foreshock.records import Claim

Claims = Callable[..., list[Claim]]


def fault(*values: object, reason: str) -> Any:
    return pytest.param(*values, marks=pytest.mark.xfail(reason=reason))


def act(claims: list[Claim], text: str, word: str) -> Claim:
    at = text.index(word)
    return next(c for c in claims if c.trigger.start <= at < c.trigger.end)


@pytest.mark.parametrize(
    ("text", "word", "place", "country", "precision"),
    [
        (
            "Kenyan soldiers attacked a camp near Garissa on Monday.",
            "attacked",
            "Garissa",
            "KEN",
            "city",
        ),
        ("Gunmen killed three policemen in Kano.", "killed", "Kano", "NGA", "city"),
        ("In Yemen, Saudi warplanes bombed a wedding.", "bombed", "Yemen", "YEM", "country"),
        ("Rebels fired rockets at the airport in Bangui.", "fired", "Bangui", "CAF", "city"),
        (
            "Soldiers shelled a village in South Kordofan.",
            "shelled",
            "South Kordofan",
            "SDN",
            "admin1",
        ),
        ("Houthi forces fired two missiles at Riyadh.", "fired", "Riyadh", "SAU", "city"),
        ("Rebels bombed Aleppo.", "bombed", "Aleppo", "SYR", "city"),
        ("The rebels captured Goma.", "captured", "Goma", "COD", "city"),
        ("Protesters marched in Caracas.", "marched", "Caracas", "VEN", "city"),
        (
            "Rebels attacked a bank in Medellin and a mine in Pasto.",
            "attacked",
            "Medellin",
            "COL",
            "city",
        ),
        (
            "Israeli warplanes bombed a depot near Damascus after rockets were fired from Gaza.",
            "bombed",
            "Damascus",
            "SYR",
            "city",
        ),
        fault(
            "Israeli warplanes bombed a depot near Damascus after rockets were fired from Gaza.",
            "fired",
            "Gaza",
            "PSE",
            "city",
            reason="the place of the main clause is preferred to the one that it was fired from",
        ),
        fault(
            "Iran's attack on Erbil killed two people.",
            "attack",
            "Erbil",
            "IRQ",
            "city",
            reason="the state whose attack it is is taken for its place",
        ),
        fault(
            "Talks between Serbia and Kosovo went on in Brussels.",
            "Talks",
            "Brussels",
            "BEL",
            "city",
            reason="'between' two states is taken for a place",
        ),
    ],
)
def test_place(
    claims_of: Claims, text: str, word: str, place: str, country: str, precision: str
) -> None:
    found = act(claims_of(text), text, word).place
    assert found is not None
    assert (found.text, found.country, found.precision) == (place, country, precision)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Peru condemned Bolivia.", "condemned"),
        ("Washington imposed sanctions on Tehran.", "imposed"),
        ("Belgium expelled three Rwandan diplomats.", "expelled"),
        ("Soldiers killed a priest.", "killed"),
        ("Kenyan soldiers attacked Somali fishermen.", "attacked"),
    ],
)
def test_sides_and_nationalities_are_no_places(claims_of: Claims, text: str, word: str) -> None:
    assert act(claims_of(text), text, word).place is None


@pytest.mark.xfail(reason="a place inside the condition is taken for the act's own")
def test_a_place_in_a_condition_is_not_where_it_will_be(claims_of: Claims) -> None:
    text = (
        "The United States will bomb the bunkers if Libya does not withdraw its troops from Chad."
    )
    assert act(claims_of(text), text, "bomb").place is None


def test_a_name_of_two_towns_lies_in_the_country_of_the_report(claims_of: Claims) -> None:
    text = "Rebels in Libya shelled Tripoli."
    place = act(claims_of(text), text, "shelled").place
    assert place is not None
    assert place.country == "LBY"


def test_a_base_is_a_point_and_no_president(claims_of: Claims) -> None:
    text = "Militiamen fired rockets at Ayn al-Asad in Iraq."
    claim = act(claims_of(text), text, "fired")
    assert claim.place is not None
    assert (claim.place.country, claim.place.precision) == ("IRQ", "point")
    assert all("ASSAD" not in (m.actor_id or "") for m in (*claim.source, *claim.target))
