from __future__ import annotations

from collections.abc import Callable

import pytest

from foreshock.extract.confidence import weights
from foreshock.extract.explain import Reading
from foreshock.extract.reader import Reader
from foreshock.records import Report

Explain = Callable[[str], Reading]


@pytest.fixture(scope="module")
def explain(reader: Reader) -> Explain:
    return lambda text: reader.explain(Report.make(text, origin="test"))


def reason_for(reading: Reading, word: str) -> str:
    return next(one.reason for one in reading.dropped if one.text.startswith(word))


def test_a_claim_tells_entry_frame_words_and_sides(explain: Explain) -> None:
    (reason,) = explain("Turkey condemned Greece.").claims
    assert reason.entry in reason.rule
    assert reason.frame.startswith("condemn")
    assert reason.words == ("condemned",)
    assert [(s.side, s.actor_id, s.why) for s in reason.sides] == [
        ("source", "TUR", "subject of 'condemned'"),
        ("target", "GRC", "object of 'condemned'"),
    ]


def test_reasons_are_those_of_the_claims_that_reading_gives(
    reader: Reader, explain: Explain
) -> None:
    text = "Rebels shelled Goma on Monday. They denied that they had killed two nuns."
    claims = reader.read(Report.make(text, origin="test"))
    assert [r.claim_id for r in explain(text).claims] == [c.claim_id for c in claims]
    assert [r.confidence for r in explain(text).claims] == [c.confidence for c in claims]


def test_confidence_is_the_sum_of_its_terms(explain: Explain) -> None:
    (reason,) = explain("Turkey condemned Greece.").claims
    assert reason.confidence_terms["start"] == weights()["start"]
    # A sign that the last fit gave no weight is no term.
    terms = {name: w for name, w in weights().items() if name in reason.confidence_terms and w}
    assert reason.confidence_terms == terms
    assert "the target is known" in terms
    assert "said to be unsure" not in reason.confidence_terms


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Gunmen did not attack the village of Barsalogho.", "negated"),
        ("The army will attack the rebels in Kidal.", "future"),
        ("Guerrillas plan to attack Bogota.", "plan: plan"),
        ("Serbia denied that its troops had attacked Pristina.", "deny: denied"),
    ],
)
def test_the_signs_of_a_state_are_told(explain: Explain, text: str, sign: str) -> None:
    (reason,) = [r for r in explain(text).claims if "attack" in r.trigger]
    assert sign in reason.state


def test_a_pronoun_and_an_owner_are_told(explain: Explain) -> None:
    reading = explain("Rebels were near. They attacked Goma.")
    (source,) = [s for r in reading.claims for s in r.sides if s.side == "source"]
    assert (source.text, source.why) == ("Rebels", "'They' stands for it")


@pytest.mark.parametrize(
    ("text", "word", "reason"),
    [
        ("A virus attacked the soldiers in Peru.", "attacked", "can do no act"),
        ("Chile accused Peru. The raid was long and dull.", "raid", "no side"),
        ("Iran threatened to strike Iraq.", "strike", "told by 'threatened' as its content"),
        ("Gunmen killed two officers in a raid in Cali.", "raid", "the same act"),
    ],
)
def test_what_was_not_taken_has_a_reason(
    explain: Explain, text: str, word: str, reason: str
) -> None:
    assert reason in reason_for(explain(text), word)


def test_a_sentence_that_stands_twice_is_told(explain: Explain) -> None:
    sentence = "Gunmen killed a judge in Karachi."
    reading = explain(f"{sentence}\n\nOther words.\n\n{sentence}")
    assert len(reading.claims) == 1
    assert reason_for(reading, "killed") == "its sentence stands in the report before"


def test_what_the_gate_left_out_is_told(explain: Explain) -> None:
    reading = explain("The moon was round.")
    assert (reading.gate, reading.claims) == ("no word of an act", ())
    assert reason_for(reading, "The moon") == "not parsed: no word of an act"
