"""The state of affairs that a sentence gives an act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from foreshock.records import ACCOMPLISHED, Claim

Claims = Callable[..., list[Claim]]


def fault(*values: object, reason: str) -> Any:
    return pytest.param(*values, marks=pytest.mark.xfail(reason=reason))


def about(claims: list[Claim], text: str, word: str) -> list[Claim]:
    """Claims whose naming words hold a word of the text, else those whose evidence holds it."""
    at = text.index(word)
    named = [c for c in claims if c.trigger.start <= at < c.trigger.end]
    return named or [c for c in claims if c.evidence.start <= at < c.evidence.end]


OCCURRED = [
    ("Chadian helicopters bombed a rebel camp near Faya on Monday.", "bombed"),
    ("Peruvian police arrested two union leaders in Arequipa.", "arrested"),
    ("Belgium expelled three Rwandan diplomats.", "expelled"),
    ("Gunmen have killed a judge in Karachi.", "killed"),
    ("A mosque in Mopti was attacked by gunmen.", "attacked"),
    ("Students marched in Santiago after police killed a boy.", "killed"),
    ("Kenya managed to arrest the bomber.", "arrest"),
    ("Rebels began attacking convoys in Darfur last month.", "attacking"),
    ("Sudan carried out an attack on the camp.", "attack"),
    ("The president said police had arrested nine Bolivian officers.", "arrested"),
]
ONGOING = [
    ("Ethiopian troops are shelling rebel positions near Mekelle.", "shelling"),
    ("The army is bombing villages in Tigray.", "bombing"),
    ("Soldiers are arresting activists in Harare.", "arresting"),
    ("France is withdrawing its troops from Niger.", "withdrawing"),
    ("Turkish forces are fighting Kurdish militants in Sirnak province.", "fighting"),
    ("Rebels have been attacking convoys in Darfur for weeks.", "attacking"),
    ("Troops are attacking the town of Marawi.", "attacking"),
    fault(
        "Russian warplanes are bombing Aleppo.",
        "bombing",
        reason="the parser takes the town for an adverb, and the act is lost",
    ),
]
PLANNED = [
    ("Greece plans to expel the Turkish ambassador.", "expel"),
    ("Armenia is preparing to attack Azerbaijani positions.", "attack"),
    ("Rebels planned to bomb the parliament in Dhaka.", "bomb"),
    ("The junta in Myanmar intends to arrest striking doctors.", "arrest"),
    ("Kenya will send troops to Somalia.", "send"),
    ("Spain will impose sanctions on Venezuela.", "impose"),
    ("Indian police said the militants were plotting an attack on a temple in Jammu.", "attack"),
    ("The government plans an offensive against the guerrillas in Cauca.", "offensive"),
    ("Belarus is going to expel Polish diplomats.", "expel"),
]
THREATENED = [
    ("North Korea threatened to attack South Korea.", "attack"),
    ("Pakistan threatened to shoot down Indian drones.", "threatened"),
    ("Sudan threatened Chad with military action.", "threatened"),
    ("The rebels threatened to kill the hostages.", "kill"),
    ("Venezuela warned Guyana that it would seize the disputed territory.", "seize"),
    ("Somali pirates threatened to execute the crew.", "execute"),
    ("Mali threatened to expel French diplomats if Paris suspended its aid.", "expel"),
    ("Pyongyang said it would attack Guam if Washington imposed a blockade.", "attack"),
]
DEMANDED = [
    ("Bolivia demanded that Chile withdraw its troops from the border.", "withdraw"),
    ("The United Nations urged Eritrea to release the journalists.", "release"),
    ("The opposition in Togo demanded the resignation of the president.", "demanded"),
    ("India asked Nepal to extradite the suspect.", "asked"),
    ("Japan called for a ceasefire in Libya.", "ceasefire"),
    ("Ukraine must withdraw its troops, Russia said.", "withdraw"),
    ("Lebanon asked France to send aid.", "send"),
    ("Residents demanded that the army leave the town.", "leave"),
    ("Portugal appealed to Indonesia to free the prisoners.", "free"),
    ("Denmark called on Belarus to free political prisoners.", "free"),
]
PREDICTED = [
    ("Analysts predicted that Ethiopia would attack Eritrea.", "attack"),
    ("Diplomats fear that the militia will attack Goma.", "attack"),
    ("Poland expects Belarus to close the border.", "close"),
    ("Observers expected the army to attack the rebels in Jaffna.", "attack"),
    ("Officials fear that rebels will bomb the port.", "bomb"),
    ("Experts predict that Turkey will invade northern Syria.", "invade"),
]
POSSIBLE = [
    ("Turkey may attack Kurdish forces in Syria.", "attack"),
    ("Rebels might attack the capital of Chad.", "attack"),
    ("Iranian forces could strike Saudi Arabia.", "strike"),
    ("Police are investigating whether soldiers killed the priest in Bukavu.", "killed"),
    ("Rebels may have killed the mayor of Jolo.", "killed"),
    ("If the army attacks Mogadishu, hundreds will flee.", "attacks"),
    ("Did Rwanda attack the village of Ntamba?", "attack"),
    ("Rebels tried to kill the governor of Jolo.", "kill"),
    ("It is possible that Rwanda attacked the camp.", "attacked"),
    ("Should Niger free the president, France would lift the sanctions.", "free"),
]
DENIED = [
    ("Rwanda denied that its soldiers had attacked the camp in Goma.", "attacked"),
    ("The army did not attack the mosque in Pattani.", "attack"),
    ("Morocco denies bombing the convoy.", "bombing"),
    ("Israel has not bombed the reactor.", "bombed"),
    ("The rebels never attacked the hospital in Kunduz.", "attacked"),
    ("The minister denied that police had arrested the editor.", "arrested"),
    ("Honduras denied shelling El Salvador.", "shelling"),
    ("Burundi denied it attacked Rwanda.", "attacked"),
    ("The minister said police had not arrested the editor.", "arrested"),
    ("Police failed to arrest the Kenyan senator.", "arrest"),
    ("Police foiled a bomb attack on a hotel in Jakarta.", "attack"),
    ("Soldiers prevented rebels from attacking a dam in Sindh.", "attacking"),
]
HISTORICAL = [
    ("Argentina invaded the Falkland Islands in 1982.", "invaded"),
    ("In 1979 Soviet troops invaded Afghanistan.", "invaded"),
    ("Rebels killed 40 soldiers in the 1990s.", "killed"),
    ("Iraq invaded Kuwait in August 1990.", "invaded"),
    ("South Africa bombed rebel camps in Angola in 1981.", "bombed"),
    ("Japan attacked Pearl Harbor in December 1941.", "attacked"),
    ("The British army killed 13 protesters in Derry in 1972.", "killed"),
    ("The war began when Germany invaded Poland in 1939.", "invaded"),
    ("Villagers marked the anniversary of the attack by Serb troops.", "attack"),
    ("Ten years ago NATO bombed Libya.", "bombed"),
]

TABLES = {
    "occurred": OCCURRED,
    "ongoing": ONGOING,
    "planned": PLANNED,
    "threatened": THREATENED,
    "demanded": DEMANDED,
    "predicted": PREDICTED,
    "possible": POSSIBLE,
    "denied": DENIED,
    "historical": HISTORICAL,
}


def _rows(statuses: Any) -> list[Any]:
    rows = []
    for status in statuses:
        for row in TABLES[status]:
            values, marks = (row.values, row.marks) if hasattr(row, "values") else (row, ())
            rows.append(pytest.param(status, *values, marks=marks, id=f"{status}: {values[0]}"))
    return rows


@pytest.mark.parametrize(("status", "text", "word"), _rows(TABLES))
def test_status(claims_of: Claims, status: str, text: str, word: str) -> None:
    found = {claim.status for claim in about(claims_of(text), text, word)}
    assert found == {status}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # Beside each state stand sentences that only look like it.
        ("The planned visit was cancelled after rebels attacked the airport in Juba.", "planned"),
        ("Police arrested a man who had worked as a planner in Accra.", "planned"),
        ("Gunmen killed a will executor in Lagos.", "planned"),
        ("Rebels attacked the airport that the Chinese had planned to build.", "planned"),
        ("Rebels killed nine soldiers; their plans are unknown.", "planned"),
        ("Rebels attacked the town where sanctions were planned.", "threatened"),
        ("Peru arrested a man under a threat assessment law.", "threatened"),
        ("The army attacked the rebels without a threat.", "threatened"),
        ("Police arrested nine men in Fiji despite a demand for gold.", "threatened"),
        ("Belgium expelled a Rwandan diplomat.", "threatened"),
        ("Rebels killed two traders in a market with high demand.", "demanded"),
        ("Police arrested a questionable banker in Riga.", "demanded"),
        ("Ghana sent troops to Liberia.", "demanded"),
        ("Rebels attacked an asking price office in Bamako.", "demanded"),
        ("Soldiers killed nine herders in Jonglei.", "demanded"),
        ("Contrary to predictions, rebels attacked the dam.", "predicted"),
        ("Fearful soldiers killed a farmer near Pailin.", "predicted"),
        ("Police arrested a weather forecaster in Suva.", "predicted"),
        ("The army attacked rebels in Tillaberi.", "predicted"),
        ("Rebels bombed an expected convoy.", "predicted"),
        ("In May rebels attacked the town of Bor.", "possible"),
        ("Rebels attacked the Can Tho bridge.", "possible"),
        ("Troops killed a possible successor of the warlord.", "possible"),
        ("Police arrested a man in May.", "possible"),
        ("Gunmen killed a canner in Agadir, and Mr May fled.", "possible"),
        ("Soldiers killed nine rebels, and more may come.", "possible"),
        ("Rebels killed soldiers who had no weapons.", "denied"),
        ("Gunmen attacked a village that had never been attacked.", "denied"),
        ("No sooner had the truce ended than rebels attacked Bor.", "denied"),
        ("Not only did rebels attack Bor, they also burned it.", "denied"),
        ("Troops killed nobody's friend, a feared rebel.", "denied"),
        ("Rebels attacked the museum of the 1990s war on Monday.", "historical"),
        ("Police arrested a man born in 1961 on Tuesday.", "historical"),
        ("Rebels attacked the museum on Monday, as in 1991.", "historical"),
        ("In January 2020 gunmen attacked a village in Burkina Faso.", "historical"),
        ("Rebels killed a historian on Friday.", "historical"),
        ("Protesters are in the streets after soldiers killed a monk in Bago.", "ongoing"),
        ("Police arrested a man who is building a school.", "ongoing"),
        ("Gunmen killed a singer in Oran.", "ongoing"),
        ("Rebels attacked an ongoing meeting.", "ongoing"),
        ("Sweden expelled a spy who was being watched.", "ongoing"),
    ],
)
def test_what_only_looks_like_a_state(claims_of: Claims, text: str, status: str) -> None:
    wording = {"attack", "attacked", "killed", "arrested", "expelled", "bombed", "sent"}
    claims = [c for c in claims_of(text) if set(c.trigger.text.split()) & wording]
    assert claims
    assert status not in {c.status for c in claims if c.event_type in {
        "ASSAULT", "COERCE", "SANCTION", "MOBILIZE"}}  # fmt: skip


def _not_accomplished() -> list[Any]:
    rows = _rows([s for s in TABLES if s not in {*ACCOMPLISHED, "historical"}])
    return [pytest.param(*row.values, id=row.id) for row in rows]


@pytest.mark.parametrize(("status", "text", "word"), _not_accomplished())
def test_what_was_not_done_is_nowhere_told_as_done(
    claims_of: Claims, status: str, text: str, word: str
) -> None:
    """The contract: no second claim makes an accomplished deed of what was only said."""
    deeds = {"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "AID", "RETREAT"}
    at = text.index(word)
    done = [c for c in claims_of(text) if c.status in ACCOMPLISHED and c.event_type in deeds
            and c.trigger.start <= at < c.trigger.end]  # fmt: skip
    assert done == []


@pytest.mark.parametrize(
    "text",
    [
        "Protesters called on the army to stop the attacks.",
        "The pope urged the rebels to end the attacks.",
        "Nepal demanded an end to attacks on its police.",
        "Ethiopia ordered its army to attack the rebels.",
        "Nepal demanded that Bhutan withdraw its police.",
        "The bishop asked the guerrillas to release two nurses.",
        "Cyprus threatened to veto the talks and to expel the envoy.",
        "Zambia promised to withdraw its soldiers from Katanga.",
        "Angola refused to release the South African pilots.",
        "The rebels want to attack Malakal.",
        "Turkey wants Greece to withdraw its soldiers from the island.",
        "The general warned that any attack on Kidal would be punished.",
    ],
)
def test_the_content_of_a_word_is_never_an_accomplished_deed(claims_of: Claims, text: str) -> None:
    deeds = {"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID"}
    found = [c for c in claims_of(text) if c.event_type in deeds and c.status in ACCOMPLISHED]
    assert found == []
