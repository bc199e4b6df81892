from pathlib import Path

import pytest

from foreshock.errors import DataFileError, NotFoundError
from foreshock.ontology import (
    ACCUSE,
    EVENT_TYPES,
    PROTEST,
    THREATEN,
    check_claim_fields,
    load_ontology,
    read_ontology,
)
from foreshock.ontology.loader import PLOVER_FILE

QUADS = {
    1: {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    2: {"COOPERATE", "AID", "RETREAT"},
    3: {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    4: {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}


@pytest.mark.parametrize("quad", QUADS)
def test_each_quad_holds_its_types(quad: int) -> None:
    ontology = load_ontology()
    assert {name for name in EVENT_TYPES if ontology.quad(name) == quad} == QUADS[quad]


def test_the_names_and_the_file_agree() -> None:
    assert tuple(load_ontology().event_types) == EVENT_TYPES


def test_verbal_quads_are_words_and_material_ones_deeds() -> None:
    ontology = load_ontology()
    assert {ontology.domain(name) for name in QUADS[1] | QUADS[3]} == {"word"}
    assert {ontology.domain(name) for name in QUADS[2] | QUADS[4]} == {"deed"}


def test_a_target_is_required_only_where_plover_says_so() -> None:
    needy = {t.name for t in load_ontology().event_types.values() if t.recipient_required}
    assert needy == {"COOPERATE", "AID", "SANCTION"}


def test_lists_are_complete() -> None:
    ontology = load_ontology()
    n_modes = sum(len(ontology.modes(name)) for name in EVENT_TYPES)
    assert (n_modes, len(ontology.contexts), len(ontology.sectors)) == (67, 37, 25)
    assert set(ontology.international) == {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}


@pytest.mark.parametrize(
    ("name", "mode", "score"),
    [("ASSAULT", "drone", -9.5), ("RETREAT", "disarm", 10.0), ("THREATEN", None, -3.5)],
)
def test_intensity(name: str, mode: str | None, score: float) -> None:
    assert load_ontology().intensity(name, mode) == score


def test_the_sign_of_accuse_is_mended_and_the_mend_is_told() -> None:
    ontology = load_ontology()
    assert ontology.intensity(ACCUSE) == -3.0
    assert any(mend.where.startswith(ACCUSE) for mend in ontology.mends)


def test_a_mode_without_a_score_falls_back_visibly() -> None:
    scored = load_ontology().scored(PROTEST, "vandalize")
    assert (scored.value, scored.basis) == (-5.0, "type")


def test_modes_of_conflict_score_below_zero_and_of_cooperation_above() -> None:
    for event_type in load_ontology().event_types.values():
        scores = [event_type.score, *(m.score for m in event_type.modes if m.score is not None)]
        if event_type.quad in (1, 2):
            assert min(scores) > 0
        elif event_type.name != "REQUEST":
            assert max(scores) < 0


def test_an_unknown_type_or_mode_is_told() -> None:
    with pytest.raises(NotFoundError, match="DEMAND"):
        load_ontology().event_type("DEMAND")
    with pytest.raises(NotFoundError, match="restrict"):
        load_ontology().intensity(THREATEN, "ban")


def test_check_claim_fields_tells_each_fault() -> None:
    faults = check_claim_fields("AID", "drone", ["humanitarian"], 3, sectors=["XYZ"])
    assert len(faults) == 4
    assert check_claim_fields("DEMAND") == ["'DEMAND' is no PLOVER event type"]


def _broken(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    text = PLOVER_FILE.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "plover.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_all_faults_are_gathered_with_their_lines(tmp_path: Path) -> None:
    path = _broken(
        tmp_path,
        ("    quad: 1", "    quad: 5"),
        ("score: 4.0, definition: One side", "score: 40, definition: One side"),
        ("implies_context: cyber", "implies_context: hacking"),
        ("  IGO:", "  igo:"),
        ("meaning: police", "meening: police"),
    )
    with pytest.raises(DataFileError) as caught:
        read_ontology(path)
    faults = "\n".join(caught.value.faults)
    assert len(caught.value.faults) == 5
    for words in ("types.AGREE", "modes.visit", "'hacking'", "international.igo", "sectors.COP"):
        assert words in faults
    assert all(fault.startswith("line ") for fault in caught.value.faults)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("  AGREE:", "  DEMAND:", "the type AGREE is missing"),
        ("contexts:", "topics:", "topics is not a known section"),
        ("  trafficking: ", "  crime: ", "contexts.crime stands twice"),
        ("  trafficking: Trafficking of people or goods\n", "", "36 contexts"),
        ("modes: {}", "modes: [a]", "types.AGREE"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(DataFileError, match=words):
        read_ontology(_broken(tmp_path, (old, new)))


@pytest.mark.parametrize("text", ["", "- a\n", "a: [", "types: 3"])
def test_what_is_no_ontology_at_all_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plover.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError):
        read_ontology(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"none\.yaml"):
        read_ontology(tmp_path / "none.yaml")
