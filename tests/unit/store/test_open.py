"""Opening a store: what is wrong is said, and what to do."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb
import pytest

from foreshock.errors import StoreError, StoreLockedError, StoreVersionError
from foreshock.store import SCHEMA_VERSION, Intake, Store
from foreshock.store.connection import explain
from foreshock.store.sample import RECORDED_AT, sample_report

HOLD = """
import sys
from foreshock.store import Store
with Store.open(sys.argv[1], read_only=sys.argv[2] == "reads"):
    print("held", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def held_elsewhere(path: Path, how: str) -> Iterator[subprocess.Popen[str]]:
    """Let another process hold the store."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdin
    assert process.stdout
    try:
        assert process.stdout.readline() == "held\n"
        yield process
    finally:
        process.communicate("\n", timeout=30)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a.duckdb"
    Store.open(made).close()
    return made


def test_what_was_added_is_there_again(path: Path) -> None:
    report = sample_report(1, published=date(2020, 3, 1))
    with Store.open(path) as store:
        store.add_many([Intake(report)], recorded_at=RECORDED_AT)
        store.close()
    with Store.open(path, read_only=True) as store:
        assert store.reports() == [report]
    assert list(path.parent.iterdir()) == [path]


def test_a_missing_store_is_not_made_for_readers(tmp_path: Path) -> None:
    for options in ({"read_only": True}, {"create": False}):
        with pytest.raises(StoreError, match="there is no store"):
            Store.open(tmp_path / "none.duckdb", **options)
    assert list(tmp_path.iterdir()) == []


def folder(path: Path) -> None:
    path.mkdir()


def empty(path: Path) -> None:
    path.touch()


def text(path: Path) -> None:
    path.write_text("a note, no database\n" * 1000)


def other_database(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE t (a INTEGER)")


def cut_short(path: Path) -> None:
    Store.open(path).close()
    os.truncate(path, 6000)


def damaged(path: Path) -> None:
    Store.open(path).close()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 8192)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (folder, "is a folder"),
        (empty, "is no Foreshock store"),
        (text, "is no Foreshock store"),
        (other_database, "no Foreshock store"),
        (cut_short, "is cut short"),
        (damaged, "is damaged"),
    ],
)
def test_what_is_no_store_is_told(tmp_path: Path, make: Callable[[Path], None], told: str) -> None:
    path = tmp_path / "x.duckdb"
    make(path)
    with pytest.raises(StoreError, match=told) as raised:
        Store.open(path)
    assert str(path) in str(raised.value)


def test_a_place_where_no_file_can_be_is_told(path: Path) -> None:
    with pytest.raises(StoreError, match="folder does not exist"):
        Store.open(path.parent / "no" / "a.duckdb")
    with pytest.raises(StoreError, match="folder is a file"):
        Store.open(path / "a.duckdb")
    with pytest.raises(StoreError, match="not UTF-8"):
        Store.open(path.parent / "a\udcff.duckdb")


@pytest.mark.parametrize(
    ("found", "todo"), [(SCHEMA_VERSION + 1, "upgrade Foreshock"), (0, "to a new store")]
)
def test_another_schema_version_is_told(path: Path, found: int, todo: str) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema_version'", [str(found)])
    with pytest.raises(StoreVersionError, match=todo) as raised:
        Store.open(path)
    assert (raised.value.found, raised.value.known) == (found, SCHEMA_VERSION)


@pytest.mark.parametrize("value", ["", "one"])
def test_a_version_that_is_no_number_is_told(path: Path, value: str) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema_version'", [value])
    with pytest.raises(StoreError, match="does not tell its schema version"):
        Store.open(path)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_second_process_is_told_who_writes(path: Path, read_only: bool) -> None:
    with (
        held_elsewhere(path, "writes") as other,
        pytest.raises(StoreLockedError, match=f"process {other.pid} .* is writing"),
    ):
        Store.open(path, read_only=read_only)


def test_readers_share_and_a_writer_is_told_of_them(path: Path) -> None:
    with held_elsewhere(path, "reads") as other:
        Store.open(path, read_only=True).close()
        with pytest.raises(StoreLockedError, match=f"process {other.pid} .* is reading"):
            Store.open(path)


def test_it_waits_for_the_other_process(path: Path) -> None:
    with held_elsewhere(path, "writes") as other:
        assert other.stdin
        release = threading.Timer(0.3, other.stdin.close)
        release.start()
        started = time.monotonic()
        Store.open(path, wait_seconds=30).close()
        assert 0.2 < time.monotonic() - started < 20
        release.join()
        other.stdin = None


def test_waiting_ends(path: Path) -> None:
    with held_elsewhere(path, "writes"):
        started = time.monotonic()
        with pytest.raises(StoreLockedError):
            Store.open(path, wait_seconds=0.3)
        assert 0.3 <= time.monotonic() - started < 10


def test_one_process_cannot_hold_it_in_two_modes(path: Path) -> None:
    with Store.open(path), pytest.raises(StoreLockedError, match="already open in this process"):
        Store.open(path, read_only=True)


def test_a_reader_cannot_write(path: Path) -> None:
    report = sample_report(1, published=date(2020, 3, 1))
    with (
        Store.open(path, read_only=True) as store,
        pytest.raises(StoreError, match="open for reading only"),
    ):
        store.add_many([Intake(report)], recorded_at=RECORDED_AT)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("IO Error: Cannot open file: Permission denied", "may not be written"),
        ("IO Error: Could not write file: No space left on device", "disk is full"),
        ("Error: something new\nand more", "a.duckdb: Error: something new"),
    ],
)
def test_faults_are_told_plainly(said: str, told: str) -> None:
    assert told in str(explain(said, "a.duckdb"))
