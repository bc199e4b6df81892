"""Which act answers which, where the text itself says so.

Two places are read: within a sentence, where a preposition or a verb of causing joins two acts
("in retaliation for the raid", "the strike led to protests"), and across sentences, where "this"
or "in response" points back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from foreshock.extract.context import Context
from foreshock.extract.syntax import Token, children, prepositions
from foreshock.records import Claim, Link, LinkKind, Span

_CAUSING = frozenset("lead trigger spark prompt provoke cause ignite fuel".split())
_ANSWERING_NOUNS = frozenset(
    "response retaliation reprisal revenge reaction answer retribution protest".split()
)
_ANSWERING_VERBS = frozenset(["retaliate", "respond", "avenge", "react"])
#: Prepositions behind an act that name what it answers: "protested over the killing of".
_ANSWERING_PREPOSITIONS: Mapping[str, frozenset[str]] = {
    "PROTEST": frozenset({"against", "over", "at", "about"}),
    "ACCUSE": frozenset({"for", "over"}),
    "SANCTION": frozenset({"over", "for"}),
    "THREATEN": frozenset({"over"}),
}
_BECAUSE = frozenset({"because", "due", "owing"})
_ACTS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN", "PROTEST"})
_REACTIONS = frozenset({"PROTEST", "ACCUSE", "SANCTION", "COERCE", "ASSAULT", "REJECT", "MOBILIZE"})


class _Pair(NamedTuple):
    """A cause and its effect, by the places of their words, and the word that joins them."""

    cause: Claim
    effect: Claim
    kind: LinkKind
    signal: Token


def with_links(context: Context, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with the links that the text draws between them."""
    links: dict[str, list[Link]] = {}
    for pair in (*_within_sentences(context, claims), *_across_sentences(context, claims)):
        signal = Span(start=pair.signal.idx, end=pair.signal.idx + len(pair.signal))
        holder, other = (
            (pair.effect, pair.cause) if pair.kind == "response_to" else (pair.cause, pair.effect)
        )
        known = links.setdefault(holder.claim_id, [])
        if holder is not other and all(link.claim_id != other.claim_id for link in known):
            known.append(Link(kind=pair.kind, claim_id=other.claim_id, evidence=signal))
    return [
        msgspec.structs.replace(claim, links=tuple(links[claim.claim_id]))
        if claim.claim_id in links
        else claim
        for claim in claims
    ]


def _within_sentences(context: Context, claims: Sequence[Claim]) -> Iterator[_Pair]:
    by_word: dict[int, Claim] = {}
    for claim in claims:
        span = context.doc.char_span(
            claim.trigger.start, claim.trigger.end, alignment_mode="expand"
        )
        for token in span or ():
            by_word.setdefault(token.i, claim)
    for token in context.doc:
        yield from _caused(by_word, token)
        yield from _answered(by_word, token)


def _caused(by_word: Mapping[int, Claim], token: Token) -> Iterator[_Pair]:
    """Yield "the strike led to protests", "a raid, sparking clashes"."""
    if token.pos_ != "VERB" or token.lemma_.lower() not in _CAUSING:
        return
    effects = children(token, "dobj")
    effects += [noun for name, noun in prepositions(token) if name == "to"]
    causes: list[Token] = children(token, "nsubj")
    if token.dep_ == "advcl" and token.tag_ == "VBG" and not causes:
        causes = [token.head]
    if token.dep_ == "relcl" and all(c.lower_ in {"which", "that"} for c in causes):
        causes = [token.head]
    for cause in causes:
        for effect in effects:
            if cause.i in by_word and effect.i in by_word:
                yield _Pair(by_word[cause.i], by_word[effect.i], "led_to", token)


def _answered(by_word: Mapping[int, Claim], token: Token) -> Iterator[_Pair]:
    """Yield "in retaliation for the raid", "protested against the arrests", "because of"."""
    answer = _answering_clause(by_word, token)
    if answer is None:
        return
    claim, governed = answer
    for noun in governed:
        cause = by_word.get(noun.i)
        if cause is not None and cause is not claim:
            yield _Pair(cause, claim, "response_to", token)


def _answering_clause(
    by_word: Mapping[int, Claim], token: Token
) -> tuple[Claim, Sequence[Token]] | None:
    """Return the answering act that a joining word belongs to, and what the word governs."""
    lower = token.lower_
    if lower in _ANSWERING_NOUNS and token.head.lower_ in {"in", "as"}:
        claim = _claim_above(by_word, token.head)
        return (claim, [n for name, n in prepositions(token)]) if claim else None
    if lower in _BECAUSE:
        claim = _claim_above(by_word, token)
        governed = [t for c in token.children for t in (c, *c.children)]
        return (claim, governed) if claim else None
    if token.pos_ == "ADP" and token.head.i in by_word:
        claim = by_word[token.head.i]
        if lower in _ANSWERING_PREPOSITIONS.get(claim.event_type, ()):
            return claim, [*children(token, "pobj"), *children(token, "pcomp")]
    return None


def _claim_above(by_word: Mapping[int, Claim], token: Token) -> Claim | None:
    for ancestor in token.ancestors:
        if ancestor.i in by_word:
            return by_word[ancestor.i] if by_word[ancestor.i].event_type in _REACTIONS else None
        for thing in children(ancestor, "dobj"):
            if thing.i in by_word:
                return by_word[thing.i]
        if ancestor.pos_ in {"VERB", "AUX"}:
            return None
    return None


def _across_sentences(context: Context, claims: Sequence[Claim]) -> Iterator[_Pair]:
    ordered = sorted(claims, key=lambda c: c.trigger.start)
    for token in context.doc:
        lemma = token.lemma_.lower()
        answering = lemma in _ANSWERING_NOUNS and token.head.lower_ in {"in", "as"}
        if (answering and not list(prepositions(token))) or (
            lemma in _ANSWERING_VERBS and token.pos_ == "VERB"
        ):
            yield from _point_back(ordered, token, "response_to")
        elif lemma in _CAUSING and token.pos_ == "VERB" and _is_deictic(token):
            yield from _point_back(ordered, token, "led_to")


def _is_deictic(verb: Token) -> bool:
    """Whether the subject is "this" or a short form of what was told before."""
    if verb.lemma_ == "lead" and not any(name == "to" for name, _ in prepositions(verb)):
        return False
    return any(
        noun.lower_ in {"this", "that"}
        or any(c.lower_ in {"this", "these", "those"} for c in noun.children)
        for noun in children(verb, "nsubj")
    )


def _point_back(ordered: Sequence[Claim], token: Token, kind: LinkKind) -> Iterator[_Pair]:
    sentence = token.sent
    here = [c for c in ordered if sentence.start_char <= c.trigger.start < sentence.end_char
            and c.event_type in _ACTS]  # fmt: skip
    before = [c for c in ordered if c.trigger.start < sentence.start_char and c.event_type in _ACTS
              and c.status in {"occurred", "ongoing", "threatened"}]  # fmt: skip
    if kind == "led_to":
        here = [c for c in here if c.trigger.start > token.idx][:1]
        cause = before[-1] if before else None
    else:
        here = [c for c in here if c.status in {"occurred", "ongoing"}]
        cause = _opposed(before, here[0]) if before and here else None
    if cause is not None:
        for effect in here:
            yield _Pair(cause, effect, kind, token)


def _opposed(earlier: Sequence[Claim], answer: Claim) -> Claim:
    """Return the latest act done to the one who answers, else the latest act."""
    countries = {a.country for a in answer.source if a.country}
    for claim in reversed(earlier):
        if countries & {a.country for a in claim.target if a.country}:
            return claim
    return earlier[-1]
