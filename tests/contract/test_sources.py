"""Every source through one suite: a new format adds one line to `EXAMPLES`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from foreshock.sources import Limits, Read, ReadOptions
from foreshock.sources.conformance import faults_of
from foreshock.sources.formats import SOURCES, source_of
from foreshock.sources.json_record import draft_object
from foreshock.sources.protocol import Source
from foreshock.sources.whole_file import WholeFileSource

OPTIONS = ReadOptions(retrieved=datetime(2026, 11, 14, 12, tzinfo=UTC))
TEXT = "Two rockets hit the base near Taji, officials said."
EXAMPLES = {
    "text/plain": TEXT,
    "text/html": f"<html><body><p>{TEXT}</p></body></html>",
    "text/markdown": f"---\nid: a\n---\n{TEXT}",
    "application/jsonl": f'{{"text": "{TEXT}"}}\n',
    "application/json": f'[{{"text": "{TEXT}"}}]',
}


@pytest.fixture(params=SOURCES, ids=lambda source: source.media_type)
def source(request: pytest.FixtureRequest) -> Source:
    chosen: Source = request.param
    return chosen


@pytest.fixture
def example(source: Source, tmp_path: Path) -> Path:
    path = tmp_path / f"example{source.suffixes[0]}"
    path.write_text(EXAMPLES[source.media_type])
    return path


def test_conforms(source: Source, example: Path) -> None:
    assert faults_of(source, example, options=OPTIONS) == []


def test_every_format_gives_the_same_text(source: Source, example: Path) -> None:
    (read,) = source.read(example, options=OPTIONS)
    assert isinstance(read, Read)
    assert read.report.text == TEXT


def test_is_found_by_its_suffixes(source: Source, tmp_path: Path) -> None:
    for suffix in source.suffixes:
        path = tmp_path / f"x{suffix.upper()}"
        path.write_text("x")
        assert source_of(path) is source


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 50, b"\xff\xfe\x00", b" \n\n"])
def test_bad_files_are_refused(source: Source, example: Path, content: bytes) -> None:
    example.write_bytes(content)
    outcomes = list(source.read(example, options=OPTIONS))
    assert outcomes
    assert not any(isinstance(outcome, Read) for outcome in outcomes)


def test_limit_holds(source: Source, example: Path) -> None:
    tight = msgspec.structs.replace(OPTIONS, limits=Limits(max_bytes=20))
    (outcome,) = source.read(example, options=tight)
    assert not isinstance(outcome, Read)
    assert "too large" in outcome.reason


def test_the_check_finds_faults(tmp_path: Path) -> None:
    class Broken(WholeFileSource, frozen=True):
        def count(self, path: Path) -> int:
            return 0

    path = tmp_path / "a.BAD"
    path.write_text("no json")
    broken = Broken(
        suffixes=("BAD",), media_type="x/y", draft=lambda raw, limits: draft_object(raw)
    )
    assert len(faults_of(broken, path, options=OPTIONS)) == 3
