"""Who claims, denies or is blamed for an act, and which act answers which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from foreshock.extract.context import Context
from foreshock.extract.sides import mentions
from foreshock.extract.syntax import Token, children, prepositions, subjects
from foreshock.records import ActorMention, Claim, Link, LinkKind, Responsibility, Span

_CREDIT = frozenset({"responsibility", "credit"})
_CLAIMING = frozenset({"claim", "take", "accept", "assume", "admit"})
_NOBODY = frozenset({"nobody", "none"})
_CAUSING = frozenset({"lead", "trigger", "spark", "prompt", "provoke", "cause"})
_ANSWERING_NOUNS = frozenset({"response", "retaliation", "reprisal", "revenge", "reaction", "answer",
                              "retribution"})  # fmt: skip
_ANSWERING_VERBS = frozenset({"retaliate", "respond", "avenge", "react"})
_ACTS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN", "PROTEST"})

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
        elif lemma in {"involvement", "role"} and token.dep_ == "dobj" and token.head.lemma_ == "deny":
            yield Stand("denied", mentions(context, subjects(token.head)), token.i)
        elif lemma in {"blame", "accuse", "suspect"} and token.pos_ == "VERB":
            blamed = [t for t in children(token, "dobj", "nsubjpass")]
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
        if is_nobody or negated or (not doers and negated):
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


def with_links(context: Context, claims: Sequence[Claim]) -> list[Claim]:
    """Link acts that the text itself joins: "in response", "this led to"."""
    ordered = sorted(claims, key=lambda c: c.trigger.start)
    links: dict[str, list[Link]] = {}
    for token in context.doc:
        lemma = token.lemma_.lower()
        if lemma in _ANSWERING_NOUNS and token.head.lower_ in {"in", "as", "for"}:
            _link(ordered, token, "response_to", links)
        elif lemma in _ANSWERING_VERBS and token.pos_ == "VERB":
            _link(ordered, token, "response_to", links)
        elif lemma in _CAUSING and token.pos_ == "VERB" and _points_back(token):
            _link(ordered, token, "led_to", links)
    return [
        msgspec.structs.replace(claim, links=tuple(links[claim.claim_id]))
        if claim.claim_id in links
        else claim
        for claim in claims
    ]


def _points_back(verb: Token) -> bool:
    """Whether the subject is "this" or a short form of what was told before."""
    own = children(verb, "nsubj")
    if verb.lemma_ == "lead" and not any(name == "to" for name, _ in prepositions(verb)):
        return False
    return any(n.lower_ in {"this", "that", "which", "it"} or
               any(c.lower_ in {"the", "this", "these", "those"} for c in n.children) for n in own)  # fmt: skip


def _link(ordered: Sequence[Claim], token: Token, kind: LinkKind, links: dict[str, list[Link]]) -> None:
    sentence = token.sent
    later = [c for c in ordered if sentence.start_char <= c.trigger.start < sentence.end_char
             and c.event_type in _ACTS]  # fmt: skip
    earlier = [c for c in ordered if c.trigger.start < sentence.start_char and c.event_type in _ACTS
               and c.status in {"occurred", "ongoing", "threatened"}]  # fmt: skip
    if kind == "led_to":
        later = [c for c in later if c.trigger.start > token.idx]
    if not later or not earlier:
        return
    before = _opposed(earlier, later[0]) if kind == "response_to" else earlier[-1]
    span = Span(start=token.idx, end=token.idx + len(token))
    if kind == "response_to":
        for claim in later:
            if claim.status in {"occurred", "ongoing"}:
                links.setdefault(claim.claim_id, []).append(
                    Link(kind=kind, claim_id=before.claim_id, evidence=span)
                )
    else:
        links.setdefault(before.claim_id, []).append(
            Link(kind=kind, claim_id=later[0].claim_id, evidence=span)
        )


def _opposed(earlier: Sequence[Claim], answer: Claim) -> Claim:
    """Return the latest act done to the one who answers, else the latest act."""
    countries = {a.country for a in answer.source if a.country}
    for claim in reversed(earlier):
        if countries & {a.country for a in claim.target if a.country}:
            return claim
    return earlier[-1]
