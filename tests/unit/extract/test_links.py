from __future__ import annotations

from collections.abc import Callable

import pytest

from foreshock.records import Claim

Claims = Callable[..., list[Claim]]


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
        (
            "Chad attacked a village in Darfur. That triggered attacks by Sudan on Chadian posts.",
            ("TCD", "led_to", "SDN"),
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


WITHIN_A_SENTENCE = [
    ("Kenya bombed camps in Gedo in retaliation for a raid by al-Shabaab on Mandera.",
     "raid", "bombed"),
    ("Police in Lagos fired tear gas after protesters torched a bank.", "torched", "fired"),
    ("Following the assassination of the president, rebels attacked Bujumbura.",
     "assassination", "attacked"),
    ("Peruvian police arrested six men for the murder of a mayor in Puno.",
     "murder", "arrested"),
    ("The killing of a cleric by Bahraini police sparked protests in Sitra.",
     "killing", "protests"),
    ("Farmers staged a march in Nairobi demanding the release of two activists.",
     "demanding", "march"),
    ("Insurgents ambushed a convoy near Gao, killing six soldiers.", "ambushed", "killing"),
    ("Twelve soldiers were wounded when rebels shelled a barracks in Aleppo.",
     "shelled", "wounded"),
    ("Mali expelled the French ambassador because France bombed a wedding.",
     "bombed", "expelled"),
    ("Police in Caracas arrested two men who attacked a bank.", "attacked", "arrested"),
    ("Soldiers shot a student in Tunis, which led to riots in Sfax.", "shot", "riots"),
    ("Hezbollah shelled Haifa, killing two, in response to an airstrike by Israel on Tyre.",
     "airstrike", "shelled"),
    ("Honduras accused Nicaragua of shelling a village.", "shelling", "accused"),
    ("Several monks were detained as Chinese police stormed a monastery in Aba.",
     "stormed", "detained"),
]  # fmt: skip
ACROSS_SENTENCES = [
    ("Chadian troops shelled a village. The attack sparked protests in Abeche.",
     "shelled", "protests"),
    ("Rebels killed a governor in Helmand. The killing came after NATO bombed a mosque in Sangin.",
     "bombed", "killed"),
    ("Zambia expelled a Rhodesian envoy. The move followed a raid by Rhodesian troops on Lusaka.",
     "raid", "expelled"),
    ("Libya shelled Faya. In retaliation, Chad bombed an airfield in Libya.", "shelled", "bombed"),
    ("Ethiopia bombed Asmara. Eritrea hit back by shelling Mekelle.", "bombed", "shelling"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cause", "effect"), WITHIN_A_SENTENCE + ACROSS_SENTENCES)
def test_cause_and_effect(claims_of: Claims, text: str, cause: str, effect: str) -> None:
    claims = claims_of(text)
    by_id = {c.claim_id: c for c in claims}
    ends = [
        (c, by_id[link.claim_id]) if link.kind == "led_to" else (by_id[link.claim_id], c)
        for c in claims
        for link in c.links
    ]
    told = [(a.trigger.text, b.trigger.text) for a, b in ends]
    assert any(cause in a and effect in b for a, b in told), told
    assert not any(cause in b and effect in a for a, b in told), told


@pytest.mark.parametrize(
    "text",
    [
        "Angolan forces attacked Jamba two weeks after UNITA bombed a pipeline.",
        "Rebels shelled Goma. Hours later, the army arrested a priest.",
        "Two men were killed in Basra while three policemen were wounded in Mosul.",
        "A bomb killed two in Beirut, and Israel arrested a Jordanian envoy.",
        "The army attacked the rebels after it attacked the police.",
        "A lawyer was shot after he was abducted in Lima.",
        "Burundi arrested a bishop before rebels attacked Gitega.",
        "Students were marching in Yangon when the minister met a Thai envoy.",
    ],
)
def test_order_in_time_is_no_cause(claims_of: Claims, text: str) -> None:
    assert linked(claims_of(text)) == set()


def test_who_was_prompted_does_it(claims_of: Claims) -> None:
    claims = claims_of("Georgia shelled Tskhinvali. This prompted Russia to bomb Gori.")
    (bombed,) = [c for c in claims if "bomb" in c.trigger.text]
    assert [m.country for m in bombed.source] == ["RUS"]


def test_an_army_that_answers_with_airstrikes_is_not_its_own_target(claims_of: Claims) -> None:
    claims = claims_of("Rebels attacked a convoy in Ituri. The army responded with airstrikes.")
    assert all({m.actor_id for m in c.source}.isdisjoint({m.actor_id for m in c.target})
               for c in claims if c.source)  # fmt: skip
