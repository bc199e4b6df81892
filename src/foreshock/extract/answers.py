"""Who claims, denies or is blamed for an act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
_NOBODY = frozenset({"nobody", "none"})

Stance = Literal["claimed", "denied", "unclaimed", "blamed"]


class Stand(NamedTuple):
    """Somebody's stand on who did it."""

    stance: Stance
    actors: tuple[ActorMention, ...]
    at: int


def _stands(context: Context) -> Iterator[Stand]:
    """Find what is said of responsibility, in the order of the text."""
    for token in context.doc:
        lemma = token.lemma_.lower()
        if lemma in _CREDIT and token.dep_ in {"dobj", "nsubjpass"}:
            verb = token.head
            yield from _credit(context, verb, token)
        elif lemma == "claim" and token.pos_ == "NOUN" and is_negated(token):
            yield Stand("unclaimed", (), token.i)  # "there was no immediate claim"
        elif lemma in _PART and token.dep_ == "dobj" and token.head.lemma_ == "deny":
            yield Stand("denied", mentions(context, subjects(token.head)), token.i)
        elif lemma in {"blame", "accuse", "suspect"} and token.pos_ == "VERB":
            blamed = children(token, "dobj", "nsubjpass")
            if lemma == "blame":
                blamed += [n for name, n in prepositions(token) if name == "on"]
            if actors := mentions(context, blamed):
                yield Stand("blamed", actors, token.i)


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
    changed = {claim.claim_id: claim.responsibility for claim in claims}
    for stand in _stands(context):
        claim = _act_near(context, claims, stand.at)
        if claim is None:
            continue
        changed[claim.claim_id] = _updated(changed[claim.claim_id], stand)
    return [_with_claimant(claim, changed[claim.claim_id]) for claim in claims]


def _with_claimant(claim: Claim, responsibility: Responsibility) -> Claim:
    """Take who claims an act for its source where the text names no other; it is only said so."""
    claim = msgspec.structs.replace(claim, responsibility=responsibility)
    if claim.source or not responsibility.claimed_by or responsibility.unclaimed:
        return claim
    claimants = responsibility.claimed_by
    return msgspec.structs.replace(
        claim, source=claimants, speaker=claim.speaker or claimants, hedged=True
    )


def _act_near(context: Context, claims: Sequence[Claim], index: int) -> Claim | None:
    token = context.doc[index]
    sentence = token.sent
    deeds = [c for c in claims if c.event_type in {"ASSAULT", "COERCE"} and c.status != "denied"]
    inside = [c for c in deeds if sentence.start_char <= c.trigger.start < sentence.end_char]
    if inside:
        return min(inside, key=lambda c: abs(c.trigger.start - token.idx))
    before = [c for c in deeds if c.trigger.start < token.idx]
    if before and token.idx - before[-1].trigger.start < 600:
        return before[-1]
    return None


def _updated(old: Responsibility, stand: Stand) -> Responsibility:
    if stand.stance == "unclaimed":
        return msgspec.structs.replace(old, unclaimed=True)
    field = {"claimed": "claimed_by", "denied": "denied_by", "blamed": "blamed"}[stand.stance]
    known = getattr(old, field)
    new = tuple(a for a in stand.actors if all(a.start != k.start for k in known))
    return msgspec.structs.replace(old, **{field: (*known, *new)})
