"""Words of war that are not meant, and those beside them that are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foreshock.records import Claim

Claims = Callable[..., list[Claim]]
HOSTILE = {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"}


def _hostile(claims: list[Claim]) -> set[str]:
    return {claim.event_type for claim in claims} & HOSTILE


@pytest.mark.parametrize(
    "text",
    [
        "Ajax hammered Lyon 4-1 in Amsterdam.",
        "The Kenyan bowlers struck twice in the first innings.",
        "Morocco's striker attacked down the left and the referee gave a penalty.",
        "Sevilla besieged the Porto goal until the last minute of the match.",
        "Hurricane Ida battered Cuba, killing eleven.",
        "A ferry capsized off Leyte, killing forty.",
        "Nine people were killed when a mine roof collapsed in Donetsk.",
        "In the thriller, commandos kidnap a Danish diplomat.",
        "Jellyfish invaded the beaches of Tunisia.",
        "A herd of buffalo stormed the village.",
        "Shares in Tokyo were hammered after the announcement.",
        "Heavy snow closed the road to Kabul.",
    ],
)
def test_borrowed_words_make_no_deed(claims_of: Claims, text: str) -> None:
    assert not _hostile(claims_of(text))


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        # A match is only where it happened, a market what was hit, a storm what it is compared to.
        ("Gunmen attacked the football team's bus after the cup match in Cabinda.", "ASSAULT"),
        ("Hooligans fought police after the final match of the season in Belgrade.", "ASSAULT"),
        ("A bomb exploded in a market in Kano, killing forty.", "ASSAULT"),
        ("Soldiers killed 10-12 villagers near Dili.", "ASSAULT"),
        ("Police arrested the film director in Tehran.", "COERCE"),
        ("Footage shows soldiers shooting prisoners in Tigray.", "ASSAULT"),
        ("The rebels opened fire at the ferry, killing forty.", "ASSAULT"),
        ("The Arab League suspended Syria.", "SANCTION"),
    ],
)
def test_beside_them_violence_is_meant(claims_of: Claims, text: str, event_type: str) -> None:
    assert event_type in _hostile(claims_of(text))
