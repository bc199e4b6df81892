"""Who acts on whom, as a graph laid out the same way in every run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import networkx as nx

from foreshock.brief.evidence import EvidenceBook
from foreshock.brief.layout import spread
from foreshock.brief.model import BackingEdge, Edge, Network, Node
from foreshock.brief.reading import Reading
from foreshock.brief.sides import Side, name_of, pairs_of, side_of
from foreshock.records import ActorMention, Claim, Event

# Beyond, labels cannot be read apart; the table of pairs tells the rest.
_MAX_SIDES = 22
_SEED = 7

_Pair = tuple[Side, Side]


def draw_network(reading: Reading, book: EvidenceBook) -> Network:
    """Lay out the most active sides, what passed between them, and who backs whom."""
    passed = _events_by_pair(reading)
    weight = _events_by_side(passed)
    shown = sorted(weight, key=lambda side: (-len(weight[side]), side.key))[:_MAX_SIDES]
    backings = _backings(reading, shown)
    drawn = {
        pair: events for pair, events in passed.items() if pair[0] in shown and pair[1] in shown
    }
    positions = _positions(shown, drawn, backings)
    return Network(
        nodes=tuple(
            Node(
                side=side.key,
                name=side.name,
                x=positions[side.key][0],
                y=positions[side.key][1],
                n=len(weight[side]),
                figure=book.count_events(weight[side], side.name),
            )
            for side in shown
        ),
        edges=tuple(_edge(book, pair, events) for pair, events in _by_size(drawn)),
        backings=tuple(
            BackingEdge(
                backer=backer.key,
                backed=backed.key,
                figure=book.of_claims(
                    f"{len(claims):,}", claims, f"{backer.name} stands behind {backed.name}"
                ),
            )
            for (backer, backed), claims in backings.items()
        ),
        n_sides_left_out=len(weight) - len(shown),
    )


def _by_size(drawn: Mapping[_Pair, list[Event]]) -> list[tuple[_Pair, list[Event]]]:
    return sorted(drawn.items(), key=lambda item: (-len(item[1]), item[0]))


def _events_by_pair(reading: Reading) -> dict[_Pair, list[Event]]:
    """Return the events that passed between two sides, either way."""
    passed: defaultdict[_Pair, list[Event]] = defaultdict(list)
    names: dict[str, Side] = {}
    for event in reading.happened:
        found = set()
        for source, target in pairs_of(event):
            # One actor may be met under two names; the first one stays.
            one, other = names.setdefault(source.key, source), names.setdefault(target.key, target)
            found.add((min(one, other), max(one, other)))
        for pair in sorted(found):
            passed[pair].append(event)
    return dict(passed)


def _events_by_side(passed: Mapping[_Pair, list[Event]]) -> dict[Side, list[Event]]:
    weight: defaultdict[Side, dict[str, Event]] = defaultdict(dict)
    for pair, events in passed.items():
        for side in pair:
            weight[side].update((event.event_id, event) for event in events)
    return {side: list(events.values()) for side, events in weight.items()}


def _edge(book: EvidenceBook, pair: _Pair, events: list[Event]) -> Edge:
    left, right = pair
    words = [event for event in events if event.domain == "word"]
    deeds = [event for event in events if event.domain == "deed"]
    label = f"{left.name} and {right.name}"
    return Edge(
        left=left.key,
        right=right.key,
        n_words=len(words),
        n_deeds=len(deeds),
        figure=book.count_events(events, label),
        words=book.count_events(words, f"{label}: words"),
        deeds=book.count_events(deeds, f"{label}: deeds"),
    )


def _backings(reading: Reading, shown: Iterable[Side]) -> dict[_Pair, list[Claim]]:
    """Return the backings between shown sides, with the claims that name the backed one."""
    by_key = {side.key: side for side in shown}
    found: defaultdict[_Pair, dict[str, Claim]] = defaultdict(dict)
    for claim in reading.claims:
        for mention in (*claim.source, *claim.target):
            backed = by_key.get(side.key) if (side := side_of(mention)) else None
            for backer in _backers(mention, by_key):
                if backed is not None and backer != backed:
                    found[backer, backed][claim.claim_id] = claim
    return {pair: list(claims.values()) for pair, claims in sorted(found.items())}


def _backers(mention: ActorMention, by_key: Mapping[str, Side]) -> list[Side]:
    """Return the shown sides that back an actor; an organ stands for its state."""
    found = (by_key.get(backer) or by_key.get(backer.split("-")[0]) for backer in mention.backers)
    return list(dict.fromkeys(side for side in found if side is not None))


def _positions(
    shown: Iterable[Side], drawn: Mapping[_Pair, list[Event]], backings: Iterable[_Pair]
) -> dict[str, tuple[float, float]]:
    """Return a place in [0, 1] x [0, 1] for each side, the same in every run."""
    graph: nx.Graph[str] = nx.Graph()
    names = {side.key: side.name for side in shown}
    graph.add_nodes_from(names)
    for (left, right), events in sorted(drawn.items()):
        graph.add_edge(left.key, right.key, weight=len(events) ** 0.5)
    for backer, backed in backings:
        if not graph.has_edge(backer.key, backed.key):
            graph.add_edge(backer.key, backed.key, weight=0.5)
    if not names:
        return {}
    rough = nx.spring_layout(
        graph, k=2.2 / max(1.0, len(names) ** 0.5), iterations=300, seed=_SEED, method="force"
    )
    return spread({key: (float(x), float(y)) for key, (x, y) in rough.items()}, names)


def side_name(network: Network, key: str) -> str:
    """Return the name of a side in the network."""
    return next((node.name for node in network.nodes if node.side == key), name_of(key))
