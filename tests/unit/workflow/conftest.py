from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import pytest

from foreshock.records import (
    ActorMention,
    Claim,
    DateSpan,
    Evidence,
    Quote,
    Rejected,
    Report,
    claim_id,
)

NOW = datetime(2020, 6, 1, 12, tzinfo=UTC)
_SIDES = {"Iran": "IRN", "Israel": "ISR", "Iraq": "IRQ"}


class StubReader:
    """Reads "X attacked Y", and fails on texts that hold the word poison."""

    def __init__(self) -> None:
        self.n_read = 0

    def read(self, report: Report) -> list[Claim]:
        found = re.finditer(r"(\w+) attacked (\w+)", report.text)
        return [_claim(report, match) for match in found]

    def read_many(
        self, reports: Iterable[Report], *, jobs: int = 1, batch_size: int = 32
    ) -> Iterator[tuple[Report, list[Claim] | Rejected]]:
        batch: list[Report] = []
        for report in reports:
            batch.append(report)
            if len(batch) == 3:
                yield from self._batch(batch)
                batch = []
        yield from self._batch(batch)

    def _batch(self, batch: list[Report]) -> Iterator[tuple[Report, list[Claim] | Rejected]]:
        for report in batch:
            self.n_read += 1
            if "poison" in report.text:
                yield report, Rejected(record_id=report.report_id, stage="extract", reason="poison")
            else:
                yield report, self.read(report)


def _claim(report: Report, match: re.Match[str]) -> Claim:
    start = match.start() + match[0].index("attacked")
    trigger = Quote(start=start, end=start + len("attacked"), text="attacked")
    day = report.published
    return Claim(
        claim_id=claim_id(report.report_id, trigger, "ASSAULT"),
        report_id=report.report_id,
        origin=report.origin,
        evidence=Evidence(
            start=match.start(),
            end=match.end(),
            sentence_start=0,
            sentence_end=len(report.text),
            text=match[0],
        ),
        trigger=trigger,
        event_type="ASSAULT",
        quad=4,
        intensity=-9.0,
        status="occurred",
        confidence=0.9,
        method="stub",
        source=(_actor(match, 1),),
        target=(_actor(match, 2),),
        date=DateSpan(start=day, end=day, precision="day", basis="dateline") if day else DateSpan(),
    )


def _actor(match: re.Match[str], group: int) -> ActorMention:
    name = match[group]
    return ActorMention(
        actor_id=_SIDES.get(name),
        name=name,
        country=_SIDES.get(name),
        sectors=("GOV",),
        text=name,
        start=match.start(group),
        end=match.end(group),
    )


class Counter:
    """Remembers what it was told of a run."""

    def __init__(self) -> None:
        self.stages: list[list[object]] = []

    def start(self, total: int | None, label: str) -> None:
        self.stages.append([label, total, 0])

    def advance(self, n_steps: int = 1) -> None:
        self.stages[-1][2] += n_steps  # type: ignore[operator]

    def finish(self) -> None:
        self.stages[-1].append("finished")


@pytest.fixture
def reader() -> StubReader:
    return StubReader()


@pytest.fixture
def progress() -> Counter:
    return Counter()


@pytest.fixture
def now() -> datetime:
    return NOW
