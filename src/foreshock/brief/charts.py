"""Vega-Lite specifications of the charts; every datum carries the evidence behind its mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import altair as alt

from foreshock.brief.model import Figure, Network, Panel, Timeline
from foreshock.brief.timeline import bin_text
from foreshock.brief.wording import QUAD_WORDS

Spec = dict[str, Any]
#: Turns a figure into what a mark carries so that a click can open its sentences.
Mark = Callable[[Figure], Spec]

# Vermilion and blue stay apart for every common kind of colour blindness (after Okabe and Ito);
# cooperation is the same hue, pale with an outline, so that print in grey still tells them apart.
DEED, WORD, MIDDLE = "#c8401e", "#1f6fb2", "#8d8492"
_PALE = 0.22
_QUAD_ORDER = {4: 0, 2: 1, 3: 0, 1: 1}
_DAY_MS = 86_400_000


def timeline_specs(timeline: Timeline, mark: Mark) -> list[Spec]:
    """Return one chart for each panel: deeds upwards, words downwards, on one time axis."""
    pairs = [_extent(panel) for panel in timeline.panels[1:]]
    shared = (max((up for up, _ in pairs), default=1), max((down for _, down in pairs), default=1))
    specs = []
    for position, panel in enumerate(timeline.panels):
        up, down = _extent(panel) if position == 0 else shared
        specs.append(_panel_spec(timeline, panel, mark, (-down, up), 210 if position == 0 else 130))
    return specs


def _extent(panel: Panel) -> tuple[int, int]:
    """Return the highest stack of deeds and of words."""
    up: dict[date, int] = {}
    down: dict[date, int] = {}
    for bar in panel.bars:
        side = up if bar.quad in (2, 4) else down
        side[bar.start] = side.get(bar.start, 0) + bar.n
    return max(up.values(), default=1), max(down.values(), default=1)


def _panel_spec(
    timeline: Timeline, panel: Panel, mark: Mark, extent: tuple[int, int], height: int
) -> Spec:
    width_days = 7 if timeline.unit == "week" else 1
    rows = _bar_rows(timeline, panel, width_days, mark)
    axis_x = alt.Axis(format="%b %Y", tickCount="month", labelOverlap="greedy", grid=False)
    if timeline.unit == "day":
        axis_x = alt.Axis(format="%-d %b", labelOverlap="greedy", grid=False)
    span = [_ms(timeline.start), _ms(timeline.end) + _DAY_MS]
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("from:T", title=None, axis=axis_x, scale=alt.Scale(domain=span, type="utc")),
        x2="to:T",
    )
    bars = base.mark_rect(strokeWidth=1, cursor="pointer").encode(
        y=alt.Y(
            "low:Q",
            title=None,
            scale=alt.Scale(domain=list(extent), nice=True),
            axis=alt.Axis(labelExpr="abs(datum.value)", tickMinStep=1, tickCount=5),
        ),
        y2="high:Q",
        color=alt.Color("colour:N", scale=None),
        stroke=alt.Stroke("colour:N", scale=None),
        fillOpacity=alt.FillOpacity("opacity:Q", scale=None),
        tooltip=[alt.Tooltip("tip:N", title="\u200b")],
    )
    zero = alt.Chart(alt.Data(values=[{}])).mark_rule(strokeWidth=1).encode(y=alt.datum(0))
    chart = (bars.properties(name="bars") + zero.properties(name="zero")).properties(
        width="container", height=height
    )
    return _finished(chart, f"{panel.title}: deeds above the line, words below")


def _bar_rows(timeline: Timeline, panel: Panel, width_days: int, mark: Mark) -> list[Spec]:
    """Stack the bars by hand, so that deeds rise and words fall from one zero line."""
    reached: dict[tuple[date, int], int] = {}
    rows = []
    for bar in sorted(panel.bars, key=lambda bar: (bar.start, _QUAD_ORDER[bar.quad])):
        sign = 1 if bar.quad in (2, 4) else -1
        low = reached.get((bar.start, sign), 0)
        reached[bar.start, sign] = low + bar.n
        gap = _DAY_MS * width_days * 0.08
        rows.append(
            {
                "from": _ms(bar.start) + gap,
                "to": _ms(bar.start + timedelta(days=width_days)) - gap,
                "low": sign * low,
                "high": sign * (low + bar.n),
                "colour": DEED if sign > 0 else WORD,
                "opacity": 1.0 if bar.quad in (3, 4) else _PALE,
                "tip": f"{bin_text(bar.start, timeline.unit)}: {bar.n} {QUAD_WORDS[bar.quad]}",
                **mark(bar.figure),
            }
        )
    return rows


def _ms(day: date) -> int:
    """Return a day as milliseconds since 1970 (UTC), so that no time zone can move it."""
    return (day - date(1970, 1, 1)).days * _DAY_MS


def network_spec(network: Network, mark: Mark) -> Spec:
    """Return the network: edges from blue (words) to vermilion (deeds), backing dashed."""
    at = {node.side: (node.x, node.y) for node in network.nodes}
    name = {node.side: node.name for node in network.nodes}
    edges = [
        {
            **_ends(at, edge.left, edge.right),
            "share": edge.share_deeds,
            "width": 1.2 + 1.3 * (edge.n_words + edge.n_deeds) ** 0.5,
            "tip": f"{name[edge.left]} and {name[edge.right]}: {edge.n_deeds} deeds, "
            f"{edge.n_words} words",
            **mark(edge.figure),
        }
        for edge in network.edges
    ]
    backings = [
        {
            **_ends(at, backing.backer, backing.backed),
            "tip": f"{name[backing.backer]} is on record as backing {name[backing.backed]}",
            **mark(backing.figure),
        }
        for backing in network.backings
    ]
    nodes = [
        {
            "x": node.x,
            "y": node.y,
            "name": node.name,
            "size": 50 + 26 * node.n**0.72,
            "tip": f"{node.name}: {node.n} events",
            **mark(node.figure),
        }
        for node in network.nodes
    ]
    chart = alt.layer(
        _lines(edges)
        .mark_rule(strokeCap="round", cursor="pointer", opacity=0.78)
        .encode(
            strokeWidth=alt.StrokeWidth("width:Q", scale=None),
            color=alt.Color(
                "share:Q",
                scale=alt.Scale(domain=[0, 0.5, 1], range=[WORD, MIDDLE, DEED]),
                legend=None,
            ),
        )
        .properties(name="edges"),
        _lines(backings)
        .mark_rule(strokeDash=[3, 5], strokeWidth=1.6, cursor="pointer")
        .properties(name="backings"),
        # Thin lines are hard to hit: a wide unseen one lies over each.
        _lines([*edges, *backings])
        .mark_rule(strokeWidth=13, strokeOpacity=0, stroke="#000", cursor="pointer")
        .properties(name="targets"),
        *_node_layers(nodes),
    ).properties(width="container", height=600)
    return _finished(chart, "Network of actors; the table below holds the same numbers")


def _ends(at: dict[str, tuple[float, float]], one: str, other: str) -> Spec:
    (x, y), (x2, y2) = at[one], at[other]
    return {"x": x, "y": y, "x2": x2, "y2": y2}


def _unit(channel: type[alt.X] | type[alt.Y], field: str) -> Any:
    return channel(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))


def _lines(rows: Sequence[Spec]) -> alt.Chart:
    return alt.Chart(alt.Data(values=list(rows))).encode(
        x=_unit(alt.X, "x"),
        y=_unit(alt.Y, "y"),
        x2="x2:Q",
        y2="y2:Q",
        tooltip=[alt.Tooltip("tip:N", title="\u200b")],
    )


def _node_layers(rows: Sequence[Spec]) -> tuple[alt.Chart, alt.Chart]:
    base = alt.Chart(alt.Data(values=list(rows))).encode(x=_unit(alt.X, "x"), y=_unit(alt.Y, "y"))
    dots = base.mark_circle(opacity=1, cursor="pointer").encode(
        size=alt.Size("size:Q", scale=None), tooltip=[alt.Tooltip("tip:N", title="\u200b")]
    )
    names = base.mark_text(dy=alt.ExprRef("8 + sqrt(datum.size) / 2"), baseline="top").encode(
        text="name:N"
    )
    return dots.properties(name="nodes"), names.properties(name="names")


def _finished(chart: alt.LayerChart, description: str) -> Spec:
    """Return the specification without theme: colours of text and rules are the page's."""
    chart = chart.properties(
        description=description, padding={"left": 2, "right": 8, "top": 6, "bottom": 2}
    )
    configured = (
        chart.configure(
            background="transparent",
            font="system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif",
        )
        .configure_view(stroke=None)
        .configure_axis(domain=False, ticks=False, labelPadding=6, labelFontSize=12)
        .configure_text(fontSize=12)
    )
    spec: Spec = configured.to_dict()
    return spec
