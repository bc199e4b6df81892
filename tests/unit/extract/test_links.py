from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from foreshock.records import Claim

Claims = Callable[..., list[Claim]]


def fault(*values: object, reason: str) -> Any:
    return pytest.param(*values, marks=pytest.mark.xfail(reason=reason))


def linked(claims: list[Claim]) -> set[tuple[str, str, str]]:
    """Who did what that is linked to what of whom: country of the source on both ends."""
    by_id = {c.claim_id: c for c in claims}

    def country(claim: Claim) -> str:
        return (claim.source[0].country if claim.source else None) or "?"

    return {
        (country(c), link.kind, country(by_id[link.claim_id])) for c in claims for link in c.links
    }


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (
            "Pakistan shelled Indian posts on Monday. In response, India bombed a camp in Balakot.",
            ("IND", "response_to", "PAK"),
        ),
        (
            "Hamas fired rockets at Ashkelon. Israel retaliated by bombing Gaza.",
            ("ISR", "response_to", "PSE"),
        ),
        (
            "Turkey shot down a Russian jet. In retaliation, Russia imposed sanctions on Turkey.",
            ("RUS", "response_to", "TUR"),
        ),
        (
            "Syria shelled Turkish posts. Turkey responded by bombing Syrian airfields.",
            ("TUR", "response_to", "SYR"),
        ),
        (
            "Georgia shelled Tskhinvali. This led to attacks by Russian troops on Gori.",
            ("GEO", "led_to", "RUS"),
        ),
        (
            "Honduras expelled Salvadoran men. This led to an attack by El Salvador on Honduras.",
            ("HND", "led_to", "SLV"),
        ),
        fault(
            "Chad attacked a village in Darfur. That triggered attacks by Sudan on Chadian posts.",
            ("TCD", "led_to", "SDN"),
            reason="where the causing verb is part of the act's words the link is lost",
        ),
    ],
)
def test_links_that_the_text_makes(
    claims_of: Claims, text: str, link: tuple[str, str, str]
) -> None:
    if link[1] == "led_to":
        assert {(a, k) for a, k, _ in linked(claims_of(text))} == {link[:2]}
    else:
        assert linked(claims_of(text)) == {link}


@pytest.mark.parametrize(
    "text",
    [
        "Turkey bombed Kurdish villages. The army later arrested two mayors.",
        "Chad attacked a village. Togo sent troops to Mali.",
        "In response, India bombed a camp in Balakot.",
        "The bank lost money. This led to a merger in Chile.",
        "Pakistan shelled Indian posts. The minister responded to a letter from Nepal.",
    ],
)
def test_no_link_is_made_up(claims_of: Claims, text: str) -> None:
    assert linked(claims_of(text)) == set()


def test_a_link_points_to_a_claim_of_the_report_and_quotes_its_words(claims_of: Claims) -> None:
    text = "Pakistan shelled Indian posts on Monday. In response, India bombed a camp in Balakot."
    claims = claims_of(text)
    (link,) = [link for claim in claims for link in claim.links]
    assert link.claim_id in {claim.claim_id for claim in claims}
    assert text[link.evidence.start : link.evidence.end] == "response"


@pytest.mark.xfail(reason="who is prompted to do something loses the doing")
def test_who_was_prompted_does_it(claims_of: Claims) -> None:
    claims = claims_of("Georgia shelled Tskhinvali. This prompted Russia to bomb Gori.")
    (bombed,) = [c for c in claims if "bomb" in c.trigger.text]
    assert [m.country for m in bombed.source] == ["RUS"]


@pytest.mark.xfail(reason="'airstrikes' are taken for the air force: the army attacks itself")
def test_an_army_that_answers_with_airstrikes_is_not_its_own_target(claims_of: Claims) -> None:
    claims = claims_of("Rebels attacked a convoy in Ituri. The army responded with airstrikes.")
    assert all({m.actor_id for m in c.source}.isdisjoint({m.actor_id for m in c.target})
               for c in claims if c.source)  # fmt: skip
