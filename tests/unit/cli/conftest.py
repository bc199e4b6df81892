from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from foreshock.cli.running import run as run_command

NOTE = (
    "Iran condemned the United States on Monday. "
    "The United States imposed sanctions on Iran on 5 January 2020."
)


class Outcome(NamedTuple):
    """What a command left."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Outcome]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a folder of its own; nothing it says may be a traceback."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORESHOCK_STORE", raising=False)

    def call(*words: object) -> Outcome:
        status = run_command([os.fspath(w) if isinstance(w, Path) else str(w) for w in words])
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Outcome(status, out, err)

    return call


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    return path


@pytest.fixture
def store(run: Run, tmp_path: Path) -> Path:
    """A store with three reports, one of them unreadable."""
    path = tmp_path / "wire.jsonl"
    lines = [
        json.dumps({"id": "w1", "published": "2020-01-07", "text": NOTE}),
        json.dumps(
            {"id": "w2", "published": "2020-01-20", "text": "Israel condemned Iran on Sunday."}
        ),
        "{broken",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    file = tmp_path / "s.duckdb"
    assert run("add", path, "--store", file, "--quiet").status == 0
    return file
