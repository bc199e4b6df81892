"""From the signs gathered around an act to its state: the signs of the act, then each operator."""

from __future__ import annotations

from typing import NamedTuple

from foreshock.extract.lexicon import Effect
from foreshock.extract.signs import HEDGES, Signs, Step
from foreshock.extract.syntax import Token
from foreshock.records import Status

_AFTER: dict[Effect, Status] = {
    "threaten": "threatened",
    "promise": "planned",
    "plan": "planned",
    "request": "demanded",
    "refuse": "denied",
    "deny": "denied",
    "predict": "predicted",
    "doubt": "possible",
    "attempt": "possible",
    "prevent": "denied",
    "negate": "denied",
    "end": "denied",
}
#: "No doubt that they attacked" leaves the attack as it is told.
_UNDOUBTED = frozenset({"doubt", "question", "dispute"})


class State(NamedTuple):
    """What the way up from an act told.

    `steps` are the operators from the act outwards. `future` tells that the act lies ahead by its
    own tense; `conditional` that it hangs on an if, `is_condition` that it is the if itself.
    """

    status: Status
    steps: tuple[Step, ...]
    hedged: bool
    future: bool
    obliged: bool
    conditional: bool
    is_condition: bool
    negated: bool
    if_clause: Token | None

    def first(self, *effects: Effect) -> Step | None:
        """Return the innermost step that is not merely "say" or "do", if it is of these effects."""
        for step in self.steps:
            if step.effect in {"say", "do"}:
                continue
            return step if step.effect in effects else None
        return None


def conclude(signs: Signs, token: Token) -> State:
    """Return the state that all signs of an act come to."""
    status = _base(signs, token)
    for step in signs.steps:
        status = _after(status, step, signs.steps[0])
    if _is_question(token):
        status = "possible"
    elif signs.is_condition:
        status = _of_condition(signs)
    return State(
        status=status,
        steps=tuple(signs.steps),
        hedged=signs.hedged or _is_hedged_sentence(token),
        future=signs.future,
        obliged=signs.obliged,
        conditional=signs.conditional,
        is_condition=signs.is_condition,
        negated=signs.negated,
        if_clause=signs.if_clause,
    )


def _of_condition(signs: Signs) -> Status:
    """State of what stands in an if: what is to be done lest a threat come true is demanded."""
    is_threat = any(step.effect in {"threaten", "promise"} for step in signs.steps)
    return "demanded" if signs.unless and is_threat else "possible"


def _base(signs: Signs, token: Token) -> Status:
    if signs.conditional or signs.unreal:
        return "possible"
    if signs.negated:
        return "possible" if signs.perhaps else "denied"
    if signs.obliged:
        return "demanded"
    if signs.possible:
        return "possible"
    if signs.future:
        return "planned"
    if signs.infinitive and (
        signs.describes or not any(step.effect == "do" for step in signs.steps[:1])
    ):
        # "trained to fight", "a mandate to fight": what somebody is there to do; but "led them to".
        return "planned"
    if signs.ongoing:
        return "ongoing"
    return "occurred"


def _after(status: Status, step: Step, last: Step | None) -> Status:
    """State of the act once an operator governs it."""
    new = _AFTER.get(step.effect)
    if step.token.lemma_.lower() in {"warn", "caution"} and not step.negated:
        # Who warns of what another does leaves its state as it is.
        return "predicted" if status in {"planned", "possible"} and step is last else status
    if new is None:
        # "did not begin to", "has not said that": the latter leaves it open.
        if step.negated and status in {"occurred", "ongoing"} and step.effect != "accuse":
            return "denied" if step.effect == "do" else "possible"
        return status
    if step.negated and step.token.lemma_.lower() in _UNDOUBTED:
        return status
    if step.negated:
        return "possible" if step.effect in {"deny", "refuse", "prevent", "negate"} else "denied"
    if status == "denied" and new in {"planned", "demanded", "threatened"}:
        return status if step.effect in {"promise", "plan"} else new
    return new


def _is_question(token: Token) -> bool:
    sentence = token.sent
    for index in range(sentence.end - 1, sentence.start - 1, -1):
        end = token.doc[index]
        if not end.is_space and end.text not in {'"', "'", ")"}:
            return bool(end.text == "?")
    return False


def _is_hedged_sentence(token: Token) -> bool:
    sentence = token.sent
    near = token.doc[max(sentence.start, token.i - 6) : min(sentence.end, token.i + 7)]
    return any(t.lower_ in HEDGES and t.dep_ in {"advmod", "amod"} and
               (t.head.i == token.i or t.head.i == token.head.i) for t in near)  # fmt: skip
