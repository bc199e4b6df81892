"""Tolls told in a sentence of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foreshock.records import Claim

Claims = Callable[..., list[Claim]]


def first_attack(claims: list[Claim]) -> Claim:
    return min((c for c in claims if c.event_type == "ASSAULT"), key=lambda c: c.trigger.start)


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("Omani gunboats attacked a Yemeni ferry. Three sailors were killed.", [("killed", 3)]),
        (
            "Rebels shelled a garrison in Niger. Six soldiers died and ten were wounded.",
            [("killed", 6), ("wounded", 10)],
        ),
        (
            "Bandits raided a village in Zambia. Witnesses said 20 people were killed.",
            [("killed", 20)],
        ),
    ],
)
def test_the_toll_of_the_next_sentence_is_the_attacks(
    claims_of: Claims, text: str, toll: list[tuple[str, int]]
) -> None:
    attack = first_attack(claims_of(text))
    assert [(c.effect, c.low) for c in attack.casualties] == toll
    assert "+toll" in attack.method


@pytest.mark.parametrize(
    "text",
    [
        "Jets bombed Homs. In Aleppo, ten people were killed.",
        "Jets bombed Homs on Monday. Rebels killed two soldiers.",
        "Gunmen attacked a post near Gao. The army blamed bandits. Two soldiers were killed.",
        "Gunmen attacked a post near Gao, killing a guard. Two soldiers were killed on Tuesday.",
        "Gunmen may attack the post. Two soldiers were killed.",
    ],
)
def test_another_deed_place_or_day_keeps_its_toll(claims_of: Claims, text: str) -> None:
    assert "+toll" not in first_attack(claims_of(text)).method
