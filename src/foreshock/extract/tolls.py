"""A toll told in the sentence behind an attack: "Two sailors were killed" after "jets hit a ship".

News tells the deed and then, in a sentence of its own, what it cost. Where that sentence names no
doer, no other place and no other day, the toll is the attack's, if nothing else was told between.
The method of an attack that takes one over ends in ``+toll``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from foreshock.extract.context import Context
from foreshock.extract.losses import casualties_beside
from foreshock.extract.losswords import EFFECT_VERBS
from foreshock.extract.syntax import Token
from foreshock.records import ACCOMPLISHED, Claim


def with_tolls(context: Context, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims, attacks without a toll given that of the sentence behind them."""
    starts = [sentence.start_char for sentence in context.doc.sents]
    ordered = sorted(claims, key=lambda c: c.trigger.start)
    tolls = {
        attack.claim_id: toll
        for attack, toll in pairwise(ordered)
        if _is_bare_attack(attack) and _is_toll_of(context, toll, attack, starts)
    }
    return [_with_toll(context, c, tolls[c.claim_id]) if c.claim_id in tolls else c for c in claims]


def _with_toll(context: Context, attack: Claim, toll: Claim) -> Claim:
    """Give an attack the whole toll of the sentence: "five died and nine were wounded"."""
    whole = casualties_beside(context, _loss_verbs(context, toll)[0])
    return msgspec.structs.replace(attack, casualties=whole, method=f"{attack.method}+toll")


def _is_bare_attack(claim: Claim) -> bool:
    is_done = claim.event_type == "ASSAULT" and claim.status in ACCOMPLISHED
    return is_done and not claim.casualties


def _is_toll_of(context: Context, toll: Claim, attack: Claim, starts: Sequence[int]) -> bool:
    """Whether a claim only tells who was hurt, in the sentence right behind an attack."""
    if toll.event_type != "ASSAULT" or not toll.casualties or toll.status != attack.status:
        return False
    if _sentence(starts, toll) != _sentence(starts, attack) + 1:
        return False
    if any(one.actor_id not in {m.actor_id for m in attack.source} for one in toll.source):
        return False
    return (
        bool(_loss_verbs(context, toll))
        and _same(toll.place, attack.place)
        and _same_day(toll, attack)
    )


def _sentence(starts: Sequence[int], claim: Claim) -> int:
    return bisect_right(starts, claim.trigger.start)


def _loss_verbs(context: Context, claim: Claim) -> list[Token]:
    """Return the verbs of a claim if they tell a loss and no deed: "were killed", "died"."""
    span = context.doc.char_span(claim.trigger.start, claim.trigger.end, alignment_mode="expand")
    verbs: list[Token] = [word for word in span or () if word.pos_ == "VERB"]
    return verbs if all(verb.lemma_.lower() in EFFECT_VERBS for verb in verbs) else []


def _same(one: object, other: object) -> bool:
    return one is None or other is None or getattr(one, "name", 0) == getattr(other, "name", 1)


def _same_day(toll: Claim, attack: Claim) -> bool:
    return not toll.date.is_known or not attack.date.is_known or toll.date == attack.date
