"""What becomes of reports that are offered to a store."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime

import msgspec
import pytest

from foreshock.errors import NotFoundError, StoreError, UsageError
from foreshock.records import Rejected, Report
from foreshock.store import AddOutcome, Intake, Store
from foreshock.store.sample import (
    RECORDED_AT,
    sample_claim,
    sample_event,
    sample_judgement,
    sample_report,
)

DAY = date(2020, 3, 1)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:") as opened:
        yield opened


def full(report: Report) -> Intake:
    broken = Rejected(record_id=report.origin, stage="extract", reason="one sentence is torn")
    return Intake(report, b"raw " + report.report_id.encode(), [sample_claim(report, 5)], [broken])


def test_a_report_goes_in_with_all_that_belongs_to_it(store: Store) -> None:
    intake = full(sample_report(1, published=DAY))
    outcome = store.add(
        intake.report,
        raw=intake.raw,
        claims=intake.claims,
        rejected=intake.rejected,
        recorded_at=RECORDED_AT,
    )
    assert outcome is AddOutcome.ADDED
    assert store.raw("w1") == b"raw w1"
    assert store.report("w1").raw_sha256 == hashlib.sha256(b"raw w1").hexdigest()
    assert store.claims() == intake.claims
    assert store.rejected() == intake.rejected


def test_the_same_record_once_more_changes_nothing(store: Store) -> None:
    intake = full(sample_report(1, published=DAY))
    assert store.add_many([intake], recorded_at=RECORDED_AT) == ["added"]
    before = store.counts()
    assert store.add_many([intake, intake], recorded_at=RECORDED_AT) == ["duplicate"] * 2
    assert store.counts() == before


def test_a_copy_from_elsewhere_is_recorded_once(store: Store) -> None:
    first = sample_report(1, published=DAY)
    copy = Report.make(first.text + "\n", origin="copy.txt", published=date(2020, 3, 9))
    for _ in range(2):
        outcomes = store.add_many([full(first), full(copy)], recorded_at=RECORDED_AT)
        assert outcomes[1] is AddOutcome.DUPLICATE
    (told,) = (one for one in store.rejected() if one.stage == "store")
    assert told.record_id == "copy.txt"
    assert told.reason == "same text as report w1 (wire.jsonl#1)"
    assert told.known_at == copy.known_at
    assert store.counts()["reports"] == store.counts()["claims"] == 1


def test_a_known_id_with_another_text_is_a_conflict(store: Store) -> None:
    first = sample_report(1, published=DAY)
    other = msgspec.structs.replace(
        Report.make("Another text.", origin="b.jsonl#1", report_id="w1"), retrieved=RECORDED_AT
    )
    for _ in range(2):
        outcomes = store.add_many([Intake(first), Intake(other)], recorded_at=RECORDED_AT)
        assert outcomes[1] is AddOutcome.CONFLICT
    (told,) = store.rejected()
    assert told.record_id == "b.jsonl#1"
    assert "w1" in told.reason
    assert "wire.jsonl#1" in told.reason
    assert store.report("w1").text == first.text


def test_half_a_character_is_refused_and_the_rest_goes_on(store: Store) -> None:
    torn = Report.make("torn \ud83d text", origin="torn.jsonl#\udcff", published=DAY)
    good = sample_report(1, published=DAY)
    outcomes = store.add_many([Intake(torn), Intake(good)], recorded_at=RECORDED_AT)
    assert outcomes == ["refused", "added"]
    (told,) = store.rejected()
    assert told.record_id == r"torn.jsonl#\udcff"
    assert "surrogate" in told.reason


def test_raw_bytes_that_are_not_the_reports_are_refused(store: Store) -> None:
    report = msgspec.structs.replace(sample_report(1, published=DAY), raw_sha256="0" * 64)
    assert store.add_many([Intake(report, b"other")], recorded_at=RECORDED_AT) == ["refused"]
    assert "hash" in store.rejected()[0].reason


def test_one_file_of_two_reports_is_kept_once(store: Store) -> None:
    raw = b"both"
    reports = [sample_report(n, published=DAY) for n in (1, 2, 3)]
    store.add_many([Intake(reports[0], raw), Intake(reports[1], raw)], recorded_at=RECORDED_AT)
    store.add_many([Intake(reports[2], raw)], recorded_at=RECORDED_AT)
    assert {store.raw(report.report_id) for report in reports} == {raw}


def test_a_report_without_raw_bytes_says_so(store: Store) -> None:
    store.add_many([(sample_report(1, published=DAY), None, (), ())], recorded_at=RECORDED_AT)  # type: ignore[list-item]
    with pytest.raises(NotFoundError, match="raw bytes"):
        store.raw("w1")


def test_a_faulty_claim_is_rejected_alone(store: Store) -> None:
    report, other = sample_report(1, published=DAY), sample_report(2, published=DAY)
    claim = sample_claim(report, 5)
    torn = sample_claim(report, 10, means=("\ud800",))
    claims = [claim, claim, sample_claim(other, 5), torn]
    assert store.add_many([Intake(report, None, claims)], recorded_at=RECORDED_AT) == ["added"]
    assert store.claims() == [claim]
    reasons = sorted(one.reason for one in store.rejected())
    assert len(reasons) == 3
    assert reasons[0] == "another claim has this id"
    assert "surrogate" in reasons[1]
    assert reasons[2] == "the claim is on report w2"


def test_a_batch_that_fails_leaves_nothing(store: Store) -> None:
    report = sample_report(1, published=DAY)

    class Unlucky(list[Rejected]):
        def __iter__(self) -> Iterator[Rejected]:
            raise KeyboardInterrupt

    batch = [full(sample_report(2, published=DAY)), Intake(report, None, (), Unlucky())]
    with pytest.raises(KeyboardInterrupt):
        store.add_many(batch, recorded_at=RECORDED_AT)
    assert set(store.counts().values()) == {0}
    assert store.add_many([full(report)], recorded_at=RECORDED_AT) == ["added"]


@pytest.mark.parametrize("text", ["a\x00b", "العربية 🚀", "x" * 200_000, "line\r\nline", "' --"])
def test_any_text_comes_back_as_it_was(store: Store, text: str) -> None:
    instant = datetime(2020, 3, 1, 5, 6, 7, 89, tzinfo=UTC)
    report = Report.make(text, origin="o", published=instant, retrieved=RECORDED_AT, title=text)
    store.add_many([Intake(report)], recorded_at=RECORDED_AT)
    assert store.reports() == [report]


def test_rejected_is_recorded_once(store: Store) -> None:
    one = Rejected(record_id="a", stage="source", reason="empty " * 5000)
    store.add_rejected([one, one], recorded_at=RECORDED_AT)
    store.add_rejected([one], recorded_at=datetime(2021, 1, 1, tzinfo=UTC))
    assert store.rejected() == [one]


def test_judgements_are_recorded_once_and_events_replaced(store: Store) -> None:
    reports = [sample_report(n, published=DAY) for n in (1, 2)]
    intakes = [full(report) for report in reports]
    store.add_many(intakes, recorded_at=RECORDED_AT)
    claims = [intake.claims[0] for intake in intakes]
    judgement = sample_judgement(*claims, RECORDED_AT)
    store.record_judgements([judgement, judgement])
    store.record_judgements([judgement])
    assert store.judgements() == [judgement]
    events = [sample_event([claim], RECORDED_AT) for claim in claims]
    for shown in (events, events[:1], []):
        store.replace_events(shown, recorded_at=RECORDED_AT)
        assert set(store.events()) == set(shown)


def test_two_events_of_one_id_are_refused_and_the_view_stays(store: Store) -> None:
    event = sample_event([sample_claim(sample_report(1, published=DAY), 5)], RECORDED_AT)
    store.replace_events([event], recorded_at=RECORDED_AT)
    with pytest.raises(UsageError, match="event_id"):
        store.replace_events([event, event], recorded_at=RECORDED_AT)
    assert store.events() == [event]


def test_the_view_of_events_knows_when_claims_came_in_since(store: Store) -> None:
    assert store.view_is_current()
    store.add_many([full(sample_report(1, published=DAY))], recorded_at=RECORDED_AT)
    assert not store.view_is_current()
    store.replace_events([], recorded_at=RECORDED_AT)
    assert store.view_is_current()


def test_settings_are_kept_and_the_stores_own_are_safe(store: Store) -> None:
    assert store.get_meta("registry") is None
    for value in ("v1", "v2"):
        store.set_meta("registry", value)
        assert store.get_meta("registry") == value
    with pytest.raises(UsageError, match="schema_version"):
        store.set_meta("schema_version", "0")


def test_ten_thousand_claims_in_about_a_second(store: Store) -> None:
    text = "word " * 100
    reports = [
        Report.make(f"{n} {text}", origin=f"f#{n}", report_id=f"r{n}", published=DAY)
        for n in range(100)
    ]
    intakes = [Intake(one, None, [sample_claim(one, k) for k in range(100)]) for one in reports]
    started = datetime.now(UTC)
    store.add_many(intakes, recorded_at=RECORDED_AT)
    seconds = (datetime.now(UTC) - started).total_seconds()
    assert store.counts()["claims"] == 10_000
    # A second on two quiet cores; the margin is for a busy machine, row by row takes minutes.
    assert seconds < 10


def test_repr_tells_what_is_there_and_escapes(store: Store) -> None:
    store.add_many([full(sample_report(1, published=DAY))], recorded_at=RECORDED_AT)
    assert "1 reports, 1 claims" in repr(store)
    assert "2020-03-01 to 2020-03-01" in store._repr_html_()
    store.path = "<script>"
    assert "<script>" not in store._repr_html_()
    store.close()
    assert repr(store).endswith("closed)")
    assert "closed" in store._repr_html_()
    with pytest.raises(StoreError, match="is closed"):
        store.reports()
