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
        (
            "Israeli warplanes bombed a depot near Damascus after rockets were fired from Gaza.",
            "fired",
            "Gaza",
            "PSE",
            "region",
        ),
        (
            "Iran's attack on Erbil killed two people.",
            "attack",
            "Erbil",
            "IRQ",
            "city",
        ),
        (
            "Talks between Serbia and Kosovo went on in Brussels.",
            "Talks",
            "Brussels",
            "BEL",
            "city",
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


@pytest.mark.parametrize(
    ("text", "word", "place", "precision"),
    [
        ("Troops shelled the village of Dvorane on Wednesday.", "shelled", "Dvorane", "city"),
        ("Militants attacked an army outpost at Zegra.", "attacked", "Zegra", "city"),
        ("Police fired on protesters in Revolution Street.", "fired", "Revolution Street", "point"),
        ("Rebels shot down a helicopter over the Mandara mountains.", "shot", "Mandara mountains",
         "region"),
        ("Five people were killed in shelling of the Petrovsky district.", "killed",
         "Petrovsky district", "city"),
        ("Gunmen killed nine farmers in the village of Karamai, 30 km north of Maiduguri.",
         "killed", "Karamai", "city"),
        ("Peruvian helicopters attacked the Ecuadorean outpost of Coangos on Thursday.",
         "attacked", "Coangos", "point"),
        ("The air force bombed a camp in Garamba National Park.", "bombed",
         "Garamba National Park", "point"),
    ],
)  # fmt: skip
def test_an_unknown_place_is_told_by_the_words_around_it(
    claims_of: Claims, text: str, word: str, place: str, precision: str
) -> None:
    found = act(claims_of(text), text, word).place
    assert found is not None
    assert (found.text, found.precision, found.lat) == (place, precision, None)


def test_an_unknown_place_lies_where_the_known_one_around_it_does(claims_of: Claims) -> None:
    text = "Rebels seized the town of Zarbouna in northern Burkina Faso."
    found = act(claims_of(text), text, "seized").place
    assert found is not None
    assert (found.text, found.country, found.lat) == ("Zarbouna", "BFA", None)
    text = "Gunmen killed six farmers in the village of Karamai in Borno state."
    found = act(claims_of(text), text, "killed").place
    assert found is not None
    assert (found.text, found.country) == ("Karamai", "NGA")
    assert found.lat is not None
    assert (found.radius_km or 0) > 50


def test_a_hotel_in_a_known_town_is_told_by_the_town(claims_of: Claims) -> None:
    text = "A car bomb exploded outside the Grand Bosna Hotel in Sarajevo."
    found = act(claims_of(text), text, "exploded").place
    assert found is not None
    assert found.text == "Sarajevo"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Soldiers killed three rebels in Operation Kestrel.", "killed"),
        ("Rebels fired on the Alliance for Renewal.", "fired"),
        ("Police arrested the bishop of Managua.", "arrested"),
        ("Gunmen killed six people on Tuesday.", "killed"),
        ("The minister condemned the attack in Arabic.", "condemned"),
        ("Israel will strike the depot if rockets are fired from Beirut.", "strike"),
        ("Police in helmets beat students in Ramadan.", "beat"),
        ("The United States withdrew from the Paris Agreement.", "withdrew"),
        ("Iran rejected the Damascus Declaration.", "rejected"),
        ("Protesters burned a Real Madrid flag.", "burned"),
    ],
)
def test_other_names_are_no_places(claims_of: Claims, text: str, word: str) -> None:
    assert act(claims_of(text), text, word).place is None


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("The bus was ambushed on the road to Djibo.", "ambushed", "Djibo"),
        ("Two soldiers were killed near Avdiivka, the military said in Kyiv.", "killed",
         "Avdiivka"),
        ("Fighters overran Mosul on Tuesday.", "overran", "Mosul"),
        ("Soldiers were moved to Semarang, where offices were burned by youths.", "burned",
         "Semarang"),
        ("Ten people were hurt when a bomb exploded in a market in Quetta.", "exploded", "Quetta"),
        ("In Nasiriyah, medics say police shot dead seven protesters.", "shot", "Nasiriyah"),
        ("A bomb exploded in Baghdad's Karrada district.", "exploded", "Karrada"),
        ("Troops crossed into the Gambia after a president was sworn in in Dakar.", "crossed",
         "Gambia"),
    ],
)  # fmt: skip
def test_a_place_reaches_as_far_as_its_clause(
    claims_of: Claims, text: str, word: str, place: str
) -> None:
    found = act(claims_of(text), text, word).place
    assert found is not None
    assert found.text == place
