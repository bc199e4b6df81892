"""What becomes of a report that is offered: decided on values alone, without a database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

import msgspec

from foreshock.records import Claim, Naming, Rejected, Relation, Report
from foreshock.store.rows import (
    Row,
    claim_row,
    naming_row,
    rejected_row,
    relation_row,
    report_row,
)


class AddOutcome(StrEnum):
    """What became of a report that was offered to the store.

    Attributes
    ----------
    ADDED : it is in the store, with its raw bytes, claims and rejected records
    DUPLICATE : the store has a report with this text; nothing of it was added
    CONFLICT : the store has another text under this id; nothing of it was added
    REFUSED : it cannot be stored as it is; nothing of it was added

    Examples
    --------
    >>> AddOutcome.ADDED == "added"
    True
    """

    ADDED = "added"
    DUPLICATE = "duplicate"
    CONFLICT = "conflict"
    REFUSED = "refused"


class Intake(NamedTuple):
    """A report with all that goes into the store with it; a plain tuple will do as well.

    Attributes
    ----------
    raw : the bytes that the report was read from, ``None`` where there are none
    claims : what it says
    rejected : what of it could not be read
    relations : who stands to whom in which relation, as it says
    namings : groups that it names and the registry does not know
    """

    report: Report
    raw: bytes | None = None
    claims: Sequence[Claim] = ()
    rejected: Sequence[Rejected] = ()
    relations: Sequence[Relation] = ()
    namings: Sequence[Naming] = ()


class Holding(NamedTuple):
    """What must be known of a report to tell whether another is the same."""

    report_id: str
    text_sha256: str
    origin: str


class Sorting:
    """Sorts a batch into rows to write; what is accepted counts for the reports after it.

    Parameters
    ----------
    held : reports of the store that share an id or a text with the batch
    held_raw : hashes of the batch's raw bytes that the store has
    held_claims : ids of the batch's claims that the store has
    recorded_at : the instant at which the store learns of the batch
    """

    def __init__(
        self,
        held: Iterable[Holding],
        held_raw: Iterable[str],
        held_claims: Iterable[str],
        *,
        recorded_at: datetime,
    ) -> None:
        self.reports: list[Row] = []
        self.raw: list[Row] = []
        self.claims: list[Row] = []
        self.rejected: list[Row] = []
        self.relations: list[Row] = []
        self.namings: list[Row] = []
        self._recorded_at = recorded_at
        self._by_id: dict[str, Holding] = {}
        self._by_text: dict[str, Holding] = {}
        self._raw_hashes = set(held_raw)
        self._claim_ids = set(held_claims)
        for holding in held:
            self._hold(holding)

    def offer(self, intake: Intake) -> AddOutcome:
        """Decide on one completed report and keep the rows that follow."""
        report = intake.report
        outcome, reason = self._judge(report, intake.raw)
        if reason is not None:
            self._reject(report, report.origin, reason)
        if outcome is AddOutcome.ADDED:
            self._accept(intake)
        return outcome

    def _judge(self, report: Report, raw: bytes | None) -> tuple[AddOutcome, str | None]:
        """Return the outcome, and why where that is worth a record."""
        namesake = self._by_id.get(report.report_id)
        if namesake and namesake.text_sha256 != report.text_sha256:
            return AddOutcome.CONFLICT, (
                f"the id {report.report_id} already names another text ({namesake.origin}): "
                "give this report an id of its own"
            )
        twin = self._by_text.get(report.text_sha256)
        if twin and (twin.report_id, twin.origin) == (report.report_id, report.origin):
            # The same record read once more, as after a crash: no copy, so nothing to tell.
            return AddOutcome.DUPLICATE, None
        if twin:
            return AddOutcome.DUPLICATE, f"same text as report {twin.report_id} ({twin.origin})"
        fault = fault_of(report, raw)
        return (AddOutcome.REFUSED, fault) if fault else (AddOutcome.ADDED, None)

    def _accept(self, intake: Intake) -> None:
        """Keep the rows of a report that is new."""
        report = intake.report
        known_at = report.known_at or self._recorded_at
        self._hold(Holding(report.report_id, report.text_sha256, report.origin))
        self.reports.append(report_row(report, known_at=known_at, recorded_at=self._recorded_at))
        if intake.raw is not None and report.raw_sha256 not in self._raw_hashes:
            self._raw_hashes.add(str(report.raw_sha256))
            self.raw.append(
                {
                    "raw_sha256": report.raw_sha256,
                    "report_id": report.report_id,
                    "bytes": intake.raw,
                }
            )
        for claim in intake.claims:
            self._accept_claim(report, claim, known_at)
        self._accept_ties(intake, known_at)
        for rejected in intake.rejected:
            self.rejected.append(rejected_row(rejected, recorded_at=self._recorded_at))

    def _accept_ties(self, intake: Intake, known_at: datetime) -> None:
        """Keep relations and names of groups, each once; their ids hold the report's."""
        at = {"known_at": known_at, "recorded_at": self._recorded_at}
        relations = {one.relation_id: one for one in intake.relations}
        namings = {one.naming_id: one for one in intake.namings}
        self.relations += [relation_row(one, **at) for one in relations.values()]
        self.namings += [naming_row(one, **at) for one in namings.values()]

    def _accept_claim(self, report: Report, claim: Claim, known_at: datetime) -> None:
        """Keep one claim; a faulty one is rejected alone, not the report with it."""
        if claim.report_id != report.report_id:
            self._reject(report, claim.claim_id, f"the claim is on report {claim.report_id}")
        elif claim.claim_id in self._claim_ids:
            self._reject(report, claim.claim_id, "another claim has this id")
        else:
            try:
                row = claim_row(claim, known_at=known_at, recorded_at=self._recorded_at)
            except UnicodeEncodeError as error:
                self._reject(report, claim.claim_id, _no_utf8(error))
                return
            self._claim_ids.add(claim.claim_id)
            self.claims.append(row)

    def _reject(self, report: Report, record_id: str, reason: str) -> None:
        rejected = Rejected(
            record_id=record_id,
            stage="store",
            reason=reason,
            known_at=report.known_at or self._recorded_at,
        )
        self.rejected.append(rejected_row(rejected, recorded_at=self._recorded_at))

    def _hold(self, holding: Holding) -> None:
        self._by_id[holding.report_id] = holding
        self._by_text[holding.text_sha256] = holding


def complete(intake: Intake, *, recorded_at: datetime) -> Intake:
    """Return the intake with the two facts that only the store may have to add to its report.

    The hash of its raw bytes, and, for a report that nobody dates, the instant at which it was
    retrieved, from which it then counts as known.

    Examples
    --------
    >>> from datetime import UTC
    >>> report = Report.make("Two rockets fell.", origin="note")
    >>> now = datetime(2020, 4, 2, tzinfo=UTC)
    >>> complete(Intake(report), recorded_at=now).report.known_at == now
    True
    """
    report = intake.report
    if intake.raw is not None and report.raw_sha256 is None:
        report = msgspec.structs.replace(report, raw_sha256=_sha256(intake.raw))
    if report.known_at is None:
        report = msgspec.structs.replace(report, retrieved=recorded_at)
    return intake._replace(report=report)


def fault_of(report: Report, raw: bytes | None) -> str | None:
    """Return why a report cannot be stored, ``None`` if it can."""
    if raw is not None and _sha256(raw) != report.raw_sha256:
        return f"its raw bytes have the hash {_sha256(raw)}, the report says {report.raw_sha256}"
    try:
        msgspec.json.encode(report)
    except UnicodeEncodeError as error:
        return _no_utf8(error)
    return None


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _no_utf8(error: UnicodeEncodeError) -> str:
    """Tell which code point is no character."""
    return f"it holds {error.object[error.start]!r}, which is half a character (a lone surrogate)"
