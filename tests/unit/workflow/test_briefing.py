from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from foreshock.brief import render_json
from foreshock.errors import NotFoundError, UsageError
from foreshock.store import Store
from foreshock.workflow.adding import add_to_store
from foreshock.workflow.briefing import brief_from_store, busiest_sides
from foreshock.workflow.demo import run_demo
from foreshock.workflow.measuring import weeks_between


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    path = tmp_path / "wire.jsonl"
    records = [
        ("w1", "2020-01-03", "Iran attacked Israel."),
        ("w2", "2020-01-08", "Iran attacked Iraq."),
        ("w3", "2020-01-20", "Israel attacked Iran."),
    ]
    path.write_text(
        "\n".join(json.dumps({"id": i, "published": day, "text": t}) for i, day, t in records)
    )
    return path


@pytest.fixture
def store(wire: Path, reader, now: datetime):
    with Store.open(":memory:") as opened:
        add_to_store(opened, [wire], reader=reader, now=now)
        yield opened


def test_a_brief_is_of_the_last_reports_day_and_the_busiest_sides(store, progress) -> None:
    brief = brief_from_store(store, progress=progress)
    assert (brief.start, brief.end, brief.as_of) == (
        date(2020, 1, 3),
        date(2020, 1, 20),
        date(2020, 1, 20),
    )
    assert brief.title == "What is reported of Iran, Israel and Iraq"
    assert progress.stages[-1][-1] == "finished"


def test_an_earlier_brief_knows_nothing_later(store) -> None:
    brief = brief_from_store(store, as_of=date(2020, 1, 8), title="Then")
    assert (brief.title, brief.n_events_in_all) == ("Then", 2)
    assert "w3" not in str(render_json(brief))


def test_the_period_may_be_given(store) -> None:
    brief = brief_from_store(store, since=date(2020, 1, 5), until=date(2020, 1, 10))
    assert (brief.start, brief.end) == (date(2020, 1, 5), date(2020, 1, 10))
    with pytest.raises(UsageError, match="before it starts"):
        brief_from_store(store, since=date(2020, 1, 10), until=date(2020, 1, 5))


def test_a_store_without_reports_says_what_to_do(store) -> None:
    with Store.open(":memory:") as empty, pytest.raises(NotFoundError, match="foreshock add"):
        brief_from_store(empty)
    with pytest.raises(NotFoundError, match="2019-01-01"):
        brief_from_store(store, as_of=date(2019, 1, 1))


def test_the_busiest_sides_are_counted_once_an_event(store) -> None:
    assert busiest_sides(store.events()) == ("IRN", "ISR", "IRQ")
    assert busiest_sides(store.events(), n_sides=1) == ("IRN",)
    assert busiest_sides([]) == ()


def test_weeks_hold_every_event_once_and_name_it(store) -> None:
    weeks = weeks_between(store, "IRN", "ISR")
    told = {(one.source, one.first): one for one in weeks if one.event_ids}
    assert set(told) == {("IRN", date(2019, 12, 30)), ("ISR", date(2020, 1, 20))}
    assert all((one.n_deeds, one.n_words) == (1, 0) for one in told.values())
    assert {one.precision for one in weeks} == {"week"}
    # Both directions, a week without events too.
    assert len(weeks) == 2 * 4


def test_weeks_follow_as_of_and_window(store) -> None:
    then = weeks_between(store, "IRN", "ISR", as_of=date(2020, 1, 10))
    assert sum(one.n_deeds for one in then) == 1
    window = weeks_between(store, "IRN", "ISR", since=date(2020, 1, 13), until=date(2020, 1, 26))
    assert {one.first for one in window} == {date(2020, 1, 13), date(2020, 1, 20)}
    assert weeks_between(store, "IRN", "YEM") == []


def test_what_is_not_known_to_the_day_stands_at_the_end(tmp_path, reader, now) -> None:
    path = tmp_path / "undated.txt"
    path.write_text("Iran attacked Israel.")
    with Store.open(":memory:") as opened:
        add_to_store(opened, [path], reader=reader, now=now)
        (only,) = weeks_between(opened, "IRN", "ISR")
    assert (only.first, only.precision, only.n_deeds) == (None, "unknown", 1)
    assert only.intensity_deeds is None


def test_a_case_is_read_anew_each_time(tmp_path, wire, reader, now, progress) -> None:
    case = tmp_path / "case"
    (case / "dispatches").mkdir(parents=True)
    wire.rename(case / "dispatches" / "wire.jsonl")
    (case / "case.yaml").write_text(
        "title: A week\nperiod: {from: 2020-01-01, until: 2020-01-10}\nas_of: 2020-01-10\n"
    )
    out = tmp_path / "out"
    for _ in range(2):
        done = run_demo(out, case_folder=case, reader=reader, progress=progress, now=now)
        assert done.summary.n_added == 3
    assert sorted(path.name for path in out.iterdir()) == ["brief.html", "demo.duckdb"]
    assert "A week" in done.page.read_text(encoding="utf-8")
