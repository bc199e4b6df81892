"""Who stands on the two sides of an act."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from foreshock.extract.acts import Act
from foreshock.extract.context import Context
from foreshock.extract.sides import author, mentions, owner
from foreshock.extract.speech import Speech
from foreshock.extract.syntax import Token, noun_phrase
from foreshock.records import ActorMention, PlaceMention

#: Acts done to those who live where they are done.
_LOCAL_ACTS = frozenset({"ASSAULT", "COERCE", "PROTEST"})
#: Sectors of people who are mostly at home where they are met.
_RESIDENTS = frozenset("CVL LAB EDU REL JRN OPP AGR MED COP GOV LEG JUD SOC".split())
#: Words of fights in which all who act also suffer.
_MUTUAL = frozenset("clash fight battle exchange trade fighting combat skirmish".split())


class Sides(NamedTuple):
    """The resolved sides of an act."""

    source: tuple[ActorMention, ...]
    target: tuple[ActorMention, ...]


def read_sides(context: Context, act: Act, speech: Speech) -> Sides:
    """Resolve the sides of an act; what cannot be resolved stays empty."""
    source = mentions(context, act.source)
    if not source:
        source = tuple(m for t in act.source if (m := _owner_of_source(context, t)))
    if act.predicate.from_speaker and not source:
        source = speech.speakers[:1]
    target = _target(context, act)
    known = {(m.start, m.end) for m in source}
    target = tuple(m for m in target if (m.start, m.end) not in known)
    if not target and len(source) > 1 and _is_symmetric(act):
        # A and B met: each is on both sides, and a pair is made of two different actors.
        target = source
    return Sides(source, target)


def settled(context: Context, act: Act, sides: Sides, place: PlaceMention | None) -> Sides:
    """Give people and buildings of no told country that of the place where it happened.

    "Six villagers were killed in Jabaliya" are Palestinians unless the text says otherwise;
    soldiers and gunmen may have come from anywhere and stay without a country.
    """
    if place is None or place.country is None or act.event_type not in _LOCAL_ACTS:
        return sides
    source = tuple(_at_home(one, place.country) for one in sides.source)
    target = tuple(_at_home(one, place.country) for one in sides.target)
    if not target and act.event_type == "ASSAULT":
        target = tuple(
            _building(context, token, place.country)
            for token in act.target[:1]
            if token.pos_ == "NOUN" and not _is_scene(context, token)
        )
    return Sides(source, target)


def _at_home(one: ActorMention, country: str) -> ActorMention:
    if one.actor_id or one.country or not one.sectors or one.sectors[0] not in _RESIDENTS:
        return one
    return msgspec.structs.replace(one, actor_id=f"{country}-{one.sectors[0]}", country=country)


def _building(context: Context, token: Token, country: str) -> ActorMention:
    first, end = noun_phrase(token)
    span = context.doc[first:end]
    text = context.quote(span.start_char, span.end_char)
    return ActorMention(actor_id=country, name=text, country=country, sectors=(), text=text,
                        start=span.start_char, end=span.end_char)  # fmt: skip


def _is_symmetric(act: Act) -> bool:
    """Whether all who act also receive: meetings, agreements, exchanges, clashes."""
    if act.event_type in {"CONSULT", "AGREE", "COOPERATE"}:
        return True
    if act.event_type == "SUPPORT" and act.predicate.token.lemma_.lower() in {"sign", "ratify"}:
        return True
    return act.event_type == "ASSAULT" and act.predicate.token.lemma_.lower() in _MUTUAL


def _owner_of_source(context: Context, token: Token) -> ActorMention | None:
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    return author(context, token)


def _target(context: Context, act: Act) -> tuple[ActorMention, ...]:
    found: list[ActorMention] = []
    for token in act.target:
        if act.event_type in {"ASSAULT", "PROTEST"} and _is_scene(context, token):
            continue
        own = mentions(context, [token])
        possessor = None if any(m.actor_id for m in own) else owner(context, token)
        if possessor is not None and (possessor.actor_id or not own):
            found.append(possessor)
        else:
            found.extend(own)
    unique: dict[str, ActorMention] = {}
    for one in found:
        unique.setdefault(one.actor_id or f"{one.start}", one)
    return tuple(unique.values())


def _is_scene(context: Context, token: Token) -> bool:
    """Whether a place is only where it happened ("an attack in Kabul")."""
    is_locative = token.dep_ == "pobj" and token.head.lower_ in {
        "in", "at", "near", "outside", "inside", "under", "over", "around", "along",
    }  # fmt: skip
    return is_locative and (context.is_place(token) or token.ent_type_ in {"GPE", "LOC", "FAC"})
