"""The scorer of the own annotated set, on claims made by hand."""

from __future__ import annotations

from typing import Any

import pytest
from bench.quality import own_set
from bench.quality.agreement import as_claim, compare
from msgspec.structs import replace

from foreshock.records import ActorMention

TEXT = "Rebels shelled Goma on Monday. Kigali denied arming them."


def read(anchor: str, event_type: str, **fields: Any) -> dict[str, Any]:
    empty = {"countries": [], "words": None}
    return {"anchor": anchor, "types": [event_type], "statuses": ["occurred"], "source": empty,
            "target": empty, "speaker": None, "place": None, "date": None, "casualties": [],
            **fields}  # fmt: skip


def side(*countries: str, words: str | None = None, **more: bool) -> dict[str, Any]:
    return {"countries": list(countries), "words": words, **more}


def score(golds: list[dict[str, Any]], *answers: dict[str, Any]) -> dict[str, int]:
    row = {"text": TEXT, "claims": golds, "must_not": []}
    return own_set.score(row, [as_claim(TEXT, answer) for answer in answers])


def test_a_claim_of_an_accepted_type_at_the_anchor_is_found_with_its_fields() -> None:
    gold = read("shelled", "ASSAULT", source=side("COD", words="Rebels"), place="Goma")
    counts = score([gold], gold)
    assert counts["gold"] == counts["found"] == counts["all fields"] == 1


def test_another_type_is_not_found_and_another_status_is_no_right_field() -> None:
    gold = read("shelled", "ASSAULT")
    assert score([gold], read("shelled", "COERCE"))["found"] == 0
    counts = score([gold], read("shelled", "ASSAULT", statuses=["denied"]))
    assert counts["found"] == 1
    assert counts["right status"] == 0


@pytest.mark.parametrize("answers", [0, 1])
def test_an_optional_claim_counts_neither_way(answers: int) -> None:
    gold = read("shelled", "ASSAULT")
    optional = read("arming", "AID", optional=True)
    counts = score([gold, optional], gold, *[optional] * answers)
    assert counts["gold"] == counts["found"] == counts["claims"] == 1


def test_an_optional_claim_does_not_hide_one_that_is_missed() -> None:
    counts = score([read("shelled", "ASSAULT"), read("arming", "AID", optional=True)],
                   read("arming", "AID"))  # fmt: skip
    assert counts["gold"] == 1
    assert counts["found"] == counts["claims"] == 0


def test_no_claim_is_taken_by_its_neighbour_in_the_clause() -> None:
    """The first gold claim would fit in the clause of the answer meant for the second."""
    golds = [read("denied", "AID"), read("arming", "AID", source=side("RWA"))]
    counts = score(golds, read("arming", "AID", source=side("RWA")))
    assert counts["found"] == counts["right source"] == 1


def test_an_optional_claim_takes_nothing_from_one_in_its_clause() -> None:
    """One answer for two golds of one deed belongs to the one that counts."""
    counts = score([read("denied", "AID"), read("arming", "AID", optional=True)],
                   read("arming", "AID"))  # fmt: skip
    assert counts["gold"] == counts["found"] == counts["claims"] == 1


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        (side("RWA", words="Kigali"), True),
        (side(words="Kigali"), True),
        (side(), True),
        (side("COD", words="Kigali"), False),
        (side(words="Goma"), False),
    ],
)
def test_an_open_side_may_be_left_out_but_not_wrong(answer: dict[str, Any], right: bool) -> None:
    gold = read("arming", "AID", source=side("RWA", words="Kigali", open=True))
    assert score([gold], read("arming", "AID", source=answer))["right source"] == right


def test_a_side_that_is_not_open_needs_its_country() -> None:
    gold = read("arming", "AID", source=side("RWA", words="Kigali"))
    assert score([gold], read("arming", "AID", source=side()))["right source"] == 0
    assert score([gold], read("arming", "AID", source=side(words="Kigali")))["right source"] == 0


@pytest.mark.parametrize(("then", "now"), [("SUN", "RUS"), ("YUG", "SRB")])
def test_a_state_that_is_gone_is_counted_under_another(then: str, now: str) -> None:
    gold = read("shelled", "ASSAULT", source=side(now))
    assert score([gold], read("shelled", "ASSAULT", source=side(then)))["right source"] == 1


def test_a_pronoun_is_right_by_the_name_that_it_stands_for() -> None:
    mention = ActorMention(actor_id=None, name="the militia", country=None, sectors=(),
                           text="they", start=0, end=4)  # fmt: skip
    gold = read("shelled", "ASSAULT", source=side(words="militia"))
    assert own_set.is_right("source", gold, replace(as_claim(TEXT, gold), source=(mention,)))


def test_readings_that_say_the_same_agree_in_full() -> None:
    reading = {"x": [read("shelled", "ASSAULT", place="Goma"), read("arming", "AID")]}
    figures = compare([{"id": "x", "text": TEXT}], reading, reading)
    assert figures["claims found, F1"] == figures["all fields right"] == 1


def test_agreement_counts_what_only_one_of_them_read() -> None:
    first = {"x": [read("shelled", "ASSAULT")]}
    second = {"x": [read("shelled", "ASSAULT", source=side("RWA")), read("arming", "AID")]}
    figures = compare([{"id": "x", "text": TEXT}], first, second)
    assert figures["first found by the second"] == 1
    assert figures["second found by the first"] == 0.5
    assert figures["claims found, F1"] == pytest.approx(2 / 3)
    assert figures["source right, of found"] == 0


def test_only_the_first_type_of_an_answer_is_its_answer() -> None:
    first = {"x": [read("shelled", "ASSAULT")]}
    second = {"x": [{**read("shelled", "COERCE"), "types": ["COERCE", "ASSAULT"]}]}
    figures = compare([{"id": "x", "text": TEXT}], first, second)
    assert figures["first found by the second"] == 0
    assert figures["second found by the first"] == 1
