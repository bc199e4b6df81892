"""Why a report was read as it was: for each claim what bore it, for each other word why it fell.

Reading itself keeps no reasons. They are worked out afterwards, from what its steps showed
(`foreshock.extract.steps`) and by asking the frames again, so that nobody pays for them unasked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from foreshock.extract.acts import Act
from foreshock.extract.confidence import signs_of, weights
from foreshock.extract.context import Context
from foreshock.extract.frames import FrameMatcher, Predicate
from foreshock.extract.gate import Verdict
from foreshock.extract.lexicon import Entry, Lexicon
from foreshock.extract.misfits import Misfits
from foreshock.extract.steps import Step
from foreshock.extract.syntax import Token
from foreshock.records import ActorMention, Claim


class SideReason(msgspec.Struct, frozen=True, kw_only=True):
    """Who stands on a side, by which words, and why."""

    side: str
    text: str
    actor_id: str | None
    why: str


class ClaimReason(msgspec.Struct, frozen=True, kw_only=True):
    """What bore a claim.

    Attributes
    ----------
    entry, frame : the lexicon entry, and what it asks for
    words : the words that named the act
    state : the signs that made its status, from the act outwards
    confidence_terms : sign -> weight in log odds; their sum is the log odds of confidence
    """

    claim_id: str
    event_type: str
    status: str
    start: int
    end: int
    trigger: str
    evidence: str
    rule: str
    entry: str
    frame: str
    words: tuple[str, ...]
    sides: tuple[SideReason, ...]
    state: tuple[str, ...]
    confidence: float
    confidence_terms: dict[str, float]


class Dropped(msgspec.Struct, frozen=True, kw_only=True):
    """A word or paragraph that might have told an act, and why it gave no claim."""

    start: int
    end: int
    text: str
    reason: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A report with all reasons."""

    report_id: str
    origin: str
    gate: str
    claims: tuple[ClaimReason, ...]
    dropped: tuple[Dropped, ...]


class Seen:
    """Keeps what the steps of one reading made; given to `Reader.claims_of` as `seen`."""

    def __init__(self) -> None:
        self.made: dict[Step, Any] = {
            "predicates": [],
            "earnest": [],
            "assembled": [],
            "unique": [],
        }

    def __call__(self, step: Step, made: Any) -> None:
        """Take up what a step made."""
        self.made[step] = list(made)


def skipped(verdict: Verdict | None, text: str) -> Iterator[Dropped]:
    """Yield the paragraphs that the gate left out."""
    for passage in verdict.passages if verdict else ():
        if not passage.is_kept:
            words = text[passage.start : passage.end].strip()
            yield Dropped(start=passage.start, end=passage.end, text=words,
                          reason=f"not parsed: {passage.reason}")  # fmt: skip


def reasons_of(context: Context, seen: Seen, claims: Sequence[Claim]) -> tuple[ClaimReason, ...]:
    """Return what bore each claim of a reading."""
    acts: dict[str, tuple[Act, Claim]] = {}
    for act, claim in seen.made["assembled"]:
        if claim is not None:
            acts.setdefault(claim.claim_id, (act, claim))
    return tuple(_reason(context, *acts[claim.claim_id], claim) for claim in claims)


def _reason(context: Context, act: Act, made: Claim, claim: Claim) -> ClaimReason:
    entry = act.predicate.entry
    signs = signs_of(act, made.source, made.target, status=made.status, hedged=made.hedged)
    terms = {"start": weights()["start"]}
    terms |= {name: weights()[name] for name, holds in signs.items() if holds and weights()[name]}
    return ClaimReason(
        claim_id=claim.claim_id,
        event_type=claim.event_type,
        status=claim.status,
        start=claim.trigger.start,
        end=claim.trigger.end,
        trigger=claim.trigger.text,
        evidence=claim.evidence.text,
        rule=claim.method,
        entry=entry.name,
        frame=frame_of(entry),
        words=tuple(word.text for word in act.words),
        sides=(*_sides(context, "source", act, claim), *_sides(context, "target", act, claim)),
        state=tuple(_state(act, claim)),
        confidence=claim.confidence,
        confidence_terms=terms,
    )


def frame_of(entry: Entry) -> str:
    """Say what an entry asks for.

    Examples
    --------
    >>> frame_of(Entry(words=("hit",), type="ASSAULT", object=("base",), lacks=("to",)))
    'hit; object: base; without to'
    """
    slots = {"subject": entry.subject, "object": entry.object, "before it": entry.modifier,
             "no object": entry.not_object, **entry.prep}  # fmt: skip
    asked = [f"{name}: {_some(words)}" for name, words in slots.items() if words]
    asked += [f"{name}: anything" for name, words in entry.prep.items() if not words]
    asked += [f"with {name}" for name in entry.needs] + [f"without {name}" for name in entry.lacks]
    return "; ".join((entry.words[0], *asked))


def _some(words: Sequence[str], most: int = 6) -> str:
    return ", ".join(words[:most]) + (", ..." if len(words) > most else "")


def _sides(context: Context, side: str, act: Act, claim: Claim) -> Iterator[SideReason]:
    mentions = claim.source if side == "source" else claim.target
    nouns = act.source if side == "source" else act.target
    for one in mentions:
        yield SideReason(side=side, text=one.text, actor_id=one.actor_id,
                         why=_why(context, one, nouns, act, claim))  # fmt: skip


def _why(
    context: Context, one: ActorMention, nouns: Sequence[Token], act: Act, claim: Claim
) -> str:
    """Say how a mention came to its side: a noun of the slot, what a pronoun means, an owner."""
    inside = next((n for n in nouns if one.start <= n.idx < one.end), None)
    if inside is not None:
        return f"{_slot(inside)} of {inside.head.text!r}" + _home(one, claim)
    if one in claim.responsibility.claimed_by:
        return "claims to have done it"
    pronoun = next((n for n in nouns if n.pos_ in {"PRON", "DET"}), None)
    if pronoun is not None:
        return f"{pronoun.text!r} stands for it"
    if nouns:
        return f"whose {nouns[0].text!r} it is"
    if act.predicate.from_speaker:
        return "says so"
    return "the act is mutual"


def _slot(noun: Token) -> str:
    names = {"nsubj": "subject", "nsubjpass": "passive subject", "dobj": "object", "poss": "owner",
             "dative": "dative", "compound": "word before", "amod": "word before",
             "conj": "joined noun"}  # fmt: skip
    if noun.dep_ == "pobj":
        return f"behind {noun.head.text!r}, part"
    return str(names.get(noun.dep_, noun.dep_))


def _home(one: ActorMention, claim: Claim) -> str:
    is_resident = "+resident" in claim.method and claim.place is not None
    if is_resident and claim.place is not None and one.country == claim.place.country:
        return "; perhaps at home where it happened"
    return ""


def _state(act: Act, claim: Claim) -> Iterator[str]:
    """Yield the signs of an act's state, from the act outwards."""
    state = act.state
    flags = {"negated": state.negated, "future": state.future, "obliged": state.obliged,
             "conditional": state.conditional, "hedged": state.hedged}  # fmt: skip
    yield from (name for name, holds in flags.items() if holds)
    for step in state.steps:
        denied = "not " if step.negated else ""
        yield f"{denied}{step.effect}: {step.token.text}"
    if state.if_clause is not None:
        yield f"if-clause: {state.if_clause.text}"
    if claim.status == "historical":
        yield "told as long past"
    if act.status != state.status:
        yield f"{state.status} becomes {act.status} for {act.event_type}"


def dropped(
    lexicon: Lexicon, context: Context, seen: Seen, claims: Sequence[Claim]
) -> tuple[Dropped, ...]:
    """Return the words that might have told an act and did not, in the order of the text."""
    found: dict[int, Dropped] = {}
    for token, reason in _fallen(context, lexicon, seen, claims):
        found.setdefault(token.i, Dropped(start=token.idx, end=token.idx + len(token),
                                          text=token.text, reason=reason))  # fmt: skip
    return tuple(found[i] for i in sorted(found))


def _fallen(
    context: Context, lexicon: Lexicon, seen: Seen, claims: Sequence[Claim]
) -> Iterator[tuple[Token, str]]:
    predicates: list[Predicate] = seen.made["predicates"]
    misfits = Misfits(lexicon, context, FrameMatcher(lexicon, context))
    yield from misfits.all_but({p.token.i for p in predicates})
    acts = [act for act, _ in seen.made["assembled"]]
    own = {act.predicate.token.i for act in acts}
    for act in acts:
        for inner in act.content:
            if inner.token.i not in own:
                yield inner.token, f"told by {act.predicate.token.text!r} as its content"
    earnest = {p.token.i for p in seen.made["earnest"]}
    for predicate in predicates:
        if predicate.token.i not in earnest:
            yield predicate.token, "its sentence is of another field, such as a game"
        elif predicate.token.i not in own:
            yield predicate.token, "tells the same act as another word of its clause"
    kept = {claim.claim_id for claim in claims}
    unique = {claim.claim_id for claim in seen.made["unique"]}
    for act, claim in seen.made["assembled"]:
        token = act.predicate.token
        if claim is None:
            yield token, f"{act.predicate.entry.name}: no side, and nothing concrete beside it"
        elif claim.claim_id not in unique:
            yield token, "the same act with the same sides is told by a surer word"
        elif claim.claim_id not in kept:
            yield token, "its sentence stands in the report before"
