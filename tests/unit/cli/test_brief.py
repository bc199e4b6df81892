from __future__ import annotations

import json
from pathlib import Path

import pytest


def test_a_page_is_written(run, store, tmp_path) -> None:
    done = run("brief", "--store", store, "-o", "b.html", "--title", "A <b>title</b>")
    assert (done.status, done.out) == (0, "b.html\n")
    page = (tmp_path / "b.html").read_text(encoding="utf-8")
    assert page.lstrip().lower().startswith("<!doctype html")
    assert "A &lt;b&gt;title" in page


@pytest.mark.parametrize("words", [["--format", "md"], ["-o", "b.md"]])
def test_markdown_is_written(run, store, tmp_path, words: list[str]) -> None:
    done = run("brief", "--store", store, *words)
    assert done.status == 0
    text = (tmp_path / "b.md").read_text() if "-o" in words else done.out
    assert text.startswith("# What is reported of ")


def test_json_is_written(run, store) -> None:
    made = json.loads(run("brief", "--store", store, "--format", "json", "-o", "-").out)
    assert made["as_of"] == "2020-01-20"


def test_as_of_period_and_focus(run, store) -> None:
    words = ["--as-of", "2020-01-08", "--since", "2020-01-01", "--focus", "Iran", "--focus", "USA"]
    done = run("brief", "--store", store, "--format", "json", *words)
    made = json.loads(done.out)
    assert (made["as_of"], made["start"]) == ("2020-01-08", "2020-01-01")


def test_nonsense_is_wrong_usage(run, store) -> None:
    for words in (
        ["-o", "brief.docx"],
        ["--format", "pdf"],
        ["--focus", "Nobody Ever Heard Of"],
        ["--since", "2020-02-01", "--until", "2020-01-01"],
    ):
        assert run("brief", "--store", store, *words).status == 2


def test_before_the_first_report_there_is_nothing(run, store) -> None:
    done = run("brief", "--store", store, "--as-of", "2019-01-01")
    assert done.status == 1
    assert "no report that was known by 2019-01-01" in done.err


def test_a_case_of_ones_own(run, tmp_path: Path) -> None:
    case = tmp_path / "case"
    (case / "dispatches").mkdir(parents=True)
    (case / "dispatches" / "a.txt").write_text("TEHRAN, Jan 6, 2020 - Iran condemned Israel.")
    (case / "case.yaml").write_text(
        "title: A week\nperiod: {from: 2020-01-01, until: 2020-01-10}\nas_of: 2020-01-10\n"
    )
    done = run("demo", "--case", case, "-o", "out")
    assert (done.status, done.out) == (0, "out/brief.html\n")
    assert "1 reports" in done.err
    assert run("demo", "--case", tmp_path, "-o", "out").status == 1
