"""Claims of a store to events: judgements recorded, the view of events made anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import islice

from foreshock.actors import default_registry
from foreshock.records import Claim, Event, Judgement
from foreshock.resolve import Hierarchy, build_events, judge
from foreshock.store import AsOf, ClaimQuery, EventQuery, Store
from foreshock.workflow.progress import SILENT, Progress

# Reports are read in slices, since each brings its whole text along.
_REPORTS_AT_ONCE = 500
_ALL = EventQuery()


def resolve_store(
    store: Store,
    *,
    only: Collection[str] | None = None,
    registry: Hierarchy | None = None,
    progress: Progress = SILENT,
    now: datetime | None = None,
) -> int:
    """Judge which claims tell of one happening, and put the events into the store's view.

    Parameters
    ----------
    only : claims that are new since the last time; ``None`` looks at all
    registry : knows which actor belongs to which; the shipped one unless given
    now : the instant of the decisions

    Returns
    -------
    Number of judgements that were made.
    """
    instant = now or datetime.now(UTC)
    registry = registry or default_registry()
    progress.start(None, "joining reports of one event")
    claims, existing = store.claims(), store.judgements()
    known_at, published = _days_of_reports(store, None)
    made = judge(
        claims,
        existing=existing,
        published=published,
        report_known_at=known_at,
        registry=registry,
        only=only,
        now=instant,
    )
    store.record_judgements(made)
    events = build_events(
        claims,
        [*existing, *made],
        published=published,
        report_known_at=known_at,
        registry=registry,
    )
    store.replace_events(events, recorded_at=instant)
    progress.finish()
    return len(made)


def events_of(
    store: Store, query: EventQuery = _ALL, *, registry: Hierarchy | None = None
) -> list[Event]:
    """Return events as they were known at ``query.as_of``, the earliest known first.

    The store's view answers where it can. Where a later report has changed an event since, or
    where the view lacks claims (after a crash), the events are made anew from the claims and
    judgements known then; the store itself stays as it is.
    """
    if store.view_is_current() and store.view_answers(query.as_of):
        return store.events(query)
    events = _rebuilt(store, query.as_of, registry or default_registry())
    with Store.open(":memory:") as view:
        view.replace_events(events, recorded_at=datetime.now(UTC))
        return view.events(query)


def _rebuilt(store: Store, as_of: AsOf | None, registry: Hierarchy) -> list[Event]:
    """Return all events that the claims and judgements of an instant make."""
    claims: Sequence[Claim] = store.claims(ClaimQuery(as_of=as_of))
    judgements: Sequence[Judgement] = store.judgements(as_of=as_of)
    known_at, published = _days_of_reports(store, as_of)
    return build_events(
        claims, judgements, published=published, report_known_at=known_at, registry=registry
    )


def _days_of_reports(
    store: Store, as_of: AsOf | None
) -> tuple[dict[str, datetime], dict[str, date]]:
    """Return by report when it was known and, where that is told, its day of publication."""
    columns = store.claims_arrow(ClaimQuery(as_of=as_of))
    known_at = dict(
        zip(columns["report_id"].to_pylist(), columns["known_at"].to_pylist(), strict=True)
    )
    published = {
        report.report_id: report.published
        for ids in _slices(known_at)
        for report in store.reports(ids=ids)
        if report.published is not None
    }
    return known_at, published


def _slices(ids: Iterable[str]) -> Iterable[list[str]]:
    """Yield ids in slices of at most `_REPORTS_AT_ONCE`."""
    rest = iter(ids)
    while part := list(islice(rest, _REPORTS_AT_ONCE)):
        yield part
