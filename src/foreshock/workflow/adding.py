"""Files into the store: read, coded, stored batch by batch, then resolved into events."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from foreshock.extract.content import Content
from foreshock.records import Rejected, Report
from foreshock.resolve import Hierarchy
from foreshock.sources import Outcome, Read, count_records, read_paths
from foreshock.store import AddOutcome, Intake, Store
from foreshock.workflow.discovering import judge_new_groups
from foreshock.workflow.progress import SILENT, Progress
from foreshock.workflow.reading import ClaimReader, read_contents
from foreshock.workflow.resolving import resolve_store

# What a kill can cost at most: it has to be read and coded again, nothing is lost.
_BATCH_REPORTS = 200
_BATCH_SECONDS = 5.0


class AddSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the records that were offered.

    Attributes
    ----------
    n_added : reports that are in the store now and were not before
    n_duplicates : reports whose text the store had
    n_conflicts : reports whose id the store had for another text
    n_rejected : records that could not be read, coded or stored
    n_claims : claims of the added reports
    n_judgements : decisions that two claims are, or are not, one happening
    n_events : events that the store's view holds now
    """

    n_added: int = 0
    n_duplicates: int = 0
    n_conflicts: int = 0
    n_rejected: int = 0
    n_claims: int = 0
    n_judgements: int = 0
    n_events: int = 0

    @property
    def n_offered(self) -> int:
        """Number of records that were looked at."""
        return self.n_added + self.n_duplicates + self.n_conflicts + self.n_rejected


def add_to_store(
    store: Store,
    paths: Iterable[Path],
    *,
    reader: ClaimReader,
    published: date | None = None,
    registry: Hierarchy | None = None,
    jobs: int = 1,
    progress: Progress = SILENT,
    now: datetime | None = None,
) -> AddSummary:
    """Read files and folders into a store and resolve what they say into events.

    Each report is stored with its claims in one transaction. A run that is killed loses no
    report that was accepted; run again, it goes on where it stopped.

    Parameters
    ----------
    published : day of publication of reports that do not tell theirs
    registry : knows which actor belongs to which; the shipped one unless given
    jobs : number of processes that parse
    now : the instant of the run, on both clocks

    Raises
    ------
    SourceError
        If a path cannot be read at all.
    StoreError
        If the store cannot be written.
    """
    instant = now or datetime.now(UTC)
    listed = list(paths)
    outcomes = read_paths(listed, published=published, retrieved=instant)
    progress.start(count_records(listed), "reading")
    view_was_current = store.view_is_current()
    run = _Run(store, progress=progress, now=instant)
    for report, result in read_contents(reader, run.new_reports(outcomes), jobs=jobs):
        run.coded(report, result)
    run.end()
    progress.finish()
    # After a crash there are claims that nobody has compared yet.
    only = run.claim_ids if view_was_current else None
    n_judgements = 0
    if run.claim_ids or not view_was_current:
        n_judgements = resolve_store(
            store, only=only, registry=registry, progress=progress, now=instant
        )
    if run.n_namings:
        judge_new_groups(store, now=instant)
    return run.summary(n_judgements, n_events=store.counts()["events"])


class _Run:
    """One run of adding: what was read waits, in its order, until the reader has coded it.

    The reader may draw reports ahead, and from another thread; the store is therefore asked
    under a lock.
    """

    def __init__(self, store: Store, *, progress: Progress, now: datetime) -> None:
        self.claim_ids: set[str] = set()
        self.n_namings = 0
        self._store = store
        self._progress = progress
        self._now = now
        self._lock = threading.Lock()
        self._waiting: deque[Outcome] = deque()
        self._on_the_way: set[str] = set()
        self._batch: list[Intake] = []
        self._rejected: list[Rejected] = []
        self._written_at = time.monotonic()
        self._counts = dict.fromkeys([*AddOutcome, "rejected", "claims"], 0)

    def new_reports(self, outcomes: Iterable[Outcome]) -> Iterator[Report]:
        """Yield the reports that have to be coded; everything waits for its turn."""
        for outcome in outcomes:
            is_new = isinstance(outcome, Read) and self._is_new(outcome.report)
            self._waiting.append(outcome)
            if is_new and isinstance(outcome, Read):
                yield outcome.report

    def coded(self, report: Report, result: Content | Rejected) -> None:
        """Take what the reader made of a report, and all that stood before it."""
        while self._waiting:
            outcome = self._waiting.popleft()
            if isinstance(outcome, Read) and _is_same(outcome.report, report):
                if isinstance(result, Rejected):
                    self._batch.append(Intake(report, outcome.raw, (), (result,)))
                else:
                    self._batch.append(
                        Intake(report, outcome.raw, result.claims,
                               relations=result.relations, namings=result.namings)
                    )  # fmt: skip
                break
            self._pass_by(outcome)
        self._progress.advance()
        is_due = time.monotonic() - self._written_at > _BATCH_SECONDS
        if is_due or len(self._batch) >= _BATCH_REPORTS:
            self._write()

    def end(self) -> None:
        """Take what remains and write it."""
        while self._waiting:
            self._pass_by(self._waiting.popleft())
        self._write()

    def summary(self, n_judgements: int, *, n_events: int) -> AddSummary:
        """Return the counts of the run."""
        counts = self._counts
        return AddSummary(
            n_added=counts[AddOutcome.ADDED],
            n_duplicates=counts[AddOutcome.DUPLICATE],
            n_conflicts=counts[AddOutcome.CONFLICT],
            n_rejected=counts["rejected"] + counts[AddOutcome.REFUSED],
            n_claims=counts["claims"],
            n_judgements=n_judgements,
            n_events=n_events,
        )

    def _is_new(self, report: Report) -> bool:
        """Whether neither the store nor this run has the text: parsing it again costs time."""
        with self._lock:
            is_known = report.text_sha256 in self._on_the_way or self._store.has_text(
                report.text_sha256
            )
            self._on_the_way.add(report.text_sha256)
        return not is_known

    def _pass_by(self, outcome: Outcome) -> None:
        """Take an outcome that was not for the reader."""
        self._progress.advance()
        if isinstance(outcome, Rejected):
            self._rejected.append(outcome)
        else:
            self._batch.append(Intake(outcome.report, outcome.raw))

    def _write(self) -> None:
        """Store the batch in one transaction."""
        with self._lock:
            outcomes = self._store.add_many(self._batch, recorded_at=self._now)
            self._store.add_rejected(self._rejected, recorded_at=self._now)
            self._on_the_way.difference_update(i.report.text_sha256 for i in self._batch)
        for intake, outcome in zip(self._batch, outcomes, strict=True):
            self._counts[outcome] += 1
            if outcome is AddOutcome.ADDED:
                self._counts["claims"] += len(intake.claims)
                self._counts["rejected"] += len(intake.rejected)
                self.n_namings += len(intake.namings)
                self.claim_ids.update(claim.claim_id for claim in intake.claims)
        self._counts["rejected"] += len(self._rejected)
        self._batch, self._rejected = [], []
        self._written_at = time.monotonic()


def _is_same(one: Report, other: Report) -> bool:
    """Whether both are one report; a reader in other processes gives back a copy."""
    return (one.report_id, one.text_sha256) == (other.report_id, other.text_sha256)
