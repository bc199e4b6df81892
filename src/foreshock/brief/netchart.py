"""The Vega-Lite specification of the network."""

from __future__ import annotations

from typing import Any

import altair as alt

from foreshock.brief.charts import DEED, MIDDLE, WORD, Mark, Spec, finish, layer, tip
from foreshock.brief.layout import HEIGHT
from foreshock.brief.model import Network
from foreshock.brief.wording import count_text

# Thin lines are hard to hit: a wide unseen one lies over each.
_TARGET_PX = 13


def network_spec(network: Network, mark: Mark) -> Spec:
    """Return the network: edges from blue (words) to vermilion (deeds), backing dashed."""
    edges = _on_lines(layer("edges")).mark_rule(strokeCap="round", cursor="pointer", opacity=0.78)
    backings = _on_lines(layer("backings")).mark_rule(strokeDash=[3, 5], strokeWidth=1.6)
    targets = _on_lines(layer("targets")).mark_rule(
        strokeWidth=_TARGET_PX, strokeOpacity=0, stroke="#000", cursor="pointer"
    )
    nodes = _at_nodes(layer("nodes")).mark_circle(opacity=1, cursor="pointer")
    names = _at_nodes(layer("names")).mark_text(
        dy=alt.ExprRef("7 + sqrt(datum.size) / 2"), baseline="top"
    )
    colour = alt.Color(
        "share:Q",
        scale=alt.Scale(domain=[0, 0.5, 1], range=[WORD, MIDDLE, DEED]),
        legend=None,
    )
    chart = alt.layer(
        edges.encode(strokeWidth=alt.StrokeWidth("width:Q", scale=None), color=colour),
        backings,
        targets.encode(tooltip=tip()),
        nodes.encode(size=alt.Size("size:Q", scale=None), tooltip=tip()),
        names.encode(text="name:N"),
    ).properties(width="container", height=HEIGHT, padding=4)
    edge_rows, backing_rows = _edge_rows(network, mark), _backing_rows(network, mark)
    node_rows = _node_rows(network, mark)
    data = {
        "edges": edge_rows,
        "backings": backing_rows,
        "targets": [*edge_rows, *backing_rows],
        "nodes": node_rows,
        "names": [{key: row[key] for key in ("x", "y", "name", "size")} for row in node_rows],
    }
    return finish(chart, "Network of actors; the table below holds the same numbers", data)


def _edge_rows(network: Network, mark: Mark) -> list[Spec]:
    at = {node.side: node for node in network.nodes}
    return [
        {
            **_ends(network, edge.left, edge.right),
            "share": round(edge.share_deeds, 3),
            "width": round(1.2 + 1.3 * (edge.n_words + edge.n_deeds) ** 0.5, 2),
            "tip": f"{at[edge.left].name} and {at[edge.right].name}: "
            f"{count_text(edge.n_deeds, 'deed')}, {count_text(edge.n_words, 'word')}",
            **mark(edge.figure),
        }
        for edge in network.edges
    ]


def _backing_rows(network: Network, mark: Mark) -> list[Spec]:
    at = {node.side: node for node in network.nodes}
    return [
        {
            **_ends(network, backing.backer, backing.backed),
            "tip": f"{at[backing.backer].name} is on record as backing {at[backing.backed].name}",
            **mark(backing.figure),
        }
        for backing in network.backings
    ]


def _node_rows(network: Network, mark: Mark) -> list[Spec]:
    return [
        {
            "x": node.x,
            "y": node.y,
            "name": node.name,
            "size": round(50 + 26 * node.n**0.72),
            "tip": f"{node.name}: {count_text(node.n, 'event')}",
            **mark(node.figure),
        }
        for node in network.nodes
    ]


def _ends(network: Network, one: str, other: str) -> Spec:
    at = {node.side: (node.x, node.y) for node in network.nodes}
    (x, y), (x2, y2) = at[one], at[other]
    return {"x": x, "y": y, "x2": x2, "y2": y2}


def _unit(channel: type[alt.X] | type[alt.Y], field: str) -> Any:
    return channel(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))


def _at_nodes(chart: alt.Chart) -> alt.Chart:
    return chart.encode(x=_unit(alt.X, "x"), y=_unit(alt.Y, "y"))


def _on_lines(chart: alt.Chart) -> alt.Chart:
    return _at_nodes(chart).encode(x2="x2:Q", y2="y2:Q")
