"""What tense and negation alone make of an act: announced, refused, owed or ended."""

from __future__ import annotations

from foreshock.extract.acts import (
    COOPERATION,
    HOSTILE,
    PROMISABLE,
    YIELDING,
    Act,
    act_as,
    refused,
    request_mode,
    threat_mode,
)
from foreshock.extract.context import Context
from foreshock.extract.frames import Predicate
from foreshock.extract.parties import is_ultimatum, operator_subject, says_so_itself
from foreshock.extract.signs import FUTURE, OBLIGED
from foreshock.extract.state import State, Step
from foreshock.extract.syntax import Token, auxiliaries, subjects


def by_tense(context: Context, predicate: Predicate, state: State) -> Act | None:
    """Read will, will not and must without an operator."""
    if state.conditional or any(s.effect not in {"say", "do"} for s in state.steps):
        return None
    if state.future and state.negated and predicate.entry.type in COOPERATION | YIELDING:
        return refused(predicate, state)
    if state.obliged and not state.negated and (owed := _owed(predicate, state)) is not None:
        return owed
    if not state.future or state.negated:
        return None
    return _announced(context, predicate, state)


def by_unless(predicate: Predicate, state: State) -> Act | None:
    """Read "will sink the ship unless Spain frees him" as a request to free him."""
    clause = predicate.clause
    is_unless = clause.dep_ == "advcl" and any(c.lower_ == "unless" for c in clause.children)
    if not is_unless or predicate.entry.type not in COOPERATION | YIELDING or not predicate.source:
        return None
    return act_as(
        predicate,
        state,
        "REQUEST",
        request_mode(predicate),
        "demanded",
        source=subjects(clause.head),
        target=predicate.source,
        content=(predicate,),
        rule=f"unless {predicate.entry.name}",
    )


def _owed(predicate: Predicate, state: State) -> Act | None:
    """Read "X said that Y must" as a request of X to Y."""
    speaker = next((s for s in state.steps if s.effect == "say"), None)
    if speaker is None:
        return None
    return act_as(
        predicate,
        state,
        "REQUEST",
        request_mode(predicate),
        "demanded",
        source=operator_subject(speaker),
        target=predicate.source or predicate.target,
        content=(predicate,),
        rule=f"obligation to {predicate.entry.name}",
    )


def _announced(context: Context, predicate: Predicate, state: State) -> Act | None:
    kind = predicate.entry.type
    future = f"future of {predicate.entry.name}"
    content = (predicate,)
    if kind == "RETREAT" and predicate.entry.mode != "resign":
        # PLOVER: a withdrawal that is announced and not yet made is a concession.
        return act_as(predicate, state, "CONCEDE", None, "planned", content=content, rule=future)
    if kind in PROMISABLE:
        return act_as(predicate, state, "AGREE", None, "planned", content=content, rule=future)
    is_hostile = kind in HOSTILE and kind != "PROTEST"
    if is_hostile and (is_ultimatum(state) or says_so_itself(context, predicate, state)):
        mode, rule = threat_mode(predicate), f"announced {predicate.entry.name}"
        return act_as(predicate, state, "THREATEN", mode, "threatened", content=content, rule=rule)
    return None


def ended(predicate: Predicate, state: State) -> Act | None:
    """Read the end of cooperation as its reduction, and the end of hostile acts as a retreat."""
    step = next((s for s in state.steps if s.effect not in {"say", "do"}), None)
    is_end = step is not None and step.effect == "end"
    if is_end and (unmade := _end_not_made(predicate, state, step)) is not None:
        return unmade
    if state.obliged or state.future or any(s.effect in {"request", "plan"} for s in state.steps):
        return None
    stopped = step is not None and step.effect == "end" and not step.negated
    if not (stopped or _no_longer(predicate.clause)):
        return None
    changed = _type_of_end(predicate.entry.type)
    if changed is None:
        return None
    kind, mode = changed
    words = (*predicate.words, step.token) if stopped and step is not None else predicate.words
    return act_as(
        predicate,
        state,
        kind,
        mode,
        "occurred",
        words=sorted(words, key=lambda w: w.i),
        rule=f"end of {predicate.entry.name}",
    )


def _end_not_made(predicate: Predicate, state: State, step: Step | None) -> Act | None:
    """Read "must end the raids" as a request, and "will not end the strike" as a refusal."""
    if step is None:
        return None
    verb = step.token
    helpers = auxiliaries(verb)
    if predicate.entry.type not in HOSTILE or verb.pos_ != "VERB":
        return None
    words = sorted((*predicate.words, verb), key=lambda w: w.i)
    rule = f"end of {predicate.entry.name}"
    if step.negated and helpers & FUTURE:
        source = subjects(verb) or predicate.source
        return act_as(predicate, state, "REJECT", "yield", "occurred", source=source, words=words,
                      content=(predicate,), rule=f"negated future of {rule}")  # fmt: skip
    speaker = next((s for s in state.steps if s.effect == "say"), None)
    if speaker is None or step.negated or not helpers & OBLIGED:
        return None
    asked = subjects(verb) or predicate.source
    return act_as(predicate, state, "REQUEST", "yield", "demanded", words=words, target=asked,
                  source=operator_subject(speaker), content=(predicate,),
                  rule=f"obligation to {rule}")  # fmt: skip


def _type_of_end(kind: str) -> tuple[str, str] | None:
    """Type and mode of the end of acts of a type."""
    if kind in {"CONSULT", "COOPERATE", "AID", "SUPPORT"}:
        return "SANCTION", "discontinue"
    if kind in {"ASSAULT", "COERCE", "SANCTION", "PROTEST"}:
        return "RETREAT", "ceasefire" if kind == "ASSAULT" else "access"
    return None


def _no_longer(verb: Token) -> bool:
    return any(
        c.lower_ == "longer" and (
            any(g.lower_ == "no" for g in c.children) or (c.i > 0 and c.nbor(-1).lower_ == "no")
        )
        for c in verb.children
    )  # fmt: skip
