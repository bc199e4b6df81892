"""From a predicate and its state to what PLOVER calls the act.

PLOVER codes what is said of an act to come by its own type: who promises aid agrees (AGREE), who
vows to strike threatens (THREATEN), who will not withdraw rejects (REJECT), who must withdraw is
requested to (REQUEST). What a threat, a demand or a promise is about becomes part of that one
claim and never a second, accomplished act.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foreshock.extract.acts import (
    COOPERATION,
    YIELDING,
    Act,
    act_as,
    own_status,
    promised,
    refused,
    reject_mode,
    request_mode,
    threat_mode,
)
from foreshock.extract.causes import merged_causes
from foreshock.extract.context import Context
from foreshock.extract.frames import Predicate
from foreshock.extract.lexicon import Lexicon
from foreshock.extract.operators import under_operator
from foreshock.extract.parties import names
from foreshock.extract.sides import mentions
from foreshock.extract.state import State, Step, read_state
from foreshock.extract.syntax import Token
from foreshock.extract.tense import by_tense, by_unless, ended
from foreshock.records import Status

__all__ = ["Act", "interpret", "merged_causes"]

#: Types of words about other acts.
_WORDS = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE"})


def interpret(lexicon: Lexicon, context: Context, predicates: Sequence[Predicate]) -> list[Act]:
    """Read all predicates of a report as acts, operators and their contents joined."""
    states = {p.token.i: _state_of(lexicon, p) for p in predicates}
    free, contents = _shared_out(predicates, states)
    acts = []
    for predicate in free:
        state = states[predicate.token.i]
        if inner := contents.get(predicate.token.i):
            condition = state.if_clause or states[inner[0].token.i].if_clause
            asked = state._replace(if_clause=condition)
            is_denied = state.negated or states[inner[0].token.i].negated
            acts.append(_with_content(context, predicate, asked, inner, is_denied=is_denied))
        else:
            acts.append(_alone(context, predicate, state))
    return acts


def _state_of(lexicon: Lexicon, predicate: Predicate) -> State:
    shares_clause = predicate.token.pos_ == "ADJ" or any(
        word.i == predicate.clause.i for word in predicate.words
    )
    if predicate.token.i != predicate.clause.i and predicate.clause.lemma_.lower() == "claim":
        shares_clause = False  # that nobody claimed an attack does not undo it
    state = read_state(lexicon, predicate.token, predicate.clause, shares_clause=shares_clause)
    if "neg" in predicate.entry.prep and state.negated:
        # "will not go unpunished": the frame is an act by its negation.
        status: Status = "occurred" if state.status == "denied" else state.status
        return state._replace(negated=False, status=status)
    if "object.none" in predicate.entry.prep and state.status == "planned":
        return state._replace(status="occurred")  # "would brook no delay" refuses at once
    return state


def _shared_out(
    predicates: Sequence[Predicate], states: Mapping[int, State]
) -> tuple[list[Predicate], Mapping[int, list[Predicate]]]:
    """Part predicates into free ones and contents of others, by the place of the other's word."""
    by_token = {p.token.i: p for p in predicates}
    contents: dict[int, list[Predicate]] = {}
    free: list[Predicate] = []
    for predicate in predicates:
        owner = _names_in_frame(predicate, by_token)
        if owner is None:
            owner = _operator_above(predicate, states[predicate.token.i], by_token)
        if owner is None:
            free.append(predicate)
        else:
            contents.setdefault(owner.token.i, []).append(predicate)
    return free, contents


def _names_in_frame(predicate: Predicate, by_token: Mapping[int, Predicate]) -> Predicate | None:
    """Return the word of another that names the act as its content ("countdown to withdrawal")."""
    noun = predicate.token
    if noun.dep_ != "pobj":
        return None
    for other in by_token.values():
        wanted = other.entry.prep.get(noun.head.lower_)
        if wanted and other.entry.type in _WORDS and noun.sent.start == other.token.sent.start:
            governs = noun.head.head.i in {other.token.i, other.clause.i, other.token.head.i}
            if governs and noun.lemma_.lower() in wanted:
                return other
    return None


def _operator_above(
    predicate: Predicate, state: State, by_token: Mapping[int, Predicate]
) -> Predicate | None:
    """Return the operator whose content the act is, where it is an act itself."""
    if state.is_condition:
        return None  # "vowed to retaliate if attacked": the condition is not what is vowed
    step = state.first("threaten", "promise", "request", "refuse")
    if step is None and state.obliged:  # "said that Iran must withdraw" asks for it
        step = next((s for s in state.steps if s.effect == "say"), None)
    owner = by_token.get(step.token.i) if step else None
    if owner is None or owner is predicate or owner.entry.type not in _WORDS:
        return None
    if step is not None and step.effect == "say" and owner.entry.type != "REQUEST":
        return None
    return owner


def _with_content(
    context: Context,
    predicate: Predicate,
    state: State,
    inner: Sequence[Predicate],
    *,
    is_denied: bool = False,
) -> Act:
    """Read an operator that is an act itself, with what it is about."""
    first = inner[0]
    if _is_promised_not(predicate, first, is_denied=is_denied):
        return refused(first, state)._replace(predicate=predicate, source=predicate.source)
    kind, mode = _type_with_content(predicate, first)
    target = predicate.target if mentions(context, predicate.target) else ()
    return act_as(
        predicate,
        state,
        kind,
        mode,
        own_status(kind, state.status),
        target=target or _content_target(context, predicate, first),
        words=(*predicate.words, first.token),
        content=inner,
        rule=f"{predicate.entry.name} of {first.entry.name}",
    )


def _is_promised_not(predicate: Predicate, content: Predicate, *, is_denied: bool) -> bool:
    """Whether a side binds itself not to yield or help ("swore not to talk", "not ready to")."""
    is_friendly = content.entry.type in COOPERATION | YIELDING
    return is_denied and is_friendly and predicate.entry.type == "AGREE"


def _type_with_content(predicate: Predicate, content: Predicate) -> tuple[str, str | None]:
    match predicate.entry.type:
        case "THREATEN":
            return "THREATEN", threat_mode(content)
        case "REQUEST":
            return "REQUEST", request_mode(content)
        case "REJECT":
            return "REJECT", reject_mode(content)
        case "AGREE":
            return promised(predicate.token.lemma_.lower(), content)
        case kind:
            return kind, predicate.entry.mode


def _content_target(context: Context, predicate: Predicate, first: Predicate) -> tuple[Token, ...]:
    """Whom an operator speaks to if it does not say: who is to do it, or to whom it is done."""
    source = names(context, predicate.source)
    for nouns in (first.target, first.source):
        if names(context, nouns) - source:
            return nouns
    return first.target


def _alone(context: Context, predicate: Predicate, state: State) -> Act:
    """Read an act that no other predicate governs; an operator above may still change its type."""
    if (asked := by_unless(predicate, state)) is not None:
        return asked
    if state.is_condition:
        status = own_status(predicate.entry.type, state.status)
        entry = predicate.entry
        return act_as(predicate, state, entry.type, entry.mode, status, rule=entry.name)
    step = state.first("threaten", "promise", "request", "refuse", "plan")
    if step is not None and (changed := _changed(context, predicate, state, step)) is not None:
        return changed
    if (stopped := ended(predicate, state)) is not None:
        return stopped
    if step is None and (told := by_tense(context, predicate, state)) is not None:
        return told
    entry = predicate.entry
    if entry.type == "AGREE" and state.negated and not state.steps:
        return refused(predicate, state)  # "is not ready for talks"
    status = own_status(entry.type, state.status)
    return act_as(predicate, state, entry.type, entry.mode, status, rule=entry.name)


def _changed(context: Context, predicate: Predicate, state: State, step: Step) -> Act | None:
    """Read an act by the operator above it, a denied plan to cooperate as a refusal."""
    if not step.negated:
        return under_operator(context, predicate, state, step)
    is_friendly = predicate.entry.type in COOPERATION | YIELDING
    if step.effect in {"plan", "promise"} and is_friendly:
        return refused(predicate, state)
    return None
