"""Claims and judgements in, events out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

import msgspec

from foreshock.errors import UsageError
from foreshock.ontology import load_ontology
from foreshock.records import Claim, Event, FieldValue, Judgement, stable_id
from foreshock.resolve import estimates as best
from foreshock.resolve.cluster import group_claims
from foreshock.resolve.judging import KnownAt
from foreshock.resolve.sides import Hierarchy
from foreshock.resolve.summary import say_date, say_figure, say_side, summarise


def build_events(
    claims: Iterable[Claim],
    judgements: Iterable[Judgement],
    *,
    published: Mapping[str, date] | None = None,
    report_known_at: Mapping[str, datetime] | None = None,
    registry: Hierarchy | None = None,
) -> list[Event]:
    """Return the events that claims tell of, the earliest known first.

    A claim that nothing joins is an event of its own. The result does not depend on the order
    of claims or judgements; judgements on other claims are left aside, so that a view as of an
    earlier day needs no other judgements than the present one.

    Parameters
    ----------
    judgements : of the resolver and of persons (`group_claims` tells which prevails)
    published : day of publication by report id
    report_known_at : instant (UTC) from which a report was known, by report id
    registry : knows which actor belongs to which

    Raises
    ------
    UsageError
        If neither mapping tells from when a report was known.
    """
    by_id = {claim.claim_id: claim for claim in claims}
    known = KnownAt(published=published, report_known_at=report_known_at)
    instants = {claim_id: _known_at(claim, known) for claim_id, claim in by_id.items()}
    groups = group_claims(by_id, judgements)
    ordered = [sorted(group, key=lambda key: (instants[key], key)) for group in groups]
    ordered.sort(key=lambda group: (instants[group[0]], group[0]))
    return [
        _build([by_id[key] for key in group], instants[group[0]], registry) for group in ordered
    ]


def _known_at(claim: Claim, known: KnownAt) -> datetime:
    instant = known.of(claim.report_id)
    if instant is None:
        raise UsageError(
            f"nobody tells from when report {claim.report_id} was known: "
            "name it in report_known_at or published"
        )
    return instant


def _build(claims: Sequence[Claim], known_at: datetime, hierarchy: Hierarchy | None) -> Event:
    """Make one event of claims in the order of knowledge."""
    order = {claim.claim_id: position for position, claim in enumerate(claims)}
    telling = best.witnesses(claims)
    event_type, mode = best.best_type(telling, order)
    ontology = load_ontology()
    event = Event(
        event_id=stable_id("e", claims[0].claim_id),
        event_type=event_type,
        quad=ontology.quad(event_type),
        intensity=ontology.intensity(event_type, mode),
        status=best.best_status(claims, order),
        claim_ids=tuple(order),
        report_ids=tuple(dict.fromkeys(claim.report_id for claim in claims)),
        known_at=known_at,
        mode=mode,
        contexts=tuple(sorted({name for claim in claims for name in claim.contexts})),
        source=best.best_side(telling, "source", order, hierarchy),
        target=best.best_side(telling, "target", order, hierarchy),
        place=best.best_place(telling, order),
        occurred=best.best_date(telling, order),
        casualties=best.best_casualties(telling, order),
        means=best.best_means(telling),
        responsibility=best.all_responsibility(claims),
        values=_all_values(claims),
        # The surest reading of one claim, not a product over reports: those are not independent.
        confidence=max(claim.confidence for claim in claims),
    )
    return msgspec.structs.replace(event, summary=summarise(event))


_SINGLE: dict[str, Callable[[Claim], str | None]] = {
    "event_type": lambda claim: claim.event_type,
    "mode": lambda claim: claim.mode,
    "status": lambda claim: claim.status,
    "source": lambda claim: say_side(claim.source) or None,
    "target": lambda claim: say_side(claim.target) or None,
    "place": lambda claim: claim.place.name if claim.place else None,
    "occurred": lambda claim: say_date(claim.date) if claim.date.is_known else None,
}


def _all_values(claims: Sequence[Claim]) -> tuple[FieldValue, ...]:
    """Return every value that any claim gives, field by field, and who gives it."""
    given: dict[tuple[str, str], list[str]] = {}
    for field, value_of in _SINGLE.items():
        for claim in claims:
            value = value_of(claim)
            if value is not None:
                given.setdefault((field, value), []).append(claim.claim_id)
    for claim in claims:
        for field, value in _list_values(claim):
            given.setdefault((field, value), []).append(claim.claim_id)
    return tuple(
        FieldValue(field=field, value=value, claim_ids=tuple(dict.fromkeys(claim_ids)))
        for (field, value), claim_ids in given.items()
    )


def _list_values(claim: Claim) -> Iterable[tuple[str, str]]:
    """Yield the values of fields of which a claim can give several."""
    for means in claim.means:
        yield "means", means
    for told in claim.casualties:
        who = " ".join(part for part in (told.country, told.sector) if part)
        yield told.effect, f"{say_figure(told.low, told.high)} {who}".strip()
    for field in ("claimed_by", "blamed", "denied_by"):
        for actor in getattr(claim.responsibility, field):
            yield field, actor.name
    if claim.responsibility.unclaimed:
        yield "unclaimed", "yes"
