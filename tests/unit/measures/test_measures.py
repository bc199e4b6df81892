from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest

from foreshock.measures import (
    DayValue,
    actor_day_counts,
    between,
    day_values,
    dyad_day_counts,
    dyad_week,
    event_type_counts,
    events_arrow,
    events_table,
    known_by,
    rolling_sums,
    undated,
    undated_values,
)
from foreshock.ontology import load_ontology
from foreshock.records import UNKNOWN_DATE, ActorMention, Casualties, DateSpan, Event


def _actor(actor_id: str) -> ActorMention:
    country, *sectors = actor_id.split("-")
    return ActorMention(
        actor_id=actor_id, name=actor_id, country=country, sectors=tuple(sectors[:1]),
        text="", start=0, end=0,
    )  # fmt: skip


def _span(text: str | None, until: str | None = None, precision: Any = "day") -> DateSpan:
    if text is None:
        return UNKNOWN_DATE
    start = date.fromisoformat(text)
    end = date.fromisoformat(until) if until else start
    return DateSpan(start=start, end=end, precision=precision, basis="stated")


def _event(
    event_id: str,
    event_type: str = "ASSAULT",
    source: Sequence[str] = ("IRN",),
    target: Sequence[str] = ("USA",),
    on: str | DateSpan | None = "2020-01-08",
    status: Any = "occurred",
    **fields: Any,
) -> Event:
    ontology = load_ontology()
    return Event(
        event_id=event_id,
        event_type=event_type,
        quad=ontology.quad(event_type),
        intensity=ontology.intensity(event_type),
        status=status,
        claim_ids=(f"c{event_id}",),
        report_ids=("r",),
        source=tuple(map(_actor, source)),
        target=tuple(map(_actor, target)),
        occurred=on if isinstance(on, DateSpan) else _span(on),
        **{"known_at": datetime(2020, 1, 9, tzinfo=UTC), **fields},
    )


def _rows(expression: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = expression.to_pyarrow().to_pylist()
    return rows


def test_one_row_for_each_pair_of_sides() -> None:
    table = events_arrow([_event("e1", source=("IRN", "SYR"), target=("USA", "GBR", "FRA"))])
    assert table.num_rows == 6
    assert set(table.column("event_id").to_pylist()) == {"e1"}


def test_an_unknown_side_is_a_row_with_nulls() -> None:
    (row,) = events_arrow([_event("e1", source=(), target=())]).to_pylist()
    assert row["source_id"] is row["target_country"] is None


def test_known_at_is_utc_whatever_the_zone() -> None:
    known = datetime.fromisoformat("2020-01-09T02:00:00+03:00")
    (row,) = events_arrow([_event("e1", known_at=known)]).to_pylist()
    assert row["known_at"] == datetime(2020, 1, 8, 23, tzinfo=UTC)


def test_killed_are_counted_once() -> None:
    def killed(n: int, high: int | None, country: str | None, effect: Any = "killed") -> Casualties:
        return Casualties(
            effect=effect, low=n, high=high, country=country, sector=None, text="", start=0, end=0
        )

    told = (
        killed(2, 2, "USA"),
        killed(1, 1, "GBR"),
        killed(3, 4, None),
        killed(9, 9, None, "wounded"),
    )
    (row,) = events_arrow([_event("e1", casualties=told)]).to_pylist()
    assert (row["killed_low"], row["killed_high"]) == (3, 4)
    (open_end,) = events_arrow([_event("e2", casualties=(killed(2, None, None),))]).to_pylist()
    assert (open_end["killed_low"], open_end["killed_high"]) == (2, None)
    (none,) = events_arrow([_event("e3")]).to_pylist()
    assert (none["killed_low"], none["killed_high"]) == (None, None)


def test_words_and_deeds_are_counted_apart_and_name_their_events() -> None:
    events = [
        _event("e2"),
        _event("e1"),
        _event("e3", "THREATEN", status="threatened"),
        _event("e4", source=("USA",), target=("IRN",)),
    ]
    assert day_values(dyad_day_counts(events_table(events))) == [
        DayValue(
            day=date(2020, 1, 8), source="IRN", target="USA", n_words=1, n_deeds=2,
            intensity=-21.5, event_ids=("e1", "e2", "e3"), intensity_words=-3.5,
            intensity_deeds=-18.0,
        ),
        DayValue(
            day=date(2020, 1, 8), source="USA", target="IRN", n_words=0, n_deeds=1,
            intensity=-9.0, event_ids=("e4",), intensity_words=0.0, intensity_deeds=-9.0,
        ),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("event_type", "status", "n_words", "n_deeds"),
    [
        ("ASSAULT", "occurred", 0, 1),
        ("ASSAULT", "ongoing", 0, 1),
        ("ASSAULT", "planned", 0, 0),
        ("ASSAULT", "threatened", 0, 0),
        ("ASSAULT", "denied", 0, 0),
        ("THREATEN", "threatened", 1, 0),
        ("REQUEST", "demanded", 1, 0),
        ("AGREE", "planned", 1, 0),
        ("THREATEN", "denied", 0, 0),
        ("THREATEN", "possible", 0, 0),
        ("THREATEN", "historical", 0, 0),
    ],
)
def test_words_count_when_uttered_and_deeds_when_done(
    event_type: str, status: str, n_words: int, n_deeds: int
) -> None:
    rows = _rows(dyad_day_counts(events_table([_event("e1", event_type, status=status)])))
    assert [(row["n_words"], row["n_deeds"]) for row in rows] == (
        [(n_words, n_deeds)] if n_words or n_deeds else []
    )


def test_two_forces_of_one_country_are_one_side() -> None:
    event = _event("e1", source=("IRN-MIL", "IRN-GOV"), target=("USA-MIL",))
    (by_country,) = _rows(dyad_day_counts(events_table([event])))
    assert (by_country["source"], by_country["n_deeds"]) == ("IRN", 1)
    by_id = _rows(dyad_day_counts(events_table([event]), by="id"))
    assert [row["source"] for row in by_id] == ["IRN-GOV", "IRN-MIL"]


def test_coarse_dates_are_on_no_day_and_are_counted_apart() -> None:
    month = _span("2020-01-01", "2020-01-31", "month")
    table = events_table([_event("e1"), _event("e2", on=month), _event("e3", on=None)])
    (day,) = _rows(dyad_day_counts(table))
    assert day["event_ids"] == ["e1"]
    coarse = {value.date_precision: value for value in undated_values(undated(table))}
    assert coarse["month"].event_ids == ("e2",)
    assert (coarse["month"].first, coarse["month"].last) == (month.start, month.end)
    assert coarse["unknown"].event_ids == ("e3",)
    assert coarse["unknown"].first is None


def test_weeks_begin_on_monday_and_take_what_lies_within() -> None:
    within = _span("2020-01-06", "2020-01-12", "week")
    across = _span("2020-01-05", "2020-01-06", "span")
    sunday = _event("e4", on="2020-01-05")
    table = events_table([_event("e1"), _event("e2", on=within), _event("e3", on=across), sunday])
    rows = {row["week"]: row["event_ids"] for row in _rows(dyad_week(table))}
    assert rows == {date(2020, 1, 6): ["e1", "e2"], date(2019, 12, 30): ["e4"]}


def test_events_by_type_count_each_event_once() -> None:
    events = [_event("e1", source=("IRN", "SYR")), _event("e2", on=None), _event("e3", "AID")]
    rows = {row["event_type"]: row for row in _rows(event_type_counts(events_table(events)))}
    assert rows["ASSAULT"]["n_events"] == 2
    assert rows["ASSAULT"]["intensity"] == -18.0
    assert rows["ASSAULT"]["event_ids"] == ["e1", "e2"]
    assert rows["AID"]["domain"] == "deed"


def test_events_by_actor_count_each_event_once() -> None:
    event = _event("e1", source=("IRN-MIL",), target=("USA", "GBR"))
    (done,) = _rows(actor_day_counts(events_table([event])))
    assert (done["actor"], done["n_deeds"], done["event_ids"]) == ("IRN-MIL", 1, ["e1"])
    suffered = _rows(actor_day_counts(events_table([event]), role="target", by="country"))
    assert [row["actor"] for row in suffered] == ["GBR", "USA"]


def test_a_window_of_days_counts_days_not_rows() -> None:
    days = ("2020-01-01", "2020-01-03", "2020-01-16")
    daily = dyad_day_counts(events_table([_event(d, on=d) for d in days]))
    rows = _rows(rolling_sums(daily, n_days=14).order_by("day"))
    assert [row["n_deeds_14d"] for row in rows] == [1, 2, 2]
    with pytest.raises(ValueError, match="0 days"):
        rolling_sums(daily, n_days=0)


def test_nothing_known_later_is_kept() -> None:
    events = [_event("e1"), _event("e2", known_at=datetime(2020, 2, 1, tzinfo=UTC))]
    early = known_by(events_table(events), datetime(2020, 1, 9, tzinfo=UTC))
    assert [row["event_id"] for row in _rows(early)] == ["e1"]


def test_between_two_countries_each_day_has_a_value() -> None:
    events = [
        _event("e1", source=("IRN-MIL",)),
        _event("e2", source=("USA",), target=("IRN-MIL-IRGC",), on="2020-01-10"),
        _event("e3", on=None),
        _event("e4", target=("ISR",)),
    ]
    found = between(events, "IRN", "USA")
    assert [(v.day.day, v.source, v.event_ids) for v in found.days] == [
        (8, "IRN", ("e1",)),
        (9, "IRN", ()),
        (10, "IRN", ()),
        (8, "USA", ()),
        (9, "USA", ()),
        (10, "USA", ("e2",)),
    ]
    assert [value.event_ids for value in found.undated] == [("e3",)]


def test_between_keeps_to_the_window_asked_for() -> None:
    events = [_event("e1"), _event("e2", on="2020-02-01")]
    found = between(events, "IRN", "USA", first=date(2020, 1, 7), last=date(2020, 1, 8))
    assert [value.day.day for value in found.days] == [7, 8, 7, 8]
    assert sum(value.n_deeds for value in found.days) == 1


@pytest.mark.parametrize(
    ("left", "n_deeds"),
    [("IRQ-REB-KATAIB", 1), ("IRQ-REB", 1), ("IRQ", 1), ("IRQ-REB-KATAIB-OTHER", 0)],
)
def test_an_actor_stands_for_those_below_it(left: str, n_deeds: int) -> None:
    found = between([_event("e1", source=("IRQ-REB-KATAIB",))], left, "USA")
    assert sum(value.n_deeds for value in found.days) == n_deeds


def test_between_a_country_and_itself_counts_once() -> None:
    found = between([_event("e1", source=("IRQ-GOV",), target=("IRQ-CVL",))], "IRQ", "IRQ")
    assert [value.n_deeds for value in found.days] == [1]
