from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from foreshock.records import Claim


def test_claims_are_the_contracts_json_one_a_line(run, note) -> None:
    done = run("code", note, "--published", "2020-01-07", "--format", "jsonl")
    assert (done.status, done.err) == (0, "")
    text = note.read_text(encoding="utf-8")
    assert [row["event_type"] for row in done.rows] == ["ACCUSE", "SANCTION"]
    for row in done.rows:
        evidence = row["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]
        assert row["domain"] in ("word", "deed")
        assert json.loads(json.dumps(Claim.from_dict(row).to_dict())) == row
    assert done.rows[0]["date"]["start"] == "2020-01-06"
    assert done.rows[0]["source"][0]["actor_id"] == "IRN"


def test_a_pipe_gets_jsonl_unless_told_otherwise(run, note) -> None:
    assert run("code", note).rows
    assert run("code", "--format", "table", note).out.splitlines()[1].strip().startswith("date")


def test_options_may_stand_before_or_behind(run, note) -> None:
    before = run("code", "--published", "2020-01-07", note)
    assert before.out == run("code", note, "--published", "2020-01-07").out


def test_a_record_keeps_its_own_id_and_date(run, tmp_path) -> None:
    path = tmp_path / "wire.jsonl"
    record = {"id": "mine-17", "text": "Iran condemned Israel.", "published": "2020-01-07"}
    path.write_text(json.dumps(record))
    (row,) = run("code", path).rows
    assert (row["report_id"], row["origin"]) == ("mine-17", f"{path}#1")


def test_what_is_rejected_is_counted_with_its_reason_and_the_rest_goes_on(run, tmp_path) -> None:
    path = tmp_path / "wire.jsonl"
    path.write_text('{"id": "a", "text": "Iran condemned Israel."}\n{broken\n')
    done = run("code", path, "--quiet")
    assert (done.status, len(done.rows)) == (0, 1)
    assert "1 rejected" in done.err
    assert "wire.jsonl#2" in done.err


def test_nothing_readable_at_all_is_a_failure(run, tmp_path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("code", "empty.txt")
    assert (done.status, done.out) == (1, "")
    assert "the file is empty" in done.err


def test_text_without_any_act_is_no_failure(run, tmp_path) -> None:
    (tmp_path / "dull.txt").write_text("The weather was fine.")
    assert run("code", "dull.txt") == (0, "", "")


def test_stdin_is_read_as_text(run, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Iran condemned Israel.")))
    (row,) = run("code", "-").rows
    assert row["origin"] == "stdin"


def test_csv_is_safe_for_spreadsheets(run, tmp_path) -> None:
    (tmp_path / "a.txt").write_text("=cmd()\n\n+Iran condemned Israel.")
    assert run("code", "a.txt", "-o", "a.csv").status == 0
    raw = (tmp_path / "a.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    assert not any(value.startswith(("=", "+", "@")) for value in row.values())
    assert float(row["intensity"]) < 0
    assert run("code", "a.txt", "--format", "csv").out.startswith("claim_id,")


def test_parquet_has_typed_columns(run, note, tmp_path) -> None:
    assert run("code", note, "-o", "a.parquet", "--published", "2020-01-07").status == 0
    table = pq.read_table(tmp_path / "a.parquet")
    assert table.num_rows == 2
    assert str(table.schema.field("date_start").type) == "date32[day]"
    assert str(table.schema.field("lat").type) == "double"
    empty = tmp_path / "dull.txt"
    empty.write_text("The weather was fine.")
    run("code", empty, "-o", "b.parquet")
    assert pq.read_table(tmp_path / "b.parquet").schema == table.schema


def test_a_table_does_not_drive_the_terminal(run, tmp_path) -> None:
    (tmp_path / "a.txt").write_text("Iran condemned \x1b[31mIsrael\x1b[0m [bold]today[/bold].")
    out = run("code", "a.txt", "--format", "table").out
    assert "\x1b" not in out


def test_a_failed_run_leaves_the_old_file(run, tmp_path) -> None:
    (tmp_path / "out.jsonl").write_text("old")
    assert run("code", "nowhere.txt", "-o", "out.jsonl").status == 1
    assert (tmp_path / "out.jsonl").read_text() == "old"


@pytest.mark.slow
def test_processes_give_the_same_claims(run, tmp_path) -> None:
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text(f"Iran condemned Israel {n} times.")
    folder = Path("in")
    (tmp_path / folder).mkdir()
    for path in sorted(tmp_path.glob("*.txt")):
        path.rename(tmp_path / folder / path.name)
    assert run("code", folder, "--jobs", "2").out == run("code", folder).out != ""


def test_reasons_are_told_as_text(run, tmp_path) -> None:
    (tmp_path / "a.txt").write_text("Turkey condemned Greece. A storm hit Malta.")
    out = run("code", "--explain", "a.txt").out
    assert "ACCUSE occurred, 'condemned'" in out
    assert "source      'Turkey' = TUR: subject of 'condemned'" in out
    assert "'hit' at" in out


def test_reasons_are_told_as_json_where_it_is_asked_for(run, tmp_path) -> None:
    (tmp_path / "a.txt").write_text("Turkey condemned Greece.")
    (row,) = run("code", "--explain", "--format", "jsonl", "a.txt").rows
    assert row["claims"][0]["event_type"] == "ACCUSE"
    assert run("code", "--explain", "--format", "csv", "a.txt").status == 2


def test_reasons_of_what_cannot_be_read_are_rejections(run, tmp_path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("code", "--explain", "empty.txt")
    assert (done.out, "the file is empty" in done.err) == ("", True)


def test_the_gate_can_be_left_open(run, tmp_path) -> None:
    (tmp_path / "dull.txt").write_text("The weather was fine.")
    assert "gate: off" in run("code", "--explain", "--no-gate", "dull.txt").out
