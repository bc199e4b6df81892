"""How the tests of `foreshock.sources` write files and read them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from foreshock.records import Rejected, Report
from foreshock.sources import DEFAULT_LIMITS, Limits, Outcome, Read, ReadOptions, read_paths

NOW = datetime(2026, 11, 14, 12, tzinfo=UTC)


class Reader:
    """Writes a file into a folder of its own and reads it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def outcomes(
        self,
        name: str,
        content: str | bytes,
        *,
        published: date | None = None,
        limits: Limits = DEFAULT_LIMITS,
    ) -> list[Outcome]:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read_paths([path], published=published, retrieved=NOW, limits=limits))

    def report(self, name: str, content: str | bytes, *, published: date | None = None) -> Report:
        outcomes = self.outcomes(name, content, published=published)
        assert len(outcomes) == 1, outcomes
        assert isinstance(outcomes[0], Read), outcomes[0]
        return outcomes[0].report

    def reason(self, name: str, content: str | bytes, *, limits: Limits = DEFAULT_LIMITS) -> str:
        outcomes = self.outcomes(name, content, limits=limits)
        assert len(outcomes) == 1, outcomes
        assert isinstance(outcomes[0], Rejected), outcomes[0]
        return outcomes[0].reason


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def options() -> ReadOptions:
    return ReadOptions(retrieved=NOW)


@pytest.fixture
def read_all() -> Callable[..., list[Outcome]]:
    """Read paths at the fixed instant of these tests."""

    def read(*paths: Path | str, published: date | None = None) -> list[Outcome]:
        return list(read_paths(paths, published=published, retrieved=NOW))

    return read
