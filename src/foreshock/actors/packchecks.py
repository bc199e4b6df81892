"""What must hold between a pack's entries: ids, countries, wholes, backers, terms of office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from importlib import resources

from foreshock.actors.model import Actor, Term
from foreshock.actors.packread import Placed
from foreshock.ontology import load_ontology

#: How far two terms may overlap before they contradict each other: what their dates leave open.
_SLACK_DAYS = {"day": 0, "month": 31, "year": 366}


def faults_between(
    placed: Sequence[Placed], known: Mapping[str, Actor]
) -> Iterator[tuple[int, str]]:
    """Yield line and reason of each fault between the entries of one pack.

    Parameters
    ----------
    known : actors that the pack lies over, by id; its entries may add to them and point to them
    """
    yield from _repeated(placed)
    yield from _unknown_countries(placed, known)
    yield from _circles(placed, known)
    yield from _overlaps(placed)


def _repeated(placed: Sequence[Placed]) -> Iterator[tuple[int, str]]:
    first: dict[str, int] = {}
    for one in placed:
        actor_id = one.actor.actor_id
        if actor_id in first:
            yield one.line, f"id {actor_id} is used twice, first on line {first[actor_id]}"
        first.setdefault(actor_id, one.line)


@cache
def known_countries() -> frozenset[str]:
    """Codes of states, of those that are no more, and PLOVER's for who belongs to none."""
    text = (resources.files("foreshock.actors") / "data" / "countries.txt").read_text("utf-8")
    codes = (line.split("#")[0].split() for line in text.splitlines())
    return frozenset(code for line in codes for code in line) | {*load_ontology().international}


def _unknown_countries(
    placed: Sequence[Placed], known: Mapping[str, Actor]
) -> Iterator[tuple[int, str]]:
    states = {one.actor.actor_id for one in placed if one.actor.kind == "state"}
    for line, actor, _ in placed:
        country = actor.country
        if country is None or actor.kind == "leader" or country in states:
            continue
        if country not in known_countries() and country not in known:
            yield line, f"{actor.actor_id}: unknown country {country!r}"


def unknown_references(
    placed: Sequence[Placed], known: Mapping[str, Actor]
) -> Iterator[tuple[int, str]]:
    """Yield line and reason of each whole or backer that is in no pack."""
    here = {one.actor.actor_id for one in placed}

    def is_known(actor_id: str) -> bool:
        if actor_id in here or actor_id in known:
            return True
        # "ERI-MIL" needs no entry of its own.
        country, _, sector = actor_id.partition("-")
        is_state = country in known or country in here or country in known_countries()
        return is_state and sector in {"", *load_ontology().sectors}

    for line, actor, _ in placed:
        for whole in actor.part_of:
            if not is_known(whole):
                yield line, f"{actor.actor_id}: part of {whole}, which is in no pack"
        for backing in actor.backers:
            if not is_known(backing.actor):
                yield line, f"{actor.actor_id}: backed by {backing.actor}, which is in no pack"


def _circles(placed: Sequence[Placed], known: Mapping[str, Actor]) -> Iterator[tuple[int, str]]:
    """Yield each circle of wholes once, at the first of its entries."""
    wholes: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    wholes.update({actor_id: actor.part_of for actor_id, actor in known.items()})
    for one in placed:
        wholes[one.actor.actor_id] += one.actor.part_of
    told: set[str] = set()
    for one in placed:
        circle = _circle_from(one.actor.actor_id, wholes)
        if circle and not told.intersection(circle):
            told.update(circle)
            yield one.line, f"a circle of parts: {' in '.join([*circle, circle[0]])}"


def _circle_from(start: str, wholes: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the shortest way from an actor over its wholes back to itself, if there is one."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for whole in wholes.get(way[-1], ()):
            if whole == start:
                return way
            if whole not in seen:
                seen.add(whole)
                ways.append([*way, whole])
    return []


def _overlaps(placed: Sequence[Placed]) -> Iterator[tuple[int, str]]:
    """Yield each office that two had at once, unless both say that it is shared or contested."""
    holders: defaultdict[tuple[str, str], list[tuple[Term, Placed]]] = defaultdict(list)
    for one in placed:
        office = one.actor.office
        for whole in one.actor.part_of if office else ():
            holders[whole, str(office)].extend((term, one) for term in one.actor.terms)
    for terms in holders.values():
        terms.sort(key=lambda held: held[0].start or date.min)
        for position, (term, one) in enumerate(terms):
            for later, other in terms[position + 1 :]:
                if one.shared and other.shared:
                    continue
                if _overlap(term, later):
                    yield other.line, _told_overlap(term, one.actor, later, other.actor)


def _overlap(one: Term, other: Term) -> bool:
    slack = timedelta(days=max(_SLACK_DAYS[one.precision], _SLACK_DAYS[other.precision]))

    def begins_in(late: Term, early: Term) -> bool:
        ends = early.end - slack if early.end else date.max
        return (late.start or date.min) < ends

    return begins_in(one, other) and begins_in(other, one)


def _told_overlap(term: Term, one: Actor, later: Term, other: Actor) -> str:
    ids = f"{other.actor_id} and {one.actor_id}"
    both = f"{later.start} to {later.end or 'now'}, {term.start} to {term.end or 'now'}"
    return f"terms of {one.office!r} overlap: {ids} ({both}); if it is shared, say shared: true"
