"""Sides that a claim takes over from another: "condemned the raids" is said of who raided.

News names a deed once and then takes it up by a noun: "the strikes", "the vote", "the move". Who
condemns it condemns its doer. "Ambushed a convoy, killing nine guards" was aimed at the guards, and
who was killed or held right behind a raid on their own was so by the raiders.
The method of such a claim ends in ``+taken``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from foreshock.extract.context import Context
from foreshock.extract.lexicon import Lexicon
from foreshock.extract.syntax import Token, children
from foreshock.records import ACCOMPLISHED, ActorMention, Claim

#: Nouns that take up a deed of any type.
_ANY = frozenset(
    (
        "move decision step action measure act vote veto test launch incident policy deed plan "
        "announcement threat statement remark comment"
    ).split()
)
_DEFINITE = frozenset({"the", "this", "these", "that", "those", "such"})
_TAKING_UP = frozenset({"ACCUSE", "SUPPORT"})
_MAX_CHARACTERS = 1500
#: Deeds of which one can be the outcome of the other, and how near they must be told.
_VIOLENCE = frozenset({"ASSAULT", "COERCE"})
_MAX_BETWEEN = 200


def with_taken_up(context: Context, lexicon: Lexicon, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims, sides filled that stand in another claim of the report."""
    ordered = sorted(claims, key=lambda c: c.trigger.start)
    found = {c.claim_id: _target(context, lexicon, c, ordered) for c in ordered if not c.target}
    aimed = [_with_target(c, found.get(c.claim_id, ())) for c in ordered]
    doers = {c.claim_id: _with_doer(context, c, before) for before, c in pairwise(aimed)}
    by_id = {c.claim_id: doers.get(c.claim_id, c) for c in aimed}
    return [by_id[c.claim_id] for c in claims]


def _with_doer(context: Context, claim: Claim, before: Claim) -> Claim:
    """Give who was killed or held to those who attacked their like in the words just before."""
    between = context.text[before.trigger.end : claim.trigger.start]
    is_near = len(between) < _MAX_BETWEEN and between.count(". ") <= 1
    is_violence = {claim.event_type, before.event_type} <= _VIOLENCE
    is_done = {claim.status, before.status} <= ACCOMPLISHED
    if claim.source or not (is_near and is_violence and is_done):
        return claim
    doers = tuple(m for m in before.source if m.actor_id)
    if not doers or not _countries(claim.target) & _countries(before.target):
        return claim
    method = claim.method if claim.method.endswith("+taken") else f"{claim.method}+taken"
    return msgspec.structs.replace(claim, source=doers, hedged=True, method=method)


def _countries(mentions: Sequence[ActorMention]) -> set[str]:
    return {m.country for m in mentions if m.country}


def _with_target(claim: Claim, target: tuple[ActorMention, ...]) -> Claim:
    if not target:
        return claim
    return msgspec.structs.replace(claim, target=target, method=f"{claim.method}+taken")


def _target(
    context: Context, lexicon: Lexicon, claim: Claim, ordered: Sequence[Claim]
) -> tuple[ActorMention, ...]:
    if claim.event_type == "ASSAULT":
        return _of_consequence(claim, ordered)
    if claim.event_type in _TAKING_UP:
        return _of_doer(context, lexicon, claim, ordered)
    return ()


def _of_consequence(claim: Claim, ordered: Sequence[Claim]) -> tuple[ActorMention, ...]:
    """Whom the same doer harmed in the same sentence."""
    for other in ordered:
        is_same_act = (
            other.event_type == "ASSAULT"
            and other.evidence.sentence_start == claim.evidence.sentence_start
            and other.status == claim.status
            and other.trigger.start > claim.trigger.start
        )
        if is_same_act and other.target and claim.source and other.source == claim.source:
            return other.target
    return ()


def _of_doer(
    context: Context, lexicon: Lexicon, claim: Claim, ordered: Sequence[Claim]
) -> tuple[ActorMention, ...]:
    """Who did the deed that a definite noun behind the word takes up."""
    own = {m.country or m.actor_id for m in claim.source}
    for noun in _deed_nouns(context, claim):
        types = {entry.type for entry in lexicon.nouns.get(noun.lemma_.lower(), ())}
        for other in reversed(ordered):
            if not 0 < claim.trigger.start - other.trigger.start < _MAX_CHARACTERS:
                continue
            doers = tuple(m for m in other.source if m.actor_id)
            is_meant = other.event_type in types or noun.lemma_.lower() in _ANY
            if is_meant and doers and not own & {m.country or m.actor_id for m in doers}:
                return doers
    return ()


def _deed_nouns(context: Context, claim: Claim) -> Iterator[Token]:
    span = context.doc.char_span(claim.trigger.start, claim.trigger.end, alignment_mode="expand")
    for word in span if span is not None else ():
        if word.pos_ != "VERB":
            continue
        for noun in children(word, "dobj", "oprd", "nsubjpass"):
            if any(c.lower_ in _DEFINITE for c in children(noun, "det")):
                yield noun
        for clause in children(word, "ccomp"):  # "called the vote shameful"
            yield from (
                noun
                for noun in children(clause, "nsubj")
                if any(c.lower_ in _DEFINITE for c in children(noun, "det"))
            )
