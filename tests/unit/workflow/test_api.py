from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import foreshock
from foreshock.errors import InvalidRecordError
from foreshock.workflow.listing import Claims

TEXT = "Iran attacked Israel."


def test_code_takes_a_day_in_any_form(reader) -> None:
    for published in (date(2020, 1, 3), "2020-01-03", "2020-01-03T10:00:00Z"):
        (claim,) = foreshock.code(TEXT, published=published, reader=reader)
        assert claim.date.start == date(2020, 1, 3)


def test_claims_are_a_list_that_shows_itself(reader) -> None:
    claims = foreshock.code("<b>Iran attacked Israel", reader=reader)
    assert isinstance(claims, list)
    assert isinstance(claims, Claims)
    assert "<td>ASSAULT</td>" in claims._repr_html_()
    assert "no records" in Claims()._repr_html_()


def test_the_callers_own_id_names_the_report(reader) -> None:
    assert foreshock.code(TEXT, report_id="mine", reader=reader)[0].report_id == "mine"


def test_nonsense_is_told(reader) -> None:
    with pytest.raises(InvalidRecordError, match="no text"):
        foreshock.code("  ", reader=reader)
    with pytest.raises(InvalidRecordError, match="poison"):
        foreshock.code("poison", reader=reader)
    with pytest.raises(ValueError, match="soon"):
        foreshock.code(TEXT, published="soon", reader=reader)


def test_open_makes_a_store(tmp_path) -> None:
    with foreshock.open(tmp_path / "a.duckdb") as store:
        assert store.counts()["reports"] == 0
    with foreshock.open(tmp_path / "a.duckdb", read_only=True) as store:
        assert store.read_only


def test_every_public_name_is_there() -> None:
    for name in foreshock.__all__:
        assert getattr(foreshock, name) is not None
    assert dir(foreshock) == sorted(foreshock.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        foreshock.nothing  # noqa: B018


def test_the_version_is_the_projects() -> None:
    import tomllib

    root = Path(__file__).parents[3]
    spec = tomllib.loads((root / "pyproject.toml").read_text())
    assert foreshock.__version__ == spec["project"]["version"]
    assert f"version: {foreshock.__version__}" in (root / "CITATION.cff").read_text()


def test_importing_costs_next_to_nothing() -> None:
    code = (
        "import sys, foreshock; "
        "heavy = {'spacy', 'duckdb', 'ibis', 'altair', 'pyarrow', 'numpy', 'typer', 'msgspec'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
