from pathlib import Path

import pytest

from foreshock.errors import DataFileError
from foreshock.ontology import cameo_table, cameo_to_plover, check_claim_fields, read_cameo_table

HEAD = "cameo,label,goldstein,event_type,mode,contexts,mended\n"


@pytest.mark.parametrize(
    ("code", "event_type", "mode", "contexts"),
    [
        ("163", "SANCTION", "discontinue", ("diplomatic",)),
        ("186", "ASSAULT", "targeted", ()),
        ("202", "ASSAULT", "targeted", ("religion_ethnicity",)),
        ("203", "ASSAULT", None, ("religion_ethnicity",)),
        ("195", "ASSAULT", "aerial", ("military",)),
        ("1952", "ASSAULT", "drone", ("military",)),
        ("1722", "COERCE", "restrict", ("pro_autocracy",)),
        ("1712", "ASSAULT", "destroy", ("human_security",)),
        ("175", "ASSAULT", None, ("pro_autocracy", "military")),
        ("0863", "RETREAT", "access", ("human_security",)),
        ("082", "CONCEDE", None, ("pro_democracy",)),
        ("085", "RETREAT", None, ("economic",)),
        ("044", "CONSULT", "third-party", ()),
        ("191", "COERCE", "restrict", ("military",)),
        ("14", "PROTEST", None, ()),
        ("09", "ACCUSE", "investigate", ()),
    ],
)
def test_mapping(code: str, event_type: str, mode: str | None, contexts: tuple[str, ...]) -> None:
    mapping = cameo_to_plover(code)
    assert mapping is not None
    assert (mapping.event_type, mapping.mode, mapping.contexts) == (event_type, mode, contexts)


def test_all_codes_are_there_and_valid() -> None:
    table = cameo_table()
    assert len(table) == 315
    for mapping in table.values():
        if mapping.event_type is not None:
            assert not check_claim_fields(mapping.event_type, mapping.mode, mapping.contexts)


def test_only_statements_and_appeals_have_no_type() -> None:
    left_out = {code for code, mapping in cameo_table().items() if mapping.event_type is None}
    assert {code[:2] for code in left_out} == {"01", "02"}
    assert all(code in left_out for code in cameo_table() if code.startswith(("01", "02")))


@pytest.mark.parametrize(("code", "score"), [("1213", -4.0), ("1214", -4.0), ("130", -4.4)])
def test_goldstein(code: str, score: float) -> None:
    mapping = cameo_to_plover(code)
    assert mapping is not None
    assert mapping.goldstein == score


def test_each_mend_is_told() -> None:
    table = cameo_table()
    assert table["163"].mended == ("type: COERCE restrict -> SANCTION discontinue",)
    assert table["190"].mended == ()
    assert sum(bool(mapping.mended) for mapping in table.values()) >= 35


def test_all_faults_of_a_table_are_gathered(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        HEAD
        + "190,Fight,-10,ASSAULT,,military,\n"
        + "190,Fight,-10,ASSAULT,,military,\n"
        + "191,Fight,-11,ASSAULT,,,\n"
        + "192,Fight,x,ASSAULT,,,\n"
        + "193,Fight,-1,ASSAULT,ban,humanitarian,\n"
        + "194,Fight\n"
        + "195,Fight,-1,,aerial,,\n",
        encoding="utf-8",
    )
    with pytest.raises(DataFileError) as caught:
        read_cameo_table(path)
    lines = [fault.split(":")[0] for fault in caught.value.faults]
    assert lines == ["line 3", "line 4", "line 5", "line 6", "line 6", "line 7", "line 8"]


@pytest.mark.parametrize("text", ["", "code,label\n"])
def test_other_columns_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match="columns must be"):
        read_cameo_table(path)
