from __future__ import annotations

from collections.abc import Callable

import pytest

from foreshock.records import Claim

Claims = Callable[..., list[Claim]]


def assault(claims: list[Claim]) -> Claim:
    return next(c for c in claims if c.event_type == "ASSAULT")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Rwandan troops attacked a village in North Kivu, Congolese officials said.", ["COD-GOV"]),
        ("The Kenyan president said that al-Shabaab had attacked a bus near Mandera.", ["KEN-GOV"]),
        (
            "According to the Red Cross, Serb forces shelled a hospital in Gorazde.",
            ["NGO-SOC-ICRC"],
        ),
        ('"Rebels attacked the dam," the Ghanaian health minister said.', ["GHA-GOV"]),
        ("Honduras claims that El Salvador shelled a farm.", ["HND"]),
        ("Ukraine says Russia claims that Poland shelled Lviv.", ["RUS", "UKR"]),
        ("Indian police said soldiers from Nepal shelled a farm.", ["IND-COP"]),
        ("Algeria accused Morocco of killing three truck drivers.", ["DZA"]),
        ("Chad blamed Sudan for the bombing of a market in Abeche.", ["TCD"]),
        ("Morocco was accused by Algeria of killing three truck drivers.", ["DZA"]),
        (
            "Amnesty International accused the Ugandan army of killing two monks.",
            ["NGO-SOC-AMNESTY"],
        ),
        ("Rebels attacked the dam, a spokesman for the Nigerian army told reporters.", ["NGA-MIL"]),
        ("A lawyer for the Taliban said Pakistani troops had shot a mullah.", ["AFG-REB-TALIBAN"]),
    ],
)
def test_who_says_so_innermost_first(claims_of: Claims, text: str, speakers: list[str]) -> None:
    assert [m.actor_id for m in assault(claims_of(text)).speaker] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Chadian helicopters bombed a rebel camp near Faya.",
        "The Basque group ETA said it had bombed a bank.",
        "The Ugandan army said it had attacked the rebels.",
    ],
)
def test_who_speaks_of_its_own_act_or_nobody_is_no_speaker(claims_of: Claims, text: str) -> None:
    assert assault(claims_of(text)).speaker == ()


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers reportedly killed a priest in Bukavu.",
        "Rebels allegedly bombed a bridge near Batticaloa.",
        "It appears that Sudan bombed a market in Darfur.",
        "Local media reported that gunmen killed a mayor in Michoacan.",
        "A UN report said that Ugandan troops attacked the camp.",
        "Rumours that Chad had attacked the rebels were spreading in N'Djamena.",
        "Iraq is believed to have bombed the village.",
        "Honduras claims that El Salvador shelled a farm.",
        "Gunmen apparently killed the Iraqi judge.",
        "Suspected al-Shabaab militants attacked a bus near Lamu.",
        "A bridge near Yala was bombed by suspected separatists.",
        "Honduras accused El Salvador of shelling a farm.",
    ],
)
def test_hedges(claims_of: Claims, text: str) -> None:
    assert assault(claims_of(text)).hedged


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers killed a priest in Bukavu.",
        "The army confirmed that it had bombed the village.",
        "Rwandan troops attacked a village in North Kivu, Congolese officials said.",
        "Gunmen killed a reporter in Michoacan.",
    ],
)
def test_no_hedge(claims_of: Claims, text: str) -> None:
    assert not assault(claims_of(text)).hedged


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Witnesses said soldiers fired on a crowd in Andijan.", "Witnesses"),
        ("Gunmen killed a judge in Karachi, two security sources said.", "two security sources"),
        ("Residents told reporters that rebels had shelled Goma.", "Residents"),
        ("According to a human rights monitor, jets bombed a market in Idlib.", "monitor"),
    ],
)
def test_a_speaker_whom_nobody_knows_is_kept_by_his_words(
    claims_of: Claims, text: str, words: str
) -> None:
    (speaker,) = assault(claims_of(text)).speaker
    assert words in speaker.text
    assert text[speaker.start : speaker.end] == speaker.text


@pytest.mark.parametrize(
    "text",
    [
        "It said rebels had shelled Goma.",
        "It was said that rebels had shelled Goma.",
        "Rebels shelled Goma before the witnesses fled.",
    ],
)
def test_a_pronoun_or_a_bystander_is_no_speaker(claims_of: Claims, text: str) -> None:
    assert assault(claims_of(text)).speaker == ()


def test_hedging_lowers_the_confidence(claims_of: Claims) -> None:
    plain = assault(claims_of("Soldiers killed a priest in Bukavu."))
    hedged = assault(claims_of("Soldiers reportedly killed a priest in Bukavu."))
    assert hedged.confidence < plain.confidence


def test_a_quotation_over_two_sentences_keeps_its_speaker(claims_of: Claims) -> None:
    text = '"Rebels attacked the dam," the Ghanaian mayor said. "They killed two guards."'
    killed = next(c for c in claims_of(text) if "killed" in c.trigger.text)
    assert [m.country for m in killed.speaker] in ([], ["GHA"])
    assert all(m.text in text for m in killed.speaker)


def test_we_are_who_speaks(claims_of: Claims) -> None:
    claims = claims_of('"We were attacked by Kenyan troops," al-Shabaab said.')
    assert [m.actor_id for m in assault(claims).target] == ["SOM-REB-AL-SHABAAB"]
