"""What every store offers its readers, whichever engine keeps it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol, runtime_checkable

from foreshock.records import Claim, Event, Judgement, Rejected, Report
from foreshock.store.as_of import AsOf
from foreshock.store.query import ClaimQuery, EventQuery


@runtime_checkable
class StoreProtocol(Protocol):
    """Reading, as of an instant; ``tests/contract/test_store.py`` says what each must hold to.

    A new kind of store joins the suite by one line in that file.
    """

    def report(self, report_id: str) -> Report:
        """Return one report."""
        ...

    def reports(
        self, *, as_of: AsOf | None = None, ids: Iterable[str] | None = None
    ) -> list[Report]:
        """Return reports, the earliest known first."""
        ...

    def has_text(self, text_sha256: str) -> bool:
        """Tell whether a report with this text is there."""
        ...

    def raw(self, report_id: str) -> bytes:
        """Return the bytes that a report was read from."""
        ...

    def claims(self, query: ClaimQuery = ...) -> list[Claim]:
        """Return claims, the earliest known first, in the order of their text."""
        ...

    def claims_arrow(self, query: ClaimQuery = ...) -> Any:
        """Return the same claims as columns."""
        ...

    def judgements(self, *, as_of: AsOf | None = None) -> list[Judgement]:
        """Return judgements, the earliest decided first."""
        ...

    def events(self, query: EventQuery = ...) -> list[Event]:
        """Return events of the current view, the earliest known first."""
        ...

    def events_arrow(self, query: EventQuery = ...) -> Any:
        """Return the same events as columns."""
        ...

    def rejected(self, *, as_of: AsOf | None = None) -> list[Rejected]:
        """Return what could not be read."""
        ...

    def counts(self) -> dict[str, int]:
        """Return the number of records of each kind that the store holds today."""
        ...
