from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from foreshock.errors import SourceError
from foreshock.records import Claim, Rejected, Report
from foreshock.store import EventQuery, Store
from foreshock.workflow import adding
from foreshock.workflow.adding import add_to_store
from foreshock.workflow.resolving import events_of


def lines(path: Path, *records: dict[str, Any] | str) -> Path:
    """Write a JSONL file; a text stands for a line as it is."""
    rows = [one if isinstance(one, str) else json.dumps(one) for one in records]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def wire(name: str, text: str, day: str = "2020-01-03") -> dict[str, Any]:
    return {"id": name, "text": text, "published": day}


def test_reports_claims_and_events_go_into_the_store(tmp_path, reader, progress, now) -> None:
    path = lines(
        tmp_path / "wire.jsonl",
        wire("w1", "Iran attacked Israel on Friday."),
        wire("w2", "The weather was fine."),
        wire("w3", "Israel attacked Iran on Saturday.", "2020-01-04"),
    )
    with Store.open(":memory:") as store:
        summary = add_to_store(store, [path], reader=reader, progress=progress, now=now)
        assert (summary.n_added, summary.n_claims, summary.n_events) == (3, 2, 2)
        assert [event.source[0].name for event in store.events()] == ["Iran", "Israel"]
        assert store.view_is_current()
    assert progress.stages[0] == ["reading", 3, 3, "finished"]
    assert progress.stages[1][-1] == "finished"


def test_adding_twice_changes_nothing_and_reads_nothing_again(tmp_path, reader, now) -> None:
    path = lines(tmp_path / "wire.jsonl", wire("w1", "Iran attacked Israel."))
    with Store.open(":memory:") as store:
        add_to_store(store, [path], reader=reader, now=now)
        before = store.counts()
        again = add_to_store(store, [path], reader=reader, now=now)
        assert (again.n_added, again.n_duplicates, again.n_claims) == (0, 1, 0)
        assert store.counts() == before
    assert reader.n_read == 1


def test_copies_within_one_run_are_read_once_and_name_the_first(tmp_path, reader, now) -> None:
    text = "Iran attacked Israel."
    path = lines(tmp_path / "wire.jsonl", wire("w1", text), wire("w2", text), wire("w3", text))
    with Store.open(":memory:") as store:
        summary = add_to_store(store, [path], reader=reader, now=now)
        assert (summary.n_added, summary.n_duplicates, reader.n_read) == (1, 2, 1)
        assert all("w1" in rejected.reason for rejected in store.rejected())
        assert len(store.rejected()) == 2


def test_what_fails_is_kept_with_its_reason_and_the_rest_goes_on(tmp_path, reader, now) -> None:
    path = lines(
        tmp_path / "wire.jsonl",
        "{not json",
        wire("w1", "poison"),
        wire("w2", "Iran attacked Israel."),
        wire("w3", "Iran attacked Iraq.", "2020-02-31"),
    )
    (tmp_path / "empty.txt").write_bytes(b"")
    with Store.open(":memory:") as store:
        summary = add_to_store(store, [path, tmp_path / "empty.txt"], reader=reader, now=now)
        assert (summary.n_added, summary.n_rejected) == (2, 4)
        stages = sorted(rejected.stage for rejected in store.rejected())
        assert stages == ["extract", "source", "source", "source"]
        assert summary.n_offered == 5 + 1 - summary.n_conflicts


def test_an_id_with_another_text_is_a_conflict(tmp_path, reader, now) -> None:
    first = lines(tmp_path / "a.jsonl", wire("w1", "Iran attacked Israel."))
    second = lines(tmp_path / "b.jsonl", wire("w1", "Iran attacked Iraq."))
    with Store.open(":memory:") as store:
        add_to_store(store, [first], reader=reader, now=now)
        assert add_to_store(store, [second], reader=reader, now=now).n_conflicts == 1


def test_a_kill_between_batches_loses_no_accepted_report(
    tmp_path, reader, now, monkeypatch
) -> None:
    monkeypatch.setattr(adding, "_BATCH_REPORTS", 2)
    records = [wire(f"w{n}", f"Iran attacked Israel. Case {n}.") for n in range(7)]
    path = lines(tmp_path / "wire.jsonl", *records)
    file = tmp_path / "s.duckdb"

    class Dies(type(reader)):  # type: ignore[misc]
        def read_many(self, reports, **options):
            for n, answer in enumerate(super().read_many(reports, **options)):
                if n == 5:
                    raise KeyboardInterrupt
                yield answer

    with Store.open(file) as store, pytest.raises(KeyboardInterrupt):
        add_to_store(store, [path], reader=Dies(), now=now)
    with Store.open(file) as store:
        assert store.counts()["reports"] == 4
        assert not store.view_is_current()
        # Asked in between, the events of what was stored are there already.
        assert len({c for e in events_of(store) for c in e.claim_ids}) == 4
        summary = add_to_store(store, [path], reader=reader, now=now)
        assert (summary.n_added, summary.n_duplicates) == (3, 4)
        resumed = store.events()
    with Store.open(":memory:") as undisturbed:
        add_to_store(undisturbed, [path], reader=type(reader)(), now=now)
        assert undisturbed.events() == resumed


def test_a_crash_before_resolving_is_made_good_by_the_next_run(
    tmp_path, reader, now, monkeypatch
) -> None:
    path = lines(tmp_path / "wire.jsonl", wire("w1", "Iran attacked Israel."))

    def dies(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    with Store.open(":memory:") as store:
        with monkeypatch.context() as patch:
            patch.setattr(adding, "resolve_store", dies)
            with pytest.raises(KeyboardInterrupt):
                add_to_store(store, [path], reader=reader, now=now)
        assert store.counts()["events"] == 0
        assert add_to_store(store, [path], reader=reader, now=now).n_events == 1


def test_a_reader_that_gives_back_copies_is_understood(tmp_path, reader, now) -> None:
    class Copies(type(reader)):  # type: ignore[misc]
        def read_many(self, reports, **options):
            for report, answer in super().read_many(reports, **options):
                yield msgspec.json.decode(msgspec.json.encode(report), type=Report), answer

    path = lines(tmp_path / "a.jsonl", wire("w1", "Iran attacked Israel."), wire("w2", "None."))
    with Store.open(":memory:") as store:
        assert add_to_store(store, [path], reader=Copies(), now=now).n_added == 2
        assert store.raw("w1")


def test_a_path_that_is_not_there_is_told_before_anything_is_written(reader, now) -> None:
    with Store.open(":memory:") as store:
        with pytest.raises(SourceError, match="no such file"):
            add_to_store(store, [Path("nowhere.txt")], reader=reader, now=now)
        assert store.counts()["rejected"] == 0


def test_events_of_an_earlier_day_know_nothing_later(tmp_path, reader, now) -> None:
    early = lines(tmp_path / "a.jsonl", wire("w1", "Iran attacked Israel.", "2020-01-03"))
    both = lines(
        tmp_path / "b.jsonl",
        wire("w2", "Reports say that Iran attacked Israel.", "2020-01-03"),
        wire("w3", "Israel attacked Iran.", "2020-01-09"),
    )
    with Store.open(":memory:") as store:
        add_to_store(store, [early], reader=reader, now=now)
        query = EventQuery(as_of=date(2020, 1, 3))
        add_to_store(store, [both], reader=reader, now=now)
        then = events_of(store, query)
        assert {report for event in then for report in event.report_ids} == {"w1", "w2"}
        assert events_of(store, EventQuery(as_of=date(2020, 1, 2))) == []
        assert len(events_of(store)) > len(then)
        assert len(events_of(store, EventQuery(limit=1))) == 1


def test_a_judgement_is_dated_by_what_was_known_and_not_by_the_clock(
    tmp_path, reader, now: datetime
) -> None:
    same = "Iran attacked Israel with rockets at noon."
    path = lines(
        tmp_path / "a.jsonl",
        wire("w1", same),
        wire("w2", f"BREAKING. {same}", "2020-01-04"),
    )
    with Store.open(":memory:") as store:
        add_to_store(store, [path], reader=reader, now=now)
        assert all(one.known_at < now for one in store.judgements())


def test_stub_claims_are_sound(reader) -> None:
    report = Report.make("Iran attacked Israel.", origin="x", published=date(2020, 1, 3))
    ((_, answer),) = reader.read_many([report])
    assert isinstance(answer, list)
    assert isinstance(answer[0], Claim)
    ((_, failed),) = reader.read_many([Report.make("poison", origin="x")])
    assert isinstance(failed, Rejected)
