from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from foreshock.records import Claim

Claims = Callable[..., list[Claim]]


def ids(mentions: Any) -> list[str | None]:
    return [mention.actor_id for mention in mentions]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (
            "Fighters of the Shining Path entered Ayacucho. The guerrillas killed two policemen.",
            "PER-REB-SHINING-PATH",
        ),
        (
            "Guerrillas bombed a bridge near Usulutan. The FMLN has been on the offensive.",
            "SLV-REB-FMLN",
        ),
        (
            "UNITA SAID IT HELD JAMBA. FIVE REBELS ATTACKED A POLICE POST IN HUAMBO.",
            "AGO-REB-UNITA",
        ),
    ],
)
def test_rebels_of_a_report_are_the_one_group_it_names(
    claims_of: Claims, text: str, group: str
) -> None:
    claims = [c for c in claims_of(text) if c.event_type == "ASSAULT" and c.source]
    assert [ids(c.source) for c in claims] == [[group]] * len(claims)
    assert any(c.method.endswith("+group") for c in claims)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed two policemen in Huambo.",
        "The FARC denounced the ELN. Guerrillas bombed a bridge near Cali.",
        "The FMLN met envoys in Geneva. Unidentified guerrillas bombed a bridge near Usulutan.",
        "The FMLN met envoys in Geneva. Suspected rebels bombed a bridge near Usulutan.",
        "The PKK met envoys in Oslo. Tamil rebels bombed a bridge near Batticaloa.",
        "The FMLN met envoys in Geneva. Soldiers bombed a bridge near Usulutan.",
    ],
)
def test_nobody_else_is_named(claims_of: Claims, text: str) -> None:
    assert not any(c.method.endswith("+group") for c in claims_of(text))


def test_the_words_of_the_report_stay(claims_of: Claims) -> None:
    text = "UNITA held Jamba for years. The rebels shelled a police post in Huambo."
    (claim,) = [c for c in claims_of(text) if c.event_type == "ASSAULT"]
    (source,) = claim.source
    assert source.text.endswith("rebels")
    assert text[source.start : source.end] == source.text
