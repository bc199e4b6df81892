from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from foreshock.errors import DataFileError, NotFoundError
from foreshock.workflow.case import find_case, read_case

CASE = "title: A week\nperiod: {from: 2020-01-01, until: 2020-01-07}\nas_of: 2020-01-07\n"


def make(folder: Path, text: str = CASE) -> Path:
    (folder / "dispatches").mkdir()
    (folder / "case.yaml").write_text(text)
    return folder


def test_the_shipped_case_is_in_order() -> None:
    case = read_case(find_case())
    assert case.period == (date(2019, 10, 1), date(2020, 4, 2))
    assert "IRN" in case.focus
    assert case.dispatches.is_dir()


def test_four_lines_are_enough(tmp_path) -> None:
    case = read_case(make(tmp_path))
    assert (case.title, case.focus, case.region_bbox) == ("A week", (), None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (CASE + "colour: red\n", "colour"),
        (CASE.replace("as_of: 2020-01-07\n", ""), "as_of"),
        (CASE.replace("2020-01-01", "soon"), "period"),
        ("[]", "mapping"),
    ],
)
def test_a_faulty_case_file_is_told(tmp_path, text: str, reason: str) -> None:
    with pytest.raises(DataFileError, match=reason):
        read_case(make(tmp_path, text))


def test_a_folder_without_a_case_is_told(tmp_path) -> None:
    with pytest.raises(NotFoundError, match=r"case\.yaml"):
        read_case(tmp_path)
    make(tmp_path)
    (tmp_path / "dispatches").rmdir()
    with pytest.raises(NotFoundError, match="dispatches"):
        read_case(tmp_path)


def test_a_case_nobody_ships_is_told() -> None:
    with pytest.raises(NotFoundError, match="atlantis"):
        find_case("atlantis")
