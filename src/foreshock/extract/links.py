"""Which act answers which, where the text itself says so.

Two places are read: within a sentence, where a preposition or a verb of causing joins two acts
("in retaliation for the raid", "the strike led to protests"), and across sentences, where "this"
or "in response" points back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from foreshock.extract.connectives import Pair, pairs_at
from foreshock.extract.context import Context
from foreshock.extract.lexicon import Lexicon
from foreshock.extract.pointing import Pointing
from foreshock.records import Claim, Link, Span


def with_links(lexicon: Lexicon, context: Context, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with the links that the text draws between them."""
    links: dict[str, list[Link]] = {}
    joined: set[frozenset[str]] = set()
    for pair in _pairs(lexicon, context, claims):
        both = frozenset({pair.cause.claim_id, pair.effect.claim_id})
        if len(both) == 2 and both not in joined:
            joined.add(both)
            holder, link = _link(pair)
            links.setdefault(holder.claim_id, []).append(link)
    return [
        msgspec.structs.replace(claim, links=tuple(links[claim.claim_id]))
        if claim.claim_id in links
        else claim
        for claim in claims
    ]


def _link(pair: Pair) -> tuple[Claim, Link]:
    """Return a link and the claim that holds it: the one that the text speaks of."""
    signal = Span(start=pair.signal.idx, end=pair.signal.idx + len(pair.signal))
    answers = pair.kind == "response_to"
    holder, other = (pair.effect, pair.cause) if answers else (pair.cause, pair.effect)
    return holder, Link(kind=pair.kind, claim_id=other.claim_id, evidence=signal)


def _pairs(lexicon: Lexicon, context: Context, claims: Sequence[Claim]) -> Iterator[Pair]:
    if len(claims) < 2:
        return
    claim_at = _claims_by_word(context, claims)
    pointing = Pointing(lexicon, claims, claim_at)
    for sentence in context.doc.sents:
        told = {claim_at[i].claim_id for i in range(sentence.start, sentence.end) if i in claim_at}
        words = {t.lower_ for t in sentence} | {t.lemma_.lower() for t in sentence}
        for token in sentence:
            pairs = list(pairs_at(lexicon, claim_at, token, words)) if len(told) > 1 else []
            yield from pairs or pointing.pairs_at(token)


def _claims_by_word(context: Context, claims: Sequence[Claim]) -> Mapping[int, Claim]:
    """Lay claims over the words that name them; where two share a word the shorter has it."""
    claim_at: dict[int, Claim] = {}
    for claim in sorted(claims, key=lambda c: c.trigger.end - c.trigger.start):
        trigger = claim.trigger
        span = context.doc.char_span(trigger.start, trigger.end, alignment_mode="expand")
        for token in span or ():
            if not token.is_stop or token.pos_ in {"VERB", "NOUN"}:
                claim_at.setdefault(token.i, claim)
    return claim_at
