"""Reading a store in one DuckDB file, as of any instant."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from html import escape
from typing import Any

from foreshock.errors import NotFoundError, StoreError
from foreshock.records import Claim, Event, Judgement, Naming, Rejected, Relation, Report
from foreshock.store import rows as r
from foreshock.store.as_of import AsOf, as_instant, to_utc
from foreshock.store.connection import Connection
from foreshock.store.encoding import naive_utc
from foreshock.store.query import (
    ALL_CLAIMS,
    ALL_EVENTS,
    ALL_RELATIONS,
    ClaimQuery,
    EventQuery,
    RelationQuery,
)
from foreshock.store.schema import public_schema
from foreshock.store.where import known_by, one_of, relations_tail, tail

#: Setting under which the store keeps what its view of events was made from.
BUILT_ON = "events_built_on"
_COUNTED = ("reports", "claims", "judgements", "events", "rejected")
_REJECTED_KNOWN = "coalesce(known_at, recorded_at)"


def built_on(n_claims: int, n_judgements: int) -> str:
    """Return what a view of events was made from; both numbers only ever grow."""
    return f"{n_claims} claims, {n_judgements} judgements"


class Reader:
    """What a store answers; `foreshock.store.Store` adds the writing."""

    def __init__(self, connection: Connection, *, read_only: bool) -> None:
        self.path = connection.path
        self.read_only = read_only
        self._db = connection

    def report(self, report_id: str) -> Report:
        """Return one report; `NotFoundError` if there is none with that id."""
        found = self.reports(ids=[report_id])
        if not found:
            raise NotFoundError(f"{self.path} has no report {report_id!r}")
        return found[0]

    def reports(
        self, *, as_of: AsOf | None = None, ids: Iterable[str] | None = None
    ) -> list[Report]:
        """Return reports, the earliest known first."""
        known, values = known_by(as_of)
        chosen, more = one_of("report_id", None if ids is None else tuple(ids))
        found = self._db.rows(
            f"SELECT {', '.join(r.REPORT_COLUMNS)} FROM reports "
            f"WHERE {known} AND {chosen} ORDER BY known_at, report_id",
            [*values, *more],
        )
        return [r.report_from_row(row) for row in found]

    def has_text(self, text_sha256: str) -> bool:
        """Tell whether a report with this text is there."""
        return bool(self._db.rows("SELECT 1 FROM reports WHERE text_sha256 = ?", [text_sha256]))

    def raw(self, report_id: str) -> bytes:
        """Return the bytes that a report was read from; `NotFoundError` if none were kept."""
        found = self._db.rows(
            "SELECT raw.bytes FROM reports JOIN raw USING (raw_sha256) WHERE reports.report_id = ?",
            [report_id],
        )
        if not found:
            raise NotFoundError(f"{self.path} keeps no raw bytes of a report {report_id!r}")
        return bytes(found[0][0])

    def claims(self, query: ClaimQuery = ALL_CLAIMS) -> list[Claim]:
        """Return claims, the earliest known first, those of one report in the text's order."""
        rest, values = tail(query)
        found = self._db.rows(f"SELECT json FROM claims {rest}", values)
        return [r.claim_from_json(row[0]) for row in found]

    def claims_arrow(self, query: ClaimQuery = ALL_CLAIMS) -> Any:
        """Return the same claims as an Arrow table of typed columns, instants in UTC."""
        return self._arrow("claims", query)

    def judgements(self, *, as_of: AsOf | None = None) -> list[Judgement]:
        """Return all judgements known by `as_of`, the earliest decided first.

        Of two on the same claims both are given; the later one holds.
        """
        known, values = known_by(as_of)
        found = self._db.rows(
            f"SELECT json FROM judgements WHERE {known} ORDER BY decided_at, judgement_id", values
        )
        return [r.judgement_from_json(row[0]) for row in found]

    def relations(self, query: RelationQuery = ALL_RELATIONS) -> list[Relation]:
        """Return what reports say of who stands to whom, the earliest known first."""
        rest, values = relations_tail(query)
        found = self._db.rows(f"SELECT json FROM relations {rest}", values)
        return [r.relation_from_json(row[0]) for row in found]

    def namings(self, *, as_of: AsOf | None = None) -> list[Naming]:
        """Return where reports name groups that the registry does not know, earliest first."""
        known, values = known_by(as_of)
        found = self._db.rows(
            f"SELECT json FROM namings WHERE {known} ORDER BY known_at, report_id, naming_id",
            values,
        )
        return [r.naming_from_json(row[0]) for row in found]

    def known_days(self, *, as_of: AsOf | None = None) -> dict[str, datetime]:
        """Return by report the instant from which it was known (UTC)."""
        known, values = known_by(as_of)
        found = self._db.rows(f"SELECT report_id, known_at FROM reports WHERE {known}", values)
        return {report_id: to_utc(instant) for report_id, instant in found}

    def spellings(self, *, as_of: AsOf | None = None) -> list[Judgement]:
        """Return decisions on spellings of groups known by `as_of`, the earliest first."""
        known, values = known_by(as_of)
        found = self._db.rows(
            f"SELECT json FROM spellings WHERE {known} ORDER BY decided_at, judgement_id", values
        )
        return [r.judgement_from_json(row[0]) for row in found]

    def events(self, query: EventQuery = ALL_EVENTS) -> list[Event]:
        """Return events of the current view, the earliest known first.

        Raises
        ------
        StoreError
            If the view cannot answer for ``query.as_of`` without telling what was known only
            later; see `view_answers`.
        """
        self._check_view(query.as_of)
        rest, values = tail(query)
        found = self._db.rows(f"SELECT json FROM events {rest}", values)
        return [r.event_from_json(row[0]) for row in found]

    def events_arrow(self, query: EventQuery = ALL_EVENTS) -> Any:
        """Return the same events as an Arrow table of typed columns, instants in UTC."""
        self._check_view(query.as_of)
        return self._arrow("events", query)

    def view_answers(self, as_of: AsOf | None) -> bool:
        """Tell whether the view of events tells nothing that was known only after `as_of`.

        It does as soon as an event known by then has a claim known later. The events of that day
        are then to be resolved anew from the claims and judgements of that day.
        """
        if as_of is None:
            return True
        instant = naive_utc(as_instant(as_of))
        return not self._db.rows(
            "SELECT 1 FROM (SELECT unnest(claim_ids) AS claim_id FROM events WHERE known_at <= ?) "
            "JOIN claims USING (claim_id) WHERE claims.known_at > ? LIMIT 1",
            [instant, instant],
        )

    def view_is_current(self) -> bool:
        """Tell whether no claim or judgement came in since `replace_events`, as after a crash."""
        return (self.get_meta(BUILT_ON) or built_on(0, 0)) == self._built_on()

    def rejected(self, *, as_of: AsOf | None = None) -> list[Rejected]:
        """Return what could not be read; a record that nobody dates counts from its recording."""
        known, values = known_by(as_of, _REJECTED_KNOWN)
        found = self._db.rows(
            f"SELECT {', '.join(r.REJECTED_COLUMNS)} FROM rejected WHERE {known} "
            f"ORDER BY {_REJECTED_KNOWN}, record_id, stage, reason",
            values,
        )
        return [r.rejected_from_row(row) for row in found]

    def counts(self) -> dict[str, int]:
        """Return the number of records of each kind that the store holds today."""
        found = self._db.rows(
            "SELECT " + ", ".join(f"(SELECT count(*) FROM {table})" for table in _COUNTED)
        )
        return dict(zip(_COUNTED, found[0], strict=True))

    def period(self) -> tuple[datetime, datetime] | None:
        """Return when the first and the last report became known, ``None`` without reports."""
        first, last = self._db.rows("SELECT min(known_at), max(known_at) FROM reports")[0]
        return None if first is None else (to_utc(first), to_utc(last))

    def get_meta(self, key: str) -> str | None:
        """Return a setting kept with the store, ``None`` if it was never set."""
        found = self._db.rows("SELECT value FROM meta WHERE key = ?", [key])
        return str(found[0][0]) if found else None

    def __repr__(self) -> str:
        with suppress(StoreError):
            told = ", ".join(f"{n:,} {kind}" for kind, n in self.counts().items())
            return f"Store({self.path!r}: {told})"
        return f"Store({self.path!r}: closed)"

    def _repr_html_(self) -> str:
        """Show in Jupyter what the store holds, and of which days."""
        try:
            counts, period = self.counts(), self.period()
        except StoreError:
            return f"<p>{escape(repr(self))}</p>"
        lines = [(kind, f"{n:,}") for kind, n in counts.items()]
        if period:
            lines.append(("known from", f"{period[0]:%Y-%m-%d} to {period[1]:%Y-%m-%d}"))
        body = "".join(f"<tr><th>{escape(k)}</th><td>{escape(v)}</td></tr>" for k, v in lines)
        return f"<table><caption>{escape(self.path)}</caption>{body}</table>"

    def _built_on(self) -> str:
        """Return how many claims and judgements there are; both are only ever appended."""
        found = self._db.rows(
            "SELECT (SELECT count(*) FROM claims), (SELECT count(*) FROM judgements)"
        )
        return built_on(*found[0])

    def _check_view(self, as_of: AsOf | None) -> None:
        """Refuse an answer that would know the future."""
        if not self.view_answers(as_of):
            raise StoreError(
                f"the events of {self.path} hold claims that were known only after {as_of}: "
                "resolve the claims and judgements of that day instead"
            )

    def _arrow(self, table: str, query: ClaimQuery | EventQuery) -> Any:
        """Return chosen rows as columns."""
        schema, (rest, values) = public_schema(table), tail(query)
        columns = ", ".join(schema.names)
        return self._db.arrow(f"SELECT {columns} FROM {table} {rest}", values).cast(schema)
