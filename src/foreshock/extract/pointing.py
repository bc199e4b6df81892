"""Cause and effect across sentences: "In response, ...", "This led to ...", "The attack followed".

What points back needs something to point at: the act told last, within a few sentences.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from foreshock.extract.connectives import (
    ANSWERING,
    CALLING_FORTH,
    ClaimAt,
    Pair,
    above,
    answering,
    below,
    connectives_of,
    governed,
    objects_of,
    path_of,
)
from foreshock.extract.lexicon import Connective, Lexicon
from foreshock.extract.syntax import Token, children, prepositions
from foreshock.records import Claim

_TOLD = frozenset({"occurred", "ongoing", "threatened"})
_DONE = frozenset({"occurred", "ongoing"})
_DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})
_DEFINITE = _DEMONSTRATIVE | {"the"}
#: How far back, in characters, an act may lie that a sentence points at.
_REACH = 700


class Pointing:
    """Finds what a sentence that points back joins to the acts before it.

    Parameters
    ----------
    claims : all claims of a report
    claim_at : claims by the places of the words that name them
    """

    def __init__(self, lexicon: Lexicon, claims: Sequence[Claim], claim_at: ClaimAt) -> None:
        self.lexicon = lexicon
        self.claim_at = claim_at
        self._ordered = sorted(claims, key=lambda c: c.trigger.start)
        self._starts = [c.trigger.start for c in self._ordered]

    def pairs_at(self, token: Token) -> Iterator[Pair]:
        """Yield what one word joins to an earlier sentence."""
        for connective in connectives_of(self.lexicon, token):
            pairs = list(self._pairs(token, connective))
            if pairs:
                yield from pairs
                return

    def _pairs(self, token: Token, connective: Connective) -> Iterator[Pair]:
        match connective.kind:
            case "back":
                yield from self._answered(token, connective)
            case "effect" if token.pos_ == "VERB":
                yield from self._led_on(token)
            case "answer" if token.pos_ == "VERB":
                yield from self._follows(token, token, objects_of(token, connective.words[0]))
            case "cause" | "sequence" if token.dep_ in {"prep", "mark"}:
                verb = token.head.head if token.dep_ == "mark" else token.head
                yield from self._follows(token, verb, governed(token, connective.words[0]))

    def _answered(self, token: Token, connective: Connective) -> Iterator[Pair]:
        """Yield "In response, India bombed a camp" and "Israel retaliated by bombing Gaza"."""
        path = path_of(token, connective.words[0])
        types = self._answered_types(path[-1]) if path is not None else None
        if path is None or types is None:
            return
        effect = self._answer_of(token, path)
        before = [c for c in self._before(token) if not types or c.event_type in types]
        if effect is not None and before:
            yield Pair(_opposed(before, effect), effect, "response_to", path[-1])

    def _answered_types(self, last: Token) -> frozenset[str] | None:
        """Return the types of what is named as answered ("the attack"); empty if nothing is."""
        named = [n for name, n in prepositions(last) if name in {"to", "for", "against", "of"}]
        named += children(last, "dobj") if last.pos_ == "VERB" else []
        types = [self._types_of(noun) for noun in named]
        if any(found is None for found in types):
            return None
        return frozenset().union(*(found for found in types if found))

    def _answer_of(self, token: Token, path: Sequence[Token]) -> Claim | None:
        if token.pos_ == "VERB":
            found = answering(self.claim_at, token)
        else:
            found = above(self.claim_at, token.head)
        if found is None and token.i - token.sent.start <= 1:
            end = path[-1].right_edge.idx
            found = next((c for c in self._here(token) if c.trigger.start > end), None)
        if found is None or found.event_type not in ANSWERING or found.status not in _DONE:
            return None
        return found if self._is_here(found, token) else None

    def _led_on(self, verb: Token) -> Iterator[Pair]:
        """Yield "This led to clashes", "The killing sparked protests"."""
        cause = self._told_before(verb, children(verb, "nsubj"))
        effect = next((c for c in self._here(verb) if c.trigger.end > verb.idx + len(verb)), None)
        if cause is not None and effect is not None:
            yield Pair(cause, effect, "led_to", verb)

    def _follows(self, token: Token, verb: Token, told: Sequence[Token]) -> Iterator[Pair]:
        """Yield "The attack came after troops killed a priest", "The move follows an attack"."""
        if verb.lemma_.lower() not in self.lexicon.classes["coming"]:
            return
        cause = below(self.claim_at, told)
        effect = self._told_before(verb, children(verb, "nsubj")) if cause is not None else None
        if cause is not None and effect is not None and cause.event_type in CALLING_FORTH:
            yield Pair(cause, effect, "response_to", token)

    def _told_before(self, verb: Token, subjects: Sequence[Token]) -> Claim | None:
        """Return the latest act that "this" or "the attack" can stand for."""
        for noun in subjects:
            types = self._types_of(noun)
            if types is not None:
                fitting = [c for c in self._before(verb) if not types or c.event_type in types]
                return fitting[-1] if fitting else None
        return None

    def _types_of(self, noun: Token) -> frozenset[str] | None:
        """Return the types of act that a noun can point back at, empty for all, ``None``: none."""
        if noun.lower_ in _DEMONSTRATIVE:
            return frozenset()
        if not any(c.lower_ in _DEFINITE for c in children(noun, "det")):
            return None
        if noun.lemma_.lower() in self.lexicon.classes["happening"]:
            return frozenset()
        return frozenset(e.type for e in self.lexicon.nouns.get(noun.lemma_.lower(), ())) or None

    def _here(self, token: Token) -> list[Claim]:
        """Acts of a word's own sentence."""
        sentence = token.sent
        return self._between(sentence.start_char, sentence.end_char)

    def _is_here(self, claim: Claim, token: Token) -> bool:
        return bool(token.sent.start_char <= claim.trigger.start < token.sent.end_char)

    def _before(self, token: Token) -> list[Claim]:
        """Acts of the sentences before that may have called forth another, the latest last."""
        start = token.sent.start_char
        found = self._between(max(0, start - _REACH), start)
        return [c for c in found if c.event_type in CALLING_FORTH and c.status in _TOLD]

    def _between(self, start: int, end: int) -> list[Claim]:
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [c for c in self._ordered[low:high] if c.event_type in ANSWERING]


def _opposed(earlier: Sequence[Claim], answer: Claim) -> Claim:
    """Return the latest act done to the one who answers, else the latest act."""
    countries = {a.country for a in answer.source if a.country}
    for claim in reversed(earlier):
        if countries & {a.country for a in claim.target if a.country}:
            return claim
    return earlier[-1]
