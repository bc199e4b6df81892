"""The store in one DuckDB file: opened, written, closed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from types import TracebackType

import pyarrow as pa

from foreshock.errors import UsageError
from foreshock.records import Claim, Event, Judgement, Rejected, Report
from foreshock.store import rows as r
from foreshock.store.as_of import to_utc
from foreshock.store.connection import Connection
from foreshock.store.intake import AddOutcome, Holding, Intake, Sorting, complete
from foreshock.store.reader import BUILT_ON, Reader
from foreshock.store.schema import arrow_schema
from foreshock.store.where import one_of

_RESERVED = ("schema_version", BUILT_ON)


class Store(Reader):
    """Reports, their claims and what was made of them, in one file with two clocks.

    One process writes at a time. All times are UTC. Every read takes ``as_of`` and is answered
    from what was known by then.

    Examples
    --------
    >>> from datetime import UTC, date
    >>> store = Store.open(":memory:")
    >>> report = Report.make("Two rockets fell.", origin="note", published=date(2020, 4, 2))
    >>> now = datetime(2020, 4, 3, tzinfo=UTC)
    >>> str(store.add(report, raw=None, claims=[], rejected=[], recorded_at=now))
    'added'
    >>> len(store.reports()), len(store.reports(as_of=date(2020, 4, 1)))
    (1, 0)
    >>> store.close()
    """

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        *,
        read_only: bool = False,
        create: bool = True,
        wait_seconds: float = 0.0,
    ) -> Store:
        """Open a store file, making it if need be.

        Parameters
        ----------
        path : the file; ``:memory:`` is a store that is gone when closed
        read_only : many may read at once, but none while another process writes
        create : make a missing file; never with `read_only`
        wait_seconds : how long to wait for another process to let go

        Raises
        ------
        StoreLockedError
            If another process holds the file for longer than that.
        StoreVersionError
            If the schema is one that this Foreshock does not know.
        StoreError
            If the file is missing, no store, damaged, or cannot be made.
        """
        connection = Connection.open(
            os.fspath(path), read_only=read_only, create=create, wait_seconds=wait_seconds
        )
        return cls(connection, read_only=read_only)

    def close(self) -> None:
        """Write everything to the one file and let go of it; a second time does nothing."""
        self._db.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def add(
        self,
        report: Report,
        *,
        raw: bytes | None,
        claims: Sequence[Claim],
        rejected: Sequence[Rejected],
        recorded_at: datetime,
    ) -> AddOutcome:
        """Add one report with all that belongs to it, wholly or not at all.

        A text that is there already is a `AddOutcome.DUPLICATE`; a copy from elsewhere is recorded
        as rejected, once, and names the first. A known id with another text is a
        `AddOutcome.CONFLICT` and recorded likewise.
        """
        intake = Intake(report, raw, claims, rejected)
        return self.add_many([intake], recorded_at=recorded_at)[0]

    def add_many(self, items: Iterable[Intake], *, recorded_at: datetime) -> list[AddOutcome]:
        """Add a batch in one transaction, far faster than one by one; see `add`.

        Parameters
        ----------
        items : `Intake`, or plain tuples of report, raw, claims and rejected
        recorded_at : the instant at which the store learns of it

        Returns
        -------
        One outcome an item, in order; an item may be the duplicate of one before it.
        """
        instant = to_utc(recorded_at)
        batch = [complete(Intake(*item), recorded_at=instant) for item in items]
        with self._db.transaction():
            sorting = self._sorting(batch, instant)
            outcomes = [sorting.offer(intake) for intake in batch]
            self._insert("reports", sorting.reports)
            self._insert("raw", sorting.raw)
            self._insert("claims", sorting.claims)
            self._insert("relations", sorting.relations)
            self._insert("namings", sorting.namings)
            self._insert_rejected(sorting.rejected)
        return outcomes

    def add_rejected(self, rejected: Iterable[Rejected], *, recorded_at: datetime) -> None:
        """Record what could not be read; the same record, stage and reason only once."""
        found = [r.rejected_row(one, recorded_at=recorded_at) for one in rejected]
        with self._db.transaction():
            self._insert_rejected(found)

    def record_judgements(self, judgements: Iterable[Judgement]) -> None:
        """Append judgements; one that is there already changes nothing."""
        by_id = {judgement.judgement_id: judgement for judgement in judgements}
        with self._db.transaction():
            held = self._held("judgements", "judgement_id", by_id)
            new = [one for key, one in by_id.items() if key not in held]
            self._insert("judgements", [r.judgement_row(one) for one in new])

    def record_spellings(self, judgements: Iterable[Judgement]) -> None:
        """Append decisions on spellings of groups; the later one on a pair holds."""
        by_id = {judgement.judgement_id: judgement for judgement in judgements}
        with self._db.transaction():
            held = self._held("spellings", "judgement_id", by_id)
            new = [one for key, one in by_id.items() if key not in held]
            self._insert("spellings", [r.spelling_row(one) for one in new])

    def replace_events(self, events: Iterable[Event], *, recorded_at: datetime) -> None:
        """Put these events in the place of the current view.

        Raises
        ------
        UsageError
            If two events have one id.
        """
        found = [r.event_row(event, recorded_at=recorded_at) for event in events]
        if len({row["event_id"] for row in found}) < len(found):
            raise UsageError(f"of {len(found)} events, some share an event_id")
        with self._db.transaction():
            self._db.run("DELETE FROM events")
            self._insert("events", found)
            self._put_meta(BUILT_ON, self._built_on())

    def set_meta(self, key: str, value: str) -> None:
        """Keep a setting with the store."""
        if key in _RESERVED:
            raise UsageError(f"the store itself keeps {key!r}: choose another key")
        with self._db.transaction():
            self._put_meta(key, value)

    def _sorting(self, batch: list[Intake], recorded_at: datetime) -> Sorting:
        """Look up everything that decides on a batch."""
        ids = [intake.report.report_id for intake in batch]
        texts = [intake.report.text_sha256 for intake in batch]
        hashes = [intake.report.raw_sha256 for intake in batch if intake.report.raw_sha256]
        claim_ids = [claim.claim_id for intake in batch for claim in intake.claims]
        chosen, values = one_of("report_id", tuple(ids))
        or_text, more = one_of("text_sha256", tuple(texts))
        held = self._db.rows(
            "SELECT report_id, text_sha256, origin FROM reports "
            f"WHERE {chosen} UNION SELECT report_id, text_sha256, origin FROM reports "
            f"WHERE {or_text}",
            [*values, *more],
        )
        return Sorting(
            (Holding(*row) for row in held),
            self._held("raw", "raw_sha256", hashes),
            self._held("claims", "claim_id", claim_ids),
            recorded_at=recorded_at,
        )

    def _held(self, table: str, column: str, values: Iterable[str]) -> set[str]:
        """Return those of the values that a column holds."""
        chosen, asked = one_of(column, tuple(values))
        return {
            row[0] for row in self._db.rows(f"SELECT {column} FROM {table} WHERE {chosen}", asked)
        }

    def _insert(self, table: str, rows: list[r.Row]) -> None:
        """Append rows through Arrow; row by row is a hundred times slower."""
        if rows:
            self._db.insert(table, pa.Table.from_pylist(rows, schema=arrow_schema(table)))

    def _insert_rejected(self, rows: list[r.Row]) -> None:
        """Append those rejected records that are not there yet."""
        new = {(row["record_id"], row["stage"], row["reason"]): row for row in reversed(rows)}
        chosen, values = one_of("record_id", tuple({key[0] for key in new}))
        held = set(
            self._db.rows(f"SELECT record_id, stage, reason FROM rejected WHERE {chosen}", values)
        )
        self._insert("rejected", [row for key, row in new.items() if key not in held])

    def _put_meta(self, key: str, value: str) -> None:
        self._db.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, value])
