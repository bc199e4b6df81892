"""What every store must hold to, for the makers of another one to run.

A maker gives a function that takes `Holdings` and returns a store that holds just that; each of
`CHECKS` takes this function and raises ``AssertionError`` where the store differs from a plain
reading of the same records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

import msgspec

from foreshock.errors import NotFoundError, UsageError
from foreshock.records import Claim, DateSpan, Event
from foreshock.store.as_of import as_instant
from foreshock.store.protocol import StoreProtocol
from foreshock.store.query import ClaimQuery, EventQuery, Selection, actor_keys
from foreshock.store.sample import RECORDED_AT, Holdings, sample

Fill: TypeAlias = Callable[[Holdings], StoreProtocol]


def queries() -> list[dict[str, Any]]:
    """Return the filters that are tried one by one."""
    days = [date(2020, 2, 28), date(2020, 3, 1), date(2020, 3, 2), date(2020, 4, 1)]
    return [
        {},
        *({"as_of": day} for day in days),
        {"as_of": datetime(2020, 3, 2, 7, 59, tzinfo=UTC)},
        {"as_of": datetime(2020, 3, 2, 8)},  # noqa: DTZ001 - read as UTC
        *({"since": day} for day in days),
        *({"until": day} for day in days),
        {"since": date(2020, 3, 5), "until": date(2020, 3, 6)},
        *({side: who} for side in ("actor", "source", "target") for who in _WHO),
        *({"between": (one, other)} for one in _WHO for other in _WHO),
        {"event_types": ("THREATEN", "ASSAULT")},
        {"event_types": ("THREATEN",), "statuses": ("occurred",)},
        {"statuses": ("threatened",)},
        {"domain": "word"},
        {"domain": "deed", "actor": "USA"},
        {"report_ids": ("w1", "w3")},
        {"report_ids": ()},
        {"place_country": "IRQ"},
        {"limit": 2},
        {"limit": 0},
    ]


_WHO = ("IRQ", "IRQ-REB", "IRQ-REB-KH", "USA-MIL", "IRN", "IRQ-RE", "%", "' OR true --", "")


def check_claims_equal_a_plain_reading(fill: Fill) -> None:
    """Each filter gives what a loop over all claims gives, in the order of knowledge."""
    holdings = sample()
    store = fill(holdings)
    known = {key: report.known_at or RECORDED_AT for key, report in holdings.reports.items()}
    ordered = sorted(
        holdings.claims, key=lambda c: (known[c.report_id], c.report_id, c.trigger.start)
    )
    for fields in queries():
        query = ClaimQuery(**fields)
        wanted = [
            claim
            for claim in ordered
            if _matches(query, claim, claim.date, known[claim.report_id], (claim.report_id,))
        ][: query.limit]
        assert store.claims(query) == wanted, query
        columns = store.claims_arrow(query)
        assert columns["claim_id"].to_pylist() == [claim.claim_id for claim in wanted], query
        assert columns["known_at"].to_pylist() == [known[c.report_id] for c in wanted], query


def check_events_equal_a_plain_reading(fill: Fill) -> None:
    """Each filter gives what a loop over all events gives, in the order of knowledge."""
    holdings = sample()
    store = fill(holdings)
    ordered = sorted(holdings.events, key=lambda event: (event.known_at, event.event_id))
    for fields in queries():
        query = EventQuery(**fields)
        wanted = [
            event
            for event in ordered
            if _matches(query, event, event.occurred, event.known_at, event.report_ids)
        ][: query.limit]
        assert store.events(query) == wanted, query
        columns = store.events_arrow(query)
        assert columns["event_id"].to_pylist() == [event.event_id for event in wanted], query


def check_choice_by_id(fill: Fill) -> None:
    """Claims and events are found by their ids; an id that nobody has finds nothing."""
    holdings = sample()
    store = fill(holdings)
    claim, event = holdings.claims[1], holdings.events[2]
    assert store.claims(ClaimQuery(claim_ids=(claim.claim_id, "c_none"))) == [claim]
    assert store.events(EventQuery(event_ids=(event.event_id, "e_none"))) == [event]
    assert store.claims(ClaimQuery(claim_ids=())) == []


def check_reports(fill: Fill) -> None:
    """Each report comes back as it went in, with its bytes, from when it was known."""
    holdings = sample()
    store = fill(holdings)
    for intake in holdings.intakes:
        report = store.report(intake.report.report_id)
        assert msgspec.structs.replace(report, raw_sha256=None) == intake.report
        assert store.raw(report.report_id) == intake.raw
        assert store.has_text(report.text_sha256)
    assert not store.has_text("0" * 64)
    assert [one.report_id for one in store.reports()] == ["w0", "w1", "w2", "w3"]
    assert [one.report_id for one in store.reports(as_of=date(2020, 3, 2))] == ["w0", "w1"]
    assert [one.report_id for one in store.reports(ids=["w2", "none"])] == ["w2"]
    for read in (store.report, store.raw):
        try:
            read("none")
        except NotFoundError:
            continue
        raise AssertionError(f"{read} found a report that is not there")


def check_judgements_and_rejected(fill: Fill) -> None:
    """Both follow ``as_of``; a rejected record that nobody dates counts from its recording."""
    holdings = sample()
    store = fill(holdings)
    assert set(store.judgements()) == set(holdings.judgements)
    assert store.judgements(as_of=date(2020, 3, 2)) == [holdings.judgements[0]]
    assert store.judgements(as_of=date(2020, 3, 1)) == []
    assert store.rejected() == list(holdings.rejected)
    assert store.rejected(as_of=date(2020, 3, 3)) == [holdings.rejected[0]]
    assert store.rejected(as_of=date(2020, 3, 2)) == []


def check_counts(fill: Fill) -> None:
    """Each kind of record is counted, also in a store without any."""
    kinds = ("reports", "claims", "judgements", "events", "rejected")
    assert fill(Holdings()).counts() == dict.fromkeys(kinds, 0)
    assert fill(sample()).counts() == dict(zip(kinds, (4, 5, 2, 4, 2), strict=True))


def check_queries_refuse_nonsense(fill: Fill) -> None:
    """Nonsense in a query is told, not answered with nothing."""
    del fill
    for fields in ({"domain": "deeds"}, {"statuses": ("done",)}, {"limit": -1}):
        try:
            ClaimQuery(**fields)
        except UsageError:
            continue
        raise AssertionError(f"{fields} passed")


CHECKS: tuple[Callable[[Fill], None], ...] = (
    check_claims_equal_a_plain_reading,
    check_events_equal_a_plain_reading,
    check_choice_by_id,
    check_reports,
    check_judgements_and_rejected,
    check_counts,
    check_queries_refuse_nonsense,
)


def _matches(
    query: Selection, act: Claim | Event, when: DateSpan, known_at: datetime, of: Iterable[str]
) -> bool:
    """Tell whether a record matches, as slowly and plainly as can be."""
    source, target = actor_keys(act.source), actor_keys(act.target)
    bounded = query.since is not None or query.until is not None
    return all(
        (
            query.as_of is None or known_at <= as_instant(query.as_of),
            not query.event_types or act.event_type in query.event_types,
            not query.statuses or act.status in query.statuses,
            query.domain in (None, act.domain),
            query.source is None or query.source in source,
            query.target is None or query.target in target,
            query.actor is None or query.actor in source + target,
            query.between is None or _is_between(query.between, source, target),
            not bounded or _overlaps(query, when),
            query.report_ids is None or bool(set(query.report_ids) & set(of)),
            query.place_country is None or (act.place and act.place.country == query.place_country),
        )
    )


def _overlaps(query: Selection, when: DateSpan) -> bool:
    """Tell whether something may have happened in the query's period."""
    period = DateSpan(start=query.since, end=query.until, precision="span", basis="stated")
    return when.overlaps(period)


def _is_between(pair: tuple[str, str], source: list[str], target: list[str]) -> bool:
    """Tell whether one of the pair acts on the other."""
    one, other = pair
    return (one in source and other in target) or (other in source and one in target)
