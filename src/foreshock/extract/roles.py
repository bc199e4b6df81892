"""Who stands on the two sides of an act."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from foreshock.actors import role_table, words_of
from foreshock.extract.acts import Act
from foreshock.extract.context import Context
from foreshock.extract.owners import author, owner
from foreshock.extract.sides import mentions
from foreshock.extract.speech import Speech
from foreshock.extract.syntax import Token, counted, noun_phrase, prepositions
from foreshock.records import ActorMention, PlaceMention

#: Acts done to those who live where they are done.
_LOCAL_ACTS = frozenset({"ASSAULT", "COERCE", "PROTEST"})
#: Sectors of people who are mostly at home where they are met.
_RESIDENTS = frozenset("CVL LAB EDU REL JRN OPP AGR MED COP GOV LEG JUD SOC PTY".split())
_HELD = frozenset({"his", "her", "their", "its", "my", "our", "your"})
#: Words of fights in which all who act also suffer.
_MUTUAL = frozenset("clash fight battle exchange trade fighting combat skirmish".split())


#: Words that two sides do to each other where both are their subject: "failed to reach a deal".
_JOINT = frozenset("sign ratify reopen restore resume normalise normalize reestablish fail".split())


#: Types whose receiver may stand behind what is given, lifted, refused or agreed.
_WITH_RECEIVERS = frozenset("AID AGREE SANCTION COERCE ACCUSE REJECT COOPERATE RETREAT".split())
_RECEIVING = frozenset("to for with against towards toward into".split())


#: Deeds whose object may be named by its words alone, and where it then stands.
_DONE_TO_THINGS = frozenset({"ASSAULT", "COERCE"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "dative"})


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
        source = tuple(m for m in speech.speakers[:1] if m.actor_id or m.sectors)
    target = _target(context, act)
    known = {(m.start, m.end) for m in source}
    target = tuple(m for m in target if (m.start, m.end) not in known)
    if not target and len(source) > 1 and _is_symmetric(act):
        # A and B met: each is on both sides, and a pair is made of two different actors.
        target = source
    return Sides(source, target)


def settled(context: Context, act: Act, sides: Sides, place: PlaceMention | None) -> Sides:
    """Give people and buildings of no told country that of the place where it happened.

    "Six villagers were killed in Jabaliya" are Palestinians unless the text says otherwise. Where
    no place is told it is the country that the report is about. Soldiers and gunmen may have come
    from anywhere: soldiers are at home only in a report that names no other country.
    """
    is_local = place is not None and place.country is not None and act.event_type in _LOCAL_ACTS
    country = place.country if is_local and place is not None else context.country
    if country is None:
        return sides
    armed = _armed_at_home(context, is_local=is_local)
    source = tuple(_at_home(one, country, armed) for one in sides.source)
    if act.event_type == "ASSAULT" and not _is_of(source, country):
        armed = armed._replace(bases=True)
    target = sides.target
    if act.event_type != "SANCTION" or not _is_of(source, country):  # nobody sanctions his own
        target = tuple(_at_home(one, country, armed) for one in sides.target)
    if not target and act.event_type == "ASSAULT" and (is_local or not _is_of(source, country)):
        target = tuple(
            _building(context, token, country)
            for token in act.target[:1]
            if token.pos_ == "NOUN" and not _is_scene(context, token)
        )
    if not target and is_local and place is not None and act.event_type == "ASSAULT":
        target = (_hit_there(place),)
    return Sides(source, target)


def _is_of(mentions: tuple[ActorMention, ...], country: str) -> bool:
    return any(one.country == country for one in mentions)


def _hit_there(place: PlaceMention) -> ActorMention:
    """Read "bombs fell on Aleppo" as done to the country of the town."""
    return ActorMention(actor_id=place.country, name=place.name, country=place.country, sectors=(),
                        text=place.text, start=place.start, end=place.end)  # fmt: skip


class _Armed(NamedTuple):
    """Who of those who bear arms is at home where they are met."""

    rebels: bool
    soldiers: bool
    bases: bool = False


def _armed_at_home(context: Context, *, is_local: bool) -> _Armed:
    """Rebels are at home where they fight; soldiers if the report is of one country only."""
    one_country = context.home.located and context.home.alone
    return _Armed(rebels=is_local or one_country, soldiers=one_country)


def _at_home(one: ActorMention, country: str, armed: _Armed) -> ActorMention:
    if one.actor_id or one.country or not one.sectors or not _is_resident(one, armed):
        return one
    return msgspec.structs.replace(one, actor_id=f"{country}-{one.sectors[0]}", country=country)


def _is_resident(one: ActorMention, armed: _Armed) -> bool:
    """Whether somebody is at home where they are met."""
    words = one.text.lower().split()
    if words[0] in _HELD or (words[-1] in role_table().across and len(words) == 1):
        return False  # "his army" is that of whom "his" stands for, and nobody knows who that is
    if one.sectors[0] in _RESIDENTS or (one.sectors[0] == "MIL" and armed.soldiers):
        return True
    last = words[-1]
    forms = {last, last.removesuffix("s")}
    if armed.bases and forms & role_table().things:
        return True  # "shelled a convoy": of the country where it drove
    return armed.rebels and bool(forms & role_table().domestic)


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
    if act.event_type in {"SUPPORT", "REJECT"} and act.predicate.token.lemma_.lower() in _JOINT:
        return True
    return act.event_type == "ASSAULT" and act.predicate.token.lemma_.lower() in _MUTUAL


def _owner_of_source(context: Context, token: Token) -> ActorMention | None:
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    return author(context, token)


def _target(context: Context, act: Act) -> tuple[ActorMention, ...]:
    found: list[ActorMention] = []
    named = {word.i for word in act.words}
    for token in act.target:
        if token.i in named and token.pos_ == "NOUN":
            continue  # "responded with airstrikes": what names the act is nobody's side
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


def _receivers(context: Context, act: Act) -> Iterator[ActorMention]:
    """Yield who is named behind the words of an act or of what it gives: "troops to Kuwait"."""
    taken = {t.i for t in (*act.source, *act.target)}
    for word in (*act.words, *act.target):
        for name, noun in prepositions(word):
            if name not in _RECEIVING or noun.i in taken or noun.ent_type_ in {"DATE", "TIME"}:
                continue
            found = mentions(context, [noun]) or (owner(context, noun),)
            if known := [m for m in found if m is not None and m.actor_id]:
                yield from known
                return


def with_things(context: Context, act: Act, sides: Sides) -> Sides:
    """Name who receives what is given, else the ship, school or region hit if nobody is known.

    Neither makes a claim of an act that says too little to be one.
    """
    if sides.target:
        return sides
    receivers = _receivers(context, act) if act.event_type in _WITH_RECEIVERS else ()
    known = {m.actor_id for m in sides.source}
    target = tuple(m for m in receivers if m.actor_id not in known)
    return sides._replace(target=target or tuple(_things(context, act)))


def _things(context: Context, act: Act) -> Iterator[ActorMention]:
    for token in act.target:
        if act.event_type in {"ASSAULT", "PROTEST"} and _is_scene(context, token):
            continue
        for noun in counted(token) or [token]:
            words = words_of(noun.text) if noun.pos_ == "NOUN" else []
            sectors = role_table().sectors_of(words) if words else ()
            if sectors or (context.is_place(noun) and noun.pos_ == "PROPN"):
                yield _thing(context, noun, sectors)


def with_objects(context: Context, act: Act, sides: Sides) -> Sides:
    """Name by its words what a deed was done to, where it is nobody that a list knows."""
    if sides.target or act.event_type not in _DONE_TO_THINGS:
        return sides
    named = {word.i for word in act.words}
    done_to = [t for t in act.target if t.dep_ in _OBJECTS and t.pos_ == "NOUN"]
    things = [_thing(context, t, ()) for t in done_to[:2] if t.i not in named]
    home = context.home.country
    if home and context.home.located and context.home.alone:  # nothing else is told of
        things = [msgspec.structs.replace(one, actor_id=home, country=home) for one in things]
    return sides._replace(target=tuple(things))


def _thing(context: Context, noun: Token, sectors: tuple[str, ...]) -> ActorMention:
    first, end = noun_phrase(noun)
    while context.doc[first].pos_ in {"DET", "PUNCT"} and first < end - 1:
        first += 1
    span = context.doc[first:end]
    text = context.quote(span.start_char, span.end_char)
    return ActorMention(actor_id=None, name=text, country=None, sectors=sectors, text=text,
                        start=span.start_char, end=span.end_char)  # fmt: skip


def _is_scene(context: Context, token: Token) -> bool:
    """Whether a place is only where it happened ("an attack in Kabul")."""
    is_locative = token.dep_ == "pobj" and token.head.lower_ in {
        "in", "at", "near", "outside", "inside", "under", "over", "around", "along",
    }  # fmt: skip
    return is_locative and (context.is_place(token) or token.ent_type_ in {"GPE", "LOC", "FAC"})
