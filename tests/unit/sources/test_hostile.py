"""Whatever bytes a file holds, reading gives a `Read` or a `Rejected` and never raises."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foreshock.records import Rejected
from foreshock.sources import Read, read_paths

NOW = datetime(2026, 11, 14, 12, tzinfo=UTC)
STARTS = {
    "txt": [b"", b"BAGHDAD, Dec 27, 2019 - ", b"\xff\xfe", b"\xef\xbb\xbf"],
    "html": [b"<html><body><p>", b"<!DOCTYPE html [", b"<meta charset=", b"<time datetime="],
    "md": [b"", b"---\n", b"---\nid: ", b"# "],
    "jsonl": [b"", b'{"text": "', b'{"text":"a","published":', b"\xff\xfe{\x00"],
    "json": [b"", b"[", b'{"text": "', b'[{"text":"a"},'],
    "unknown": [b"", b"<html>", b"\x1f"],
}
PIECES = st.one_of(
    st.binary(max_size=60),
    st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from([b"<", b">", b"---\n", b'"', b"}\n", b"\\ud800", b"[" * 50, b"&x;", b"\x00"]),
)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@pytest.mark.parametrize("suffix", STARTS)
@settings(deadline=None)
@given(data=st.data())
def test_never_raises(folder: Path, suffix: str, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(STARTS[suffix]))
    content = start + b"".join(data.draw(st.lists(PIECES, max_size=8)))
    path = folder / f"hostile.{suffix}"
    path.write_bytes(content)
    outcomes = list(read_paths([path], retrieved=NOW))
    assert outcomes
    for outcome in outcomes:
        assert isinstance(outcome, Read | Rejected)
        if isinstance(outcome, Read):
            assert "\x00" not in outcome.report.text
            outcome.report.text.encode("utf-8")


@settings(deadline=None)
@given(text=st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])))
def test_plain_text_comes_back_to_the_character(folder: Path, text: str) -> None:
    path = folder / "kept.txt"
    path.write_bytes(text.encode("utf-8"))
    (outcome,) = read_paths([path], retrieved=NOW)
    if isinstance(outcome, Read):
        assert outcome.report.text == text.removeprefix("\ufeff")
        assert outcome.raw == text.encode("utf-8")
