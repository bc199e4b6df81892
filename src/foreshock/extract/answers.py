"""Who claims, denies or is blamed for an act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from foreshock.extract.context import Context
from foreshock.extract.negation import is_negated
from foreshock.extract.sides import mentions
from foreshock.extract.syntax import Token, children, prepositions, subjects
from foreshock.records import ActorMention, Claim, Responsibility

_CREDIT = frozenset({"responsibility", "credit"})
_PART = frozenset({"involvement", "role"})
_CLAIMING = frozenset({"claim", "take", "accept", "assume", "admit"})
_NOBODY = frozenset({"nobody", "none", "one"})
_DEEDS = frozenset({"ASSAULT", "COERCE"})
#: Verbs of blaming, and the preposition before who is blamed if he is not the object.
_BLAMING: Mapping[str, str] = {
    "blame": "on", "pin": "on", "accuse": "", "suspect": "", "attribute": "to", "ascribe": "to",
    "impute": "to",
}  # fmt: skip
#: How far back, in characters, an act may lie that somebody takes a stand on.
_REACH = 600

Stance = Literal["claimed", "denied", "unclaimed", "blamed"]


class Stand(NamedTuple):
    """Somebody's stand on who did it: on which act, in whose words, and where it is told."""

    stance: Stance
    actors: tuple[ActorMention, ...]
    at: int
    speaker: tuple[ActorMention, ...] = ()


def _stands(context: Context, act_at: Mapping[int, Claim]) -> Iterator[Stand]:
    """Find what is said of responsibility, in the order of the text."""
    for token in context.doc:
        lemma = token.lemma_.lower()
        if lemma in _CREDIT and token.dep_ in {"dobj", "nsubjpass"}:
            yield from _credit(context, token.head, token)
        elif lemma == "claim" and token.pos_ == "NOUN" and is_negated(token):
            yield Stand("unclaimed", (), token.i)  # "there was no immediate claim"
        elif lemma == "claim" and token.pos_ == "VERB":
            acts = children(token, "dobj", "nsubjpass")
            yield from (s for act in acts if act.i in act_at for s in _credit(context, token, act))
        elif lemma in _PART and token.dep_ == "dobj" and token.head.lemma_ == "deny":
            yield Stand("denied", mentions(context, subjects(token.head)), token.i)
        elif lemma in _BLAMING and token.pos_ == "VERB":
            yield from _blame(context, token)


def _blame(context: Context, verb: Token) -> Iterator[Stand]:
    """Yield "blamed the ELN for it", "the attack was blamed on the ELN", "attributed it to"."""
    preposition = _BLAMING[verb.lemma_.lower()]
    nouns = [n for name, n in prepositions(verb) if name == preposition]
    if not nouns and preposition != "to":
        nouns = children(verb, "dobj", "nsubjpass")
    if actors := mentions(context, nouns):
        yield Stand("blamed", actors, verb.i, mentions(context, subjects(verb)))


def _credit(context: Context, verb: Token, noun: Token) -> Iterator[Stand]:
    lemma = verb.lemma_.lower()
    doers = subjects(verb)
    is_nobody = any(
        d.lower_ in _NOBODY or any(c.lower_ == "no" for c in d.children) for d in doers
    ) or any(c.lower_ == "no" for c in noun.children)
    negated = any(c.dep_ == "neg" or c.lower_ == "no" for c in verb.children)
    if lemma in _CLAIMING:
        if is_nobody or negated:
            yield Stand("unclaimed", (), noun.i)
        elif actors := mentions(context, doers):
            yield Stand("claimed", actors, noun.i)
    elif lemma == "deny":
        yield Stand("denied", mentions(context, doers), noun.i)


def with_responsibility(context: Context, claims: Sequence[Claim]) -> list[Claim]:
    """Put each stand on the act that it is about: the nearest deed before it, else after it."""
    deeds = [c for c in claims if c.event_type in _DEEDS and c.status != "denied"]
    act_at = _acts_by_word(context, deeds)
    changed = {claim.claim_id: claim for claim in claims}
    for stand in _stands(context, act_at):
        claim = _act_of(context, act_at, deeds, context.doc[stand.at])
        if claim is not None:
            names_act = claim.evidence.sentence_end > context.doc[stand.at].sent.start_char
            changed[claim.claim_id] = _with_stand(
                changed[claim.claim_id], stand, names_act=names_act
            )
    return [changed[claim.claim_id] for claim in claims]


def _acts_by_word(context: Context, deeds: Sequence[Claim]) -> Mapping[int, Claim]:
    act_at: dict[int, Claim] = {}
    for deed in deeds:
        span = context.doc.char_span(deed.trigger.start, deed.trigger.end, alignment_mode="expand")
        act_at.update(dict.fromkeys((t.i for t in span or () if t.pos_ != "ADP"), deed))
    return act_at


def _with_stand(claim: Claim, stand: Stand, *, names_act: bool) -> Claim:
    """Return an act with one more stand on it; who is blamed did it only if both are told in one.

    "The government blamed the rebels", a sentence after the blast, is no more than an opinion.
    """
    responsibility = _updated(claim.responsibility, stand)
    claim = msgspec.structs.replace(claim, responsibility=responsibility)
    if any(m.actor_id for m in claim.source) or responsibility.unclaimed:
        return claim
    if stand.stance == "claimed":
        return _done_by(claim, stand.actors, stand.actors)
    if stand.stance == "blamed" and names_act and not claim.source:
        return _done_by(claim, stand.actors, stand.speaker)
    return claim


def _done_by(
    claim: Claim, doers: tuple[ActorMention, ...], speaker: tuple[ActorMention, ...]
) -> Claim:
    """Take who claims an act, or is blamed for it, for its source; it is only said so."""
    target = tuple(m for m in claim.target if m.start not in {d.start for d in doers})
    return msgspec.structs.replace(
        claim, source=doers, target=target, speaker=claim.speaker or speaker, hedged=True
    )


def _act_of(
    context: Context, act_at: Mapping[int, Claim], deeds: Sequence[Claim], token: Token
) -> Claim | None:
    """Return the act that a stand is on: what it names, else the nearest of its sentence."""
    for word in (token, *(n for name, n in prepositions(token) if name in {"for", "in"})):
        if word.i in act_at:
            return act_at[word.i]
    sentence = token.sent
    inside = [c for c in deeds if sentence.start_char <= c.trigger.start < sentence.end_char]
    if inside:
        return min(inside, key=lambda c: abs(c.trigger.start - token.idx))
    before = [c for c in deeds if c.trigger.start < token.idx]
    if before and token.idx - before[-1].trigger.start < _REACH:
        return before[-1]
    return None


def _updated(old: Responsibility, stand: Stand) -> Responsibility:
    if stand.stance == "unclaimed":
        return msgspec.structs.replace(old, unclaimed=True)
    field = {"claimed": "claimed_by", "denied": "denied_by", "blamed": "blamed"}[stand.stance]
    known = getattr(old, field)
    new = tuple(a for a in stand.actors if all(a.start != k.start for k in known))
    return msgspec.structs.replace(old, **{field: (*known, *new)})
