"""Unnamed rebels traced to the one armed group that a report names.

"The guerrillas" of a report that names a single guerrilla group are that group; where it names
two, or calls them by another people, they stay nobody's. Such a claim's method ends in ``+group``.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from foreshock.actors import Actor
from foreshock.extract.context import Context
from foreshock.extract.lexicon import Lexicon
from foreshock.records import ActorMention, Claim

_REBEL = "REB"
_ARMED = frozenset({"group", "alliance", "force", "party"})
_SIDES = ("source", "target", "speaker")


def with_groups(lexicon: Lexicon, context: Context, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims, with unnamed rebels named where the report leaves no doubt."""
    group = _only_group(context)
    if group is None:
        return list(claims)
    return [_named(lexicon, context, claim, group) for claim in claims]


def _only_group(context: Context) -> Actor | None:
    """Return the armed group that a report names if it names one only, its parts aside."""
    named = {
        match.actors[0].actor_id: match.actors[0]
        for match in context.name_at.values()
        if match.actors[0].kind in _ARMED and match.actors[0].sectors[:1] == (_REBEL,)
    }
    whole = [actor for actor in named.values() if not set(actor.part_of) & set(named)]
    return whole[0] if len(whole) == 1 else None


def _named(lexicon: Lexicon, context: Context, claim: Claim, group: Actor) -> Claim:
    sides = {
        side: tuple(
            _as_group(context, mention, group)
            if _may_be(lexicon, context, mention, group)
            else mention
            for mention in getattr(claim, side)
        )
        for side in _SIDES
    }
    changed = {
        side: mentions for side, mentions in sides.items() if mentions != getattr(claim, side)
    }
    if not changed:
        return claim
    return msgspec.structs.replace(claim, method=f"{claim.method}+group", **changed)


def _may_be(lexicon: Lexicon, context: Context, mention: ActorMention, group: Actor) -> bool:
    """Whether unnamed rebels can be a group: none of another people, and not "other rebels"."""
    if mention.sectors[:1] != (_REBEL,) or mention.actor_id not in {None, f"{group.country}-REB"}:
        return False
    words = context.doc.char_span(mention.start, mention.end, alignment_mode="expand") or ()
    if any(word.lemma_.lower() in lexicon.classes["unnamed"] for word in words):
        return False
    if mention.country is not None:
        return mention.country == group.country
    return not any(word.text[:1].isupper() and not word.is_sent_start for word in words)


def _as_group(context: Context, mention: ActorMention, group: Actor) -> ActorMention:
    return msgspec.structs.replace(
        mention,
        actor_id=group.actor_id,
        name=group.name,
        country=group.country,
        sectors=group.sectors,
        backers=group.backers_on(context.published),
    )
