"""The Vega-Lite specifications of the timeline."""

from __future__ import annotations

from datetime import date, timedelta

import altair as alt

from foreshock.brief.charts import DEED, PALE, WORD, Mark, Spec, finish, layer, tip
from foreshock.brief.model import Panel, Timeline
from foreshock.brief.timeline import bin_text
from foreshock.brief.wording import QUAD_WORDS

# Conflict lies next to the zero line, cooperation beyond it.
_STACKING = {4: 0, 2: 1, 3: 0, 1: 1}
_UPWARDS = frozenset({2, 4})
_DAY_MS = 86_400_000
_HEIGHT_ALL, _HEIGHT_PAIR = 210, 130
_GAP_SHARE = 0.08
_LABELLED_SHARE = 0.88


def timeline_specs(timeline: Timeline, mark: Mark) -> list[Spec]:
    """Return one chart for each panel: deeds upwards, words downwards, on one time axis.

    The first panel has a scale of its own; the pairs share theirs, to be compared.
    """
    extents = [_extent(panel) for panel in timeline.panels]
    pairs = extents[1:] or [(1, 1)]
    shared = (max(up for up, _ in pairs), max(down for _, down in pairs))
    return [
        _panel_spec(timeline, panel, mark, *(shared if position else extents[0]))
        for position, panel in enumerate(timeline.panels)
    ]


def _extent(panel: Panel) -> tuple[int, int]:
    """Return the highest stack of deeds and of words."""
    stacks: dict[tuple[date, bool], int] = {}
    for bar in panel.bars:
        key = (bar.start, bar.quad in _UPWARDS)
        stacks[key] = stacks.get(key, 0) + bar.n
    up = [n for (_, is_up), n in stacks.items() if is_up]
    down = [n for (_, is_up), n in stacks.items() if not is_up]
    return max(up, default=1), max(down, default=1)


def _panel_spec(timeline: Timeline, panel: Panel, mark: Mark, up: int, down: int) -> Spec:
    n_days = _n_days(timeline)
    last = timeline.end - timedelta(days=(timeline.end - timeline.start).days % n_days)
    scale = alt.Scale(
        domain=[_ms(timeline.start), _ms(last) + _DAY_MS * n_days], nice=False, zero=False
    )
    bars = (
        layer("bars")
        .mark_rect(strokeWidth=1, cursor="pointer")
        .encode(
            x=alt.X("from:Q", title=None, axis=_time_axis(timeline), scale=scale),
            x2="to:Q",
            y=_count_axis(up, down),
            y2="high:Q",
            color=alt.Color("colour:N", scale=None),
            stroke=alt.Stroke("colour:N", scale=None),
            fillOpacity=alt.FillOpacity("opacity:Q", scale=None),
            tooltip=tip(),
        )
    )
    zero = layer("zero").mark_rule(strokeWidth=1).encode(y="at:Q")
    is_first = panel is timeline.panels[0]
    chart = alt.layer(bars, zero).properties(
        width="container",
        height=_HEIGHT_ALL if is_first else _HEIGHT_PAIR,
        padding={"left": 2, "right": 10, "top": 6, "bottom": 2},
    )
    data: dict[str, list[Spec]] = {"bars": _rows(timeline, panel, mark), "zero": [{"at": 0}]}
    return finish(chart, f"{panel.title}: deeds above the line, words below", data)


def _count_axis(up: int, down: int) -> alt.Y:
    """Return the axis of counts; words hang below zero, yet no count is negative."""
    return alt.Y(
        "low:Q",
        title=None,
        scale=alt.Scale(domain=[-down, up], nice=True),
        axis=alt.Axis(
            labelExpr="abs(datum.value)", format="d", tickMinStep=1, tickCount=5, minExtent=22
        ),
    )


def _time_axis(timeline: Timeline) -> alt.Axis:
    """Return an axis of months, or of Mondays where bars are days.

    Days are plain numbers here: a time scale would move them by the reader's time zone.
    """
    by_week = timeline.unit == "week"
    n_days = (timeline.end - timeline.start).days + 1
    # A label at the very end would squeeze the bars to make room for itself.
    days = (timeline.start + timedelta(days=n) for n in range(round(n_days * _LABELLED_SHARE)))
    ticks = [day for day in days if (day.day == 1 if by_week else day.weekday() == 0)]
    form = "%b %Y" if by_week else "%-d %b"
    return alt.Axis(
        values=[_ms(day) for day in ticks],
        labelExpr=f"utcFormat(datum.value, '{form}')",
        labelOverlap="greedy",
        labelAlign="left",
        grid=False,
        ticks=True,
        tickSize=5,
    )


def _rows(timeline: Timeline, panel: Panel, mark: Mark) -> list[Spec]:
    """Stack the bars by hand, so that deeds rise and words fall from one zero line."""
    n_days = _n_days(timeline)
    gap = round(_DAY_MS * n_days * _GAP_SHARE)
    reached: dict[tuple[date, int], int] = {}
    rows = []
    for bar in sorted(panel.bars, key=lambda bar: (bar.start, _STACKING[bar.quad])):
        sign = 1 if bar.quad in _UPWARDS else -1
        low = reached.get((bar.start, sign), 0)
        reached[bar.start, sign] = low + bar.n
        rows.append(
            {
                "from": _ms(bar.start) + gap,
                "to": _ms(bar.start + timedelta(days=n_days)) - gap,
                "low": sign * low,
                "high": sign * (low + bar.n),
                "colour": DEED if sign > 0 else WORD,
                "opacity": 1.0 if bar.quad in (3, 4) else PALE,
                "tip": f"{bin_text(bar.start, timeline.unit)}: {bar.n} {QUAD_WORDS[bar.quad]}",
                **mark(bar.figure),
            }
        )
    return rows


def _n_days(timeline: Timeline) -> int:
    return 7 if timeline.unit == "week" else 1


def _ms(day: date) -> int:
    """Return a day as milliseconds since 1970 (UTC), so that no time zone can move it."""
    return (day - date(1970, 1, 1)).days * _DAY_MS
