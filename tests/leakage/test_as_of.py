"""Nothing that becomes known later changes an earlier answer of the store."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foreshock.errors import StoreError
from foreshock.records import Rejected
from foreshock.store import AsOf, ClaimQuery, EventQuery, Intake, Store
from foreshock.store.sample import (
    RECORDED_AT,
    sample_actor,
    sample_claim,
    sample_event,
    sample_judgement,
    sample_report,
)

START = datetime(2020, 1, 1, tzinfo=UTC)


def intake(n: int, hours: int) -> Intake:
    """Return the report that becomes known so many hours after the start."""
    report = sample_report(n, published=START + timedelta(hours=hours))
    claim = sample_claim(report, 5, source=(sample_actor("IRN-MIL"),))
    broken = Rejected(
        record_id=f"{report.origin}:9", stage="extract", reason="torn", known_at=report.known_at
    )
    return Intake(report, report.text.encode(), [claim], [broken])


def answers(store: Store, as_of: AsOf) -> list[Any]:
    """Return everything that the store tells of an instant."""
    return [
        store.reports(as_of=as_of),
        store.claims(ClaimQuery(as_of=as_of)),
        store.claims_arrow(ClaimQuery(as_of=as_of, actor="IRN")).drop_columns(["recorded_at"]),
        store.judgements(as_of=as_of),
        store.rejected(as_of=as_of),
    ]


@settings(deadline=None, max_examples=25)
@given(
    hours=st.lists(st.integers(0, 200), min_size=1, max_size=8),
    as_of_hour=st.integers(0, 200),
    whole_day=st.booleans(),
)
def test_later_reports_change_no_earlier_answer(
    hours: list[int], as_of_hour: int, whole_day: bool
) -> None:
    instant = START + timedelta(hours=as_of_hour)
    as_of = instant.date() if whole_day else instant
    intakes = [intake(n, hour) for n, hour in enumerate(hours)]
    limit = instant.replace(hour=23, minute=59, second=59) if whole_day else instant
    known = [one for one in intakes if one.report.known_at and one.report.known_at <= limit]
    with Store.open(":memory:") as then, Store.open(":memory:") as today:
        then.add_many(known, recorded_at=RECORDED_AT)
        today.add_many(intakes, recorded_at=RECORDED_AT + timedelta(days=9))
        for store, held in ((then, known), (today, intakes)):
            claims = sorted((one.claims[0] for one in held), key=lambda claim: claim.claim_id)
            known_at = {one.report.report_id: one.report.known_at for one in held}
            store.record_judgements(
                sample_judgement(
                    left, right, max(known_at[left.report_id], known_at[right.report_id])
                )
                for k, left in enumerate(claims)
                for right in claims[k + 1 :]
            )
        assert answers(then, as_of) == answers(today, as_of)


@pytest.mark.parametrize(
    ("as_of", "n_known"),
    [
        (date(2020, 1, 1), 0),
        (date(2020, 1, 2), 1),
        (datetime(2020, 1, 2, 23, 59, 58, tzinfo=UTC), 0),
        (datetime(2020, 1, 3, 3, tzinfo=UTC), 1),
    ],
)
def test_a_report_of_a_day_counts_from_its_end(as_of: AsOf, n_known: int) -> None:
    with Store.open(":memory:") as store:
        report = sample_report(1, published=date(2020, 1, 2))
        store.add_many([Intake(report)], recorded_at=RECORDED_AT)
        assert len(store.reports(as_of=as_of)) == n_known


def test_a_report_without_a_date_counts_from_its_recording() -> None:
    with Store.open(":memory:") as store:
        report = sample_report(1, published=None)
        claim = sample_claim(report, 5)
        store.add_many([Intake(report, None, [claim])], recorded_at=RECORDED_AT)
        earlier = RECORDED_AT - timedelta(seconds=1)
        assert store.claims(ClaimQuery(as_of=earlier)) == []
        assert store.claims(ClaimQuery(as_of=RECORDED_AT)) == [claim]
        assert store.report(report.report_id).known_at == RECORDED_AT


def test_events_refuse_to_tell_what_was_known_later() -> None:
    first, second = intake(1, 0), intake(2, 48)
    with Store.open(":memory:") as store:
        store.add_many([first, second], recorded_at=RECORDED_AT)
        alone = sample_event([first.claims[0]], START)
        store.replace_events([alone], recorded_at=RECORDED_AT)
        early = EventQuery(as_of=START + timedelta(hours=1))
        assert store.events(early) == [alone]

        merged = sample_event([first.claims[0], second.claims[0]], START)
        store.replace_events([merged], recorded_at=RECORDED_AT)
        assert not store.view_answers(early.as_of)
        with pytest.raises(StoreError, match="known only after"):
            store.events(early)
        with pytest.raises(StoreError, match="resolve"):
            store.events_arrow(early)
        assert store.events(EventQuery(as_of=START + timedelta(hours=48))) == [merged]
        assert store.events(EventQuery(as_of=START - timedelta(hours=1))) == []
