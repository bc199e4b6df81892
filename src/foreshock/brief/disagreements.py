"""Where the reports of one event tell different things, and who tells which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

from foreshock.brief.evidence import EvidenceBook, event_line
from foreshock.brief.model import Disagreement, SaidBy
from foreshock.brief.reading import Reading
from foreshock.brief.sides import say_who
from foreshock.brief.toll import Effect, toll_of_report, tolls_by_report
from foreshock.brief.wording import span_text
from foreshock.records import ACCOMPLISHED, Claim, Event
from foreshock.resolve.place import relate_places
from foreshock.resolve.sides import relate_sides

_Given = dict[str, list[Claim]]
K = TypeVar("K", bound=Hashable)


def find_disagreements(reading: Reading, book: EvidenceBook) -> tuple[Disagreement, ...]:
    """Return every field of every event on which its reports differ."""
    found = []
    for event in reading.events:
        for field, given in _differing(reading, event):
            values = tuple(
                SaidBy(
                    value=value,
                    outlets=_outlets(reading, claims),
                    figure=book.of_claims(value, claims, f"{field}: {value}"),
                )
                for value, claims in given.items()
            )
            found.append(Disagreement(event=event_line(event), field=field, values=values))
    return tuple(found)


def differing_events(reading: Reading, events: Iterable[Event]) -> frozenset[str]:
    """Return the ids of the events on which reports differ."""
    return frozenset(event.event_id for event in events if _differing(reading, event))


def _differing(reading: Reading, event: Event) -> list[tuple[str, _Given]]:
    claims = reading.claims_of(event)
    if len({claim.report_id for claim in claims}) < 2:
        return []
    fields = [
        ("killed", _tolls(reading, event, "killed")),
        ("wounded", _tolls(reading, event, "wounded")),
        ("whether it happened", _statuses(claims)),
        ("when", _dates(claims)),
        ("where", _places(claims)),
        ("who did it", _sources(claims)),
        ("who is behind it", _responsibility(claims)),
    ]
    return [(field, given) for field, given in fields if len(given) > 1]


def _tolls(reading: Reading, event: Event, effect: Effect) -> _Given:
    given: defaultdict[str, list[Claim]] = defaultdict(list)
    for claims in tolls_by_report(reading, event, effect).values():
        given[str(toll_of_report(claims, effect))] += claims
    return dict(given)


def _statuses(claims: Sequence[Claim]) -> _Given:
    """Set reports of an act against its denial; other states are stages, not contradictions."""
    given: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.status == "denied" or claim.status in ACCOMPLISHED:
            given["denied" if claim.status == "denied" else "happened"].append(claim)
    return dict(given)


def _dates(claims: Sequence[Claim]) -> _Given:
    dated = _gather(claims, lambda claim: claim.date if claim.date.is_known else None)
    apart = any(not one.overlaps(other) for one, other in combinations(dated, 2))
    return {span_text(span): told for span, told in dated.items()} if apart else {}


def _places(claims: Sequence[Claim]) -> _Given:
    placed = _gather(claims, lambda claim: claim.place.name if claim.place else None)
    firsts = [told[0].place for told in placed.values()]
    apart = any(relate_places(one, other) == "differ" for one, other in combinations(firsts, 2))
    return placed if apart else {}


def _sources(claims: Sequence[Claim]) -> _Given:
    """Compare who did it; "Iran" does not contradict "Quds Force"."""
    named = _gather(claims, lambda claim: say_who(claim.source) if claim.source else None)
    firsts = [told[0].source for told in named.values()]
    apart = any(
        relate_sides(one, other, None).relation == "differ"
        for one, other in combinations(firsts, 2)
    )
    return named if apart else {}


def _responsibility(claims: Sequence[Claim]) -> _Given:
    """Gather who claims, denies and is blamed; one voice alone is no disagreement."""
    given: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told = claim.responsibility
        for verb, actors in (
            ("claims it", told.claimed_by),
            ("denies it", told.denied_by),
            ("is blamed", told.blamed),
        ):
            for actor in actors:
                given[f"{actor.name} {verb}"].append(claim)
    return dict(given)


def _gather(claims: Iterable[Claim], value_of: Callable[[Claim], K | None]) -> dict[K, list[Claim]]:
    given: defaultdict[K, list[Claim]] = defaultdict(list)
    for claim in claims:
        value = value_of(claim)
        if value is not None:
            given[value].append(claim)
    return dict(given)


def _outlets(reading: Reading, claims: Iterable[Claim]) -> tuple[str, ...]:
    reports = (reading.report_of(claim) for claim in claims)
    return tuple(dict.fromkeys(report.outlet or "outlet not told" for report in reports))
