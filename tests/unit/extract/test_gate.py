from __future__ import annotations

from collections.abc import Callable

import pytest

from foreshock.extract.gate import Verdict, words_in
from foreshock.extract.reader import Reader
from foreshock.extract.triggers import Lemmas
from foreshock.records import Claim, Report

Judge = Callable[[str], Verdict]


@pytest.fixture(scope="module")
def judge(reader: Reader) -> Judge:
    def verdict_of(text: str) -> Verdict:
        report = Report.make(text, origin="test")
        found = reader.judge(report)
        assert found is not None
        return found

    return verdict_of


@pytest.fixture(scope="module")
def ungated() -> Reader:
    one = Reader(gate=False)
    one.prepare()
    return one


def shown(claims: list[Claim]) -> list[dict[str, object]]:
    return [claim.to_dict() for claim in claims]


@pytest.mark.parametrize(
    "text",
    [
        "Peru recalled its ambassador from Quito.",
        "MORTAR SHELLS STRUCK A CLINIC NEAR LUHANSK ON TUESDAY.",
        "They fled. Gunmen had burnt the market.",
        "Vextor sued Mondraga.",
        "The monks marched through Mandalay.",
        "Chad won't attend the summit, its envoy said.",
        "Two F-16s swung into action against a column near Kidal.",
        "Oman said it would take countermeasures against Yemen.",
        "Brazil beat Chile 2-1 in the league.\n\nColombian rebels kidnapped a judge in Cali.",
    ],
)
def test_what_may_tell_an_act_is_parsed(judge: Judge, text: str) -> None:
    assert judge(text).is_open


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The sky over the bay was a deep blue.", "no word of an act"),
        (
            "It struck twelve. A bell rang. It was cold. The cat slept.",
            "no side near a word of an act",
        ),
        (
            "Uruguay attacked, their striker scored and Ghana's goalkeeper fought for the trophy.",
            "reads as sport",
        ),
        (
            "Swiss shares were hit as investors attacked the firm's earnings and its dividend.",
            "reads as markets",
        ),
    ],
)
def test_other_text_is_not_and_the_reason_is_told(judge: Judge, text: str, reason: str) -> None:
    verdict = judge(text)
    assert not verdict.is_open
    assert verdict.reason.startswith(reason)


def test_politics_outweighs_a_field(judge: Judge) -> None:
    text = (
        "Police fired tear gas at protesters outside the football stadium, where the league had "
        "cancelled the tournament. The army sealed the season's last fixture; the interior "
        "minister accused the opposition of using fans."
    )
    assert judge(text).is_open


def test_a_paragraph_about_a_war_in_a_digest_is_kept_alone(judge: Judge) -> None:
    text = (
        "The striker scored twice in the league final and the goalkeeper saved a penalty for "
        "Spain, to the delight of the coach.\n\n"
        "Ethiopian troops shelled Adigrat.\n\n"
        "The tournament goes on with tennis and rugby on Sunday, when fans expect medals."
    )
    (kept,) = judge(text).kept
    assert text[slice(*kept)].strip() == "Ethiopian troops shelled Adigrat."


def test_a_paragraph_that_a_pronoun_needs_is_kept(judge: Judge) -> None:
    weather = "It was a mild and quiet day with hardly a cloud to be seen from the old tower."
    text = f"{weather}\n\n{weather}\n\nThe rebels were tired.\n\nThey shelled Kidal."
    reasons = [passage.reason for passage in judge(text).passages]
    assert reasons[-1] == "has 'shelled'"
    assert reasons[-2] == "a later paragraph points back to it"


def test_the_gate_can_be_switched_off(ungated: Reader) -> None:
    assert ungated.judge(Report.make("Blue.", origin="test")) is None
    assert ungated.unloaded().gate is False


def test_what_is_kept_reads_as_in_the_whole(reader: Reader, ungated: Reader) -> None:
    quiet = "The old lamp was green and the paint had long since dried on the walls of the house."
    text = "\n\n".join(
        [
            "NIAMEY, March 3 -- Gunmen killed four soldiers near Tillaberi on Monday.",
            *[quiet] * 9,
            'The army said: "We will strike back."',
            *[quiet] * 9,
            "Two of them had been abducted in Gao, and Mali condemned the raid.",
        ]
    )
    report = Report.make(text, origin="test")
    verdict = reader.judge(report)
    assert verdict is not None
    assert sum(end - start for start, end in verdict.kept) < 0.6 * len(text)
    claims = reader.read(report)
    assert len(claims) >= 3
    assert shown(claims) == shown(ungated.read(report))


def test_a_report_without_a_kept_paragraph_has_no_claims_and_keeps_its_turn(reader: Reader) -> None:
    texts = ["Oman invaded Qatar.", "The sky was blue.", "Yes.", "Qatar condemned Oman."]
    reports = [Report.make(text, origin="test", report_id=str(i)) for i, text in enumerate(texts)]
    found = list(reader.read_many(reports))
    assert [report.report_id for report, _ in found] == ["0", "1", "2", "3"]
    assert [len(claims) for _, claims in found if isinstance(claims, list)] == [1, 0, 0, 1]


def test_lemmas_are_all_that_a_form_may_have() -> None:
    lemmas = Lemmas([("ed", ""), ("ed", "e"), ("s", "")], {"fled": {"flee"}})
    assert lemmas.of("raided") == {"raided", "raid", "raide"}
    assert lemmas.of("fled") == {"fled", "fl", "fle", "flee"}


def test_words_of_capitals_and_hyphens() -> None:
    assert list(words_in("SIT-IN Sit-in")) == ["sit-in", "sit", "in"]
