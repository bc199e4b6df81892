"""The best estimate of each field of an event, from claims that may differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foreshock.records import (
    ACCOMPLISHED,
    UNKNOWN_DATE,
    ActorMention,
    Casualties,
    Claim,
    DateSpan,
    PlaceMention,
    Responsibility,
    Status,
)
from foreshock.resolve.place import PRECISIONS
from foreshock.resolve.sides import Hierarchy, is_part, is_unidentified
from foreshock.resolve.voices import favourite, gather, latest, n_independent

Order = Mapping[str, int]
#: Effect, nationality and sector of casualties.
_Kind = tuple[str, str | None, str | None]
_BASES = ("unknown", "dateline", "relative", "stated")


def best_type(claims: Sequence[Claim], order: Order) -> tuple[str, str | None]:
    """Return type and mode: the type of most independent reports, then its most told mode."""
    event_type = favourite(gather(claims, lambda claim: claim.event_type), order=order)
    assert event_type is not None
    of_type = [claim for claim in claims if claim.event_type == event_type]
    return event_type, favourite(gather(of_type, lambda claim: claim.mode), order=order)


def best_status(claims: Sequence[Claim], order: Order) -> Status:
    """Return the state of affairs: ``denied`` only where no report says that it was done."""
    done = [claim for claim in claims if claim.status in ACCOMPLISHED]
    given: dict[Status, list[Claim]] = gather(done or claims, lambda claim: claim.status)
    status = favourite(given, order=order)
    assert status is not None
    return status


def witnesses(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims that tell of the act; denials only where there is nothing else."""
    return [claim for claim in claims if claim.status != "denied"] or claims


def best_side(
    claims: Sequence[Claim], side: str, order: Order, hierarchy: Hierarchy | None
) -> tuple[ActorMention, ...]:
    """Return source or target, as the claim that gave the favourite last names it.

    An unidentified side ("gunmen") disputes nothing and counts only where nobody is named. A
    report that names a whole agrees with one that names its part.
    """
    mentions: dict[tuple[str, ...], tuple[ActorMention, ...]] = {}

    def key_of(claim: Claim) -> tuple[str, ...] | None:
        actors: tuple[ActorMention, ...] = getattr(claim, side)
        if not actors:
            return None
        key = tuple(sorted({actor.actor_id or actor.name.casefold() for actor in actors}))
        mentions.setdefault(key, actors)
        return key

    given = gather(claims, key_of)
    named = {key: said for key, said in given.items() if not _all_unidentified(mentions[key])}
    given = named or given
    best = favourite(
        given,
        order=order,
        specificity=_n_parts,
        agrees=lambda said, value: _side_agrees(mentions[said], mentions[value], hierarchy),
    )
    if best is None:
        return ()
    chosen: tuple[ActorMention, ...] = getattr(latest(given, best, order), side)
    return chosen


def _all_unidentified(actors: Sequence[ActorMention]) -> bool:
    return all(is_unidentified(actor) for actor in actors)


def _n_parts(key: tuple[str, ...]) -> float:
    """Return how closely actors are told: the parts of their ids, the most told first."""
    return max(len(actor_id.split("-")) for actor_id in key) + len(key) / 100


def _side_agrees(
    said: Sequence[ActorMention], value: Sequence[ActorMention], hierarchy: Hierarchy | None
) -> bool:
    return all(
        any(
            (one.actor_id or one.name.casefold()) == (other.actor_id or other.name.casefold())
            or is_part(other, one, hierarchy)
            for other in value
        )
        for one in said
    )


def best_place(claims: Sequence[Claim], order: Order) -> PlaceMention | None:
    """Return the place that most agree with, then the finest; "Iraq" agrees with "Taji"."""
    places: dict[tuple[str, str], PlaceMention] = {}

    def key_of(claim: Claim) -> tuple[str, str] | None:
        if claim.place is None:
            return None
        key = (claim.place.country or "", claim.place.name.casefold())
        places.setdefault(key, claim.place)
        return key

    def agrees(said: tuple[str, str], value: tuple[str, str]) -> bool:
        coarser = places[said].precision in ("country", "region", "admin1")
        finer = _fineness(places[value]) >= _fineness(places[said])
        return said == value or (coarser and finer and said[0] == value[0])

    given = gather(claims, key_of)
    best = favourite(
        given, order=order, specificity=lambda key: _fineness(places[key]), agrees=agrees
    )
    return None if best is None else latest(given, best, order).place


def _fineness(place: PlaceMention) -> float:
    return float(-PRECISIONS.index(place.precision))


def best_date(claims: Sequence[Claim], order: Order) -> DateSpan:
    """Return the narrowest span that most agree with, then a stated one before a relative."""
    known: dict[tuple[object, ...], DateSpan] = {}

    def key_of(claim: Claim) -> tuple[object, ...] | None:
        span = claim.date
        if not span.is_known:
            return None
        key = (span.start, span.end, span.precision, span.basis)
        known.setdefault(key, span)
        return key

    def specificity(key: tuple[object, ...]) -> float:
        span = known[key]
        return -(span.n_days or 10_000) + _BASES.index(span.basis) / 10

    given = gather(claims, key_of)
    best = favourite(
        given,
        order=order,
        specificity=specificity,
        agrees=lambda said, value: known[said].overlaps(known[value]),
    )
    return UNKNOWN_DATE if best is None else latest(given, best, order).date


def best_casualties(claims: Sequence[Claim], order: Order) -> tuple[Casualties, ...]:
    """Return one figure for each effect, nationality and sector that is told of.

    The figure of most independent reports, an exact one before a range, then the latest.
    """
    kinds = {
        (told.effect, told.country, told.sector) for claim in claims for told in claim.casualties
    }
    return tuple(
        _best_figure(claims, kind, order)
        for kind in sorted(kinds, key=lambda kind: tuple(part or "" for part in kind))
    )


def _best_figure(claims: Sequence[Claim], kind: _Kind, order: Order) -> Casualties:
    """Return the best figure of a kind that some claim tells of."""
    given = gather(claims, lambda claim: _figure(claim, kind))
    figure = favourite(given, order=order, specificity=_exactness)
    assert figure is not None
    told = _told(latest(given, figure, order), kind)
    assert told is not None
    return told


def _told(claim: Claim, kind: _Kind) -> Casualties | None:
    """Return what a claim says of one kind of casualties; of two figures the larger."""
    matching = [c for c in claim.casualties if (c.effect, c.country, c.sector) == kind]
    return max(matching, key=lambda c: (c.low or 0, c.high or 0, -c.start), default=None)


def _figure(claim: Claim, kind: _Kind) -> tuple[int | None, int | None] | None:
    told = _told(claim, kind)
    return None if told is None else (told.low, told.high)


def _exactness(figure: tuple[int | None, int | None]) -> float:
    low, high = figure
    if low is None and high is None:
        return 0.0
    return 2.0 if low == high else 1.0


def best_means(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return all means that are told of, those of most independent reports first."""
    given: dict[str, list[Claim]] = {}
    for claim in claims:
        for means in claim.means:
            given.setdefault(means, []).append(claim)
    return tuple(sorted(given, key=lambda means: (-n_independent(given[means]), means)))


def all_responsibility(claims: Sequence[Claim]) -> Responsibility:
    """Return everybody who claims, is blamed or denies, in the order of knowledge.

    A denial by somebody named is a denial of responsibility. It is `unclaimed` only if a text
    says so and no claim of responsibility is known.
    """
    claimed = [one for claim in claims for one in claim.responsibility.claimed_by]
    blamed = [one for claim in claims for one in claim.responsibility.blamed]
    denied = [one for claim in claims for one in claim.responsibility.denied_by]
    denied += [one for claim in claims if claim.status == "denied" for one in claim.speaker[:1]]
    told_unclaimed = any(claim.responsibility.unclaimed for claim in claims)
    return Responsibility(
        claimed_by=_once(claimed),
        blamed=_once(blamed),
        denied_by=_once(denied),
        unclaimed=told_unclaimed and not claimed,
    )


def _once(actors: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """Return each actor once, as first named."""
    first: dict[str, ActorMention] = {}
    for actor in actors:
        first.setdefault(actor.actor_id or actor.name.casefold(), actor)
    return tuple(first.values())
