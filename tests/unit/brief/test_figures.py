"""Trends, timeline, map and network of the small brief."""

from __future__ import annotations

from datetime import date
from math import inf

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreshock.brief import Brief, BriefInputs, build_brief
from foreshock.brief.placemap import fit_view
from foreshock.brief.trend import compare_rates

counts = st.integers(0, 60)
days = st.sampled_from([28, 56])


@pytest.mark.parametrize(
    ("n_recent", "n_before", "low", "high"),
    # Exact values of the Clopper-Pearson interval, taken to the rate ratio p / (1 - p).
    [(10, 10, 0.37355, 2.6770), (5, 0, 0.9160, None), (0, 5, 0.0, 1.0917), (20, 5, 1.457, 13.64)],
)
def test_interval_is_exact(n_recent: int, n_before: int, low: float, high: float | None) -> None:
    change = compare_rates(n_recent, n_before, days_recent=28, days_before=28)
    assert change.low == pytest.approx(low, rel=2e-3)
    assert change.high == (None if high is None else pytest.approx(high, rel=2e-3))


@given(counts, counts, days, days)
def test_interval_holds_the_ratio_and_turns_with_the_windows(
    n_recent: int, n_before: int, days_recent: int, days_before: int
) -> None:
    change = compare_rates(n_recent, n_before, days_recent=days_recent, days_before=days_before)
    back = compare_rates(n_before, n_recent, days_recent=days_before, days_before=days_recent)
    high = inf if change.high is None else change.high
    assert change.ratio is None or change.low <= change.ratio <= high
    assert change.low is not None
    assert back.high == (None if change.low == 0 else pytest.approx(1 / change.low))


def test_few_events_are_too_little_to_tell(brief: Brief) -> None:
    assert {trend.against_four.verdict for trend in brief.trends} <= {"too little to tell"}


def test_window_before_the_period_is_not_compared(inputs: BriefInputs) -> None:
    short = msgspec.structs.replace(inputs, period=(date(2019, 12, 20), date(2020, 1, 31)))
    verdicts = {trend.against_eight.verdict for trend in build_brief(short).trends}
    assert verdicts == {"not covered"}


def test_timeline_draws_only_what_is_dated_to_the_bar(brief: Brief) -> None:
    timeline = brief.timeline
    assert timeline.unit == "week"
    assert [panel.title for panel in timeline.panels] == [
        "All sides",
        "United States and Iran",
        "United States and Iraq",
        "Iran and Iraq",
    ]
    drawn = sum(bar.n for bar in timeline.panels[0].bars)
    # The month-long aid and the undated meeting.
    assert (drawn, timeline.not_drawn.text) == (5, "2")
    assert all(bar.start.weekday() == 0 for bar in timeline.panels[0].bars)


def test_short_period_is_drawn_by_day(inputs: BriefInputs) -> None:
    short = msgspec.structs.replace(inputs, period=(date(2020, 1, 1), date(2020, 1, 31)))
    timeline = build_brief(short).timeline
    assert timeline.unit == "day"
    assert date(2020, 1, 3) in {bar.start for bar in timeline.panels[0].bars}


def test_armed_group_counts_with_its_country_in_the_timeline(brief: Brief) -> None:
    usa_iraq = brief.timeline.panels[2]
    assert [(bar.start, bar.quad) for bar in usa_iraq.bars] == [
        (date(2019, 12, 23), 4),
        (date(2019, 12, 30), 3),
    ]


def test_map_holds_deeds_with_their_precision(brief: Brief) -> None:
    places = {place.name: (place.precision, place.n) for place in brief.place_map.places}
    assert places == {
        "Baghdad Airport": ("point", 1),
        "Camp Taji": ("point", 1),
        "Iraq": ("country", 1),
    }
    assert brief.place_map.not_drawn.text == "1"


def test_view_is_never_too_narrow() -> None:
    west, south, east, north = fit_view([(44.0, 33.0)])
    assert (east - west, north - south) == (4.0, 4.0)
    assert fit_view([])[0] < -100


def test_network_joins_organs_to_their_state_and_keeps_groups(brief: Brief) -> None:
    network = brief.network
    names = {node.side: node.name for node in network.nodes}
    assert names["USA"] == "United States"
    assert names["IRQ-PRM-KATAIB"] == "Kataib Hezbollah"
    edge = next(e for e in network.edges if {e.left, e.right} == {"IRN", "USA"})
    assert (edge.n_deeds, edge.n_words, edge.share_deeds) == (1, 1, 0.5)
    assert [(b.backer, b.backed) for b in network.backings] == [("IRN", "IRQ-PRM-KATAIB")]
    assert all(0 <= node.x <= 1 and 0 <= node.y <= 1 for node in network.nodes)
