"""Bad input gets a clear answer, and the rest goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from foreshock.store import SCHEMA_VERSION

GOOD = "Iran condemned Israel on Monday."


def line(**record: object) -> str:
    return json.dumps({"text": GOOD, **record})


#: What is written, under which name, and what the reason for refusing it has to say.
BAD = {
    "empty": ("a.txt", b"", "empty"),
    "blank": ("a.txt", b" \n\t\n", "no text"),
    "binary": ("a.txt", bytes(range(256)) * 4, "binary"),
    "picture by its name": ("a.png", b"\x89PNG\r\n\x1a\n", "pictures"),
    "50 MB": ("a.txt", b"Iran condemned Israel. " * 2_200_000, "too large"),
    "page without text": ("a.html", b"<html><body><script>x</script></body></html>", "text"),
    "broken JSON line": ("a.jsonl", b'{"text": "Iran', "JSON"),
    "line without text": ("a.jsonl", b'{"id": "x"}', "text"),
    "line that is no object": ("a.jsonl", b"[1, 2]", "object"),
    "impossible date": ("a.jsonl", line(published="2020-02-31").encode(), "date"),
    "date that is none": ("a.jsonl", line(published="soonish").encode(), "date"),
    "future date": ("a.jsonl", line(published="2999-01-01").encode(), "future"),
}


@pytest.mark.parametrize("kind", BAD)
def test_it_is_rejected_with_its_reason_and_the_rest_goes_on(run, tmp_path, kind: str) -> None:
    name, raw, reason = BAD[kind]
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(raw)
    alone = run("code", folder)
    assert (alone.status, alone.out) == (1, "")
    assert reason in alone.err
    (folder / "z.txt").write_text(GOOD)
    together = run("code", folder)
    assert (together.status, len(together.rows)) == (0, 1)
    assert "1 rejected" in together.err
    assert run("add", folder, "--store", "s.duckdb").status == 0
    (row,) = run("rejected", "--store", "s.duckdb").rows
    assert reason in row["reason"]
    assert name in row["record_id"]


READABLE = {
    "wrongly encoded": ("Téhéran condemned Israel. " + GOOD).encode("latin-1"),
    "UTF-16": GOOD.encode("utf-16"),
    "with a mark": b"\xef\xbb\xbf" + GOOD.encode(),
    "on one long line": (GOOD + " The weather was fine. " * 2_000).encode(),
    "with line ends of Windows": GOOD.encode() + b"\r\n\r\n" + GOOD.encode(),
}


@pytest.mark.parametrize("kind", READABLE)
def test_it_is_read(run, tmp_path, kind: str) -> None:
    (tmp_path / "a.txt").write_bytes(READABLE[kind])
    done = run("code", "a.txt")
    assert (done.status, done.err) == (0, "")
    assert any(row["evidence"]["text"] == GOOD for row in done.rows)


def test_a_missing_date_is_not_made_up(run, tmp_path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (row,) = run("code", "a.txt").rows
    assert (row["date"]["start"], row["date"]["basis"]) == (None, "unknown")


@pytest.mark.parametrize("published", ["2020-02-31", "soon", "2999-01-01", "20200402", ""])
def test_a_date_on_the_command_line_that_cannot_be_is_wrong_usage(
    run, note, published: str
) -> None:
    for command in ("code", "add"):
        done = run(command, note, "--published", published)
        assert (done.status, done.out) == (2, "")
        assert "Traceback" not in done.err


def test_duplicate_files_are_one_report(run, tmp_path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(GOOD)
    done = run("add", "a.txt", "b.txt", "--store", "s.duckdb")
    assert done.status == 0
    assert "1 reports added" in done.err
    assert len(run("claims", "--store", "s.duckdb").rows) == 1


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_told(run, tmp_path) -> None:
    (tmp_path / "shut").mkdir(mode=0)
    done = run("code", "shut")
    assert done.status == 1
    assert "rights" in done.err or "Permission" in done.err


@pytest.mark.parametrize("command", ["code", "add"])
def test_a_path_that_is_not_there_is_told(run, command: str) -> None:
    done = run(command, "nowhere.txt")
    assert done.status == 1
    assert "nowhere.txt" in done.err


def _newer(path: Path) -> None:
    with duckdb.connect(str(path)) as raw:
        raw.execute("CREATE TABLE meta (key VARCHAR, value VARCHAR)")
        raw.execute("INSERT INTO meta VALUES ('schema_version', ?)", [str(SCHEMA_VERSION + 1)])


def _text(path: Path) -> None:
    path.write_text("no database")


STORES: dict[str, tuple[Callable[[Path], object], str]] = {
    "of a newer schema": (_newer, "upgrade Foreshock"),
    "that is text": (_text, "no Foreshock store"),
    "that is a folder": (Path.mkdir, "folder"),
}


@pytest.mark.parametrize("kind", STORES)
def test_a_store_that_cannot_be_used_is_told(run, note, tmp_path, kind: str) -> None:
    make, reason = STORES[kind]
    path = tmp_path / "s.duckdb"
    make(path)
    for command in (["claims"], ["events"], ["add", note], ["brief", "-o", "b.html"]):
        done = run(*command, "--store", path)
        assert (done.status, done.out) == (1, ""), command
        assert reason in done.err
        assert len(done.err.splitlines()) == 1


def test_a_store_in_a_folder_that_is_not_there_is_told(run, note) -> None:
    done = run("add", note, "--store", "nowhere/s.duckdb")
    assert done.status == 1
    assert "nowhere" in done.err


def test_a_second_writer_is_told_who_holds_the_store(run, note, tmp_path) -> None:
    path = tmp_path / "s.duckdb"
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print(1, flush=True); input()",
            str(path),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"1\n"
        done = run("add", note, "--store", path)
    finally:
        holder.communicate(b"\n", timeout=20)
    assert done.status == 1
    assert f"process {holder.pid}" in done.err
    assert "wait" in done.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("format_", ["jsonl", "csv", "table", "parquet"])
def test_a_full_disk_is_told(run, note, format_: str) -> None:
    done = run("code", note, "--format", format_, "-o", "/dev/full")
    assert done.status == 1
    assert "the disk is full" in done.err


@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
def test_a_store_that_cannot_grow_is_told(tmp_path) -> None:
    """A limit on the size of files stands for a full disk."""
    (tmp_path / "a.txt").write_text(GOOD)
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)); "
        "from foreshock.cli.running import run; "
        "sys.exit(run(['add', 'a.txt', '--store', 's.duckdb']))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in sys.path if part)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env=environment,
    )
    assert done.returncode == 1
    assert "the disk is full" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_output_folder_that_is_not_there_is_told(run, note) -> None:
    done = run("code", note, "-o", "nowhere/out.jsonl")
    assert done.status == 1
    assert "nowhere" in done.err
    assert len(done.err.splitlines()) == 1


def test_a_demo_where_nothing_may_be_written_is_told(run, tmp_path) -> None:
    (tmp_path / "taken").write_text("a file")
    done = run("demo", "-o", "taken")
    assert done.status == 1
    assert "taken" in done.err
