"""An act under an operator without a frame of its own: "vowed to strike", "asked Iran to leave"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from foreshock.extract.acts import (
    COOPERATION,
    PROMISABLE,
    YIELDING,
    Act,
    act_as,
    promised,
    reject_mode,
    request_mode,
    threat_mode,
)
from foreshock.extract.context import Context
from foreshock.extract.frames import Predicate
from foreshock.extract.lexicon import Effect
from foreshock.extract.parties import (
    addressee,
    is_ultimatum,
    operator_subject,
    speaks_for_another,
    target_of_word,
    warns_of_own_act,
)
from foreshock.extract.sides import mentions
from foreshock.extract.state import State, Step
from foreshock.extract.syntax import Token
from foreshock.records import Status


class _Governed(NamedTuple):
    """A predicate, the operator above it, and who the operator's words come from."""

    context: Context
    predicate: Predicate
    state: State
    step: Step
    speaker: tuple[Token, ...]

    @property
    def lemma(self) -> str:
        return str(self.step.token.lemma_.lower())

    def target(self) -> tuple[Token, ...]:
        return target_of_word(self.context, self.step, self.predicate, self.speaker)

    def changed(
        self,
        kind: str,
        mode: str | None,
        status: Status,
        source: Sequence[Token],
        target: Sequence[Token],
    ) -> Act:
        """Make the act that operator and predicate together are."""
        words = {*self.predicate.words, self.step.token}
        return act_as(
            self.predicate,
            self.state,
            kind,
            mode,
            status,
            source=source,
            target=target,
            words=sorted(words, key=lambda word: word.i),
            content=(self.predicate,),
            rule=f"{self.step.effect}({self.step.token.lemma_}) of {self.predicate.entry.name}",
        )


def under_operator(context: Context, predicate: Predicate, state: State, step: Step) -> Act | None:
    """Read a predicate by the operator above it, ``None`` where that leaves its type as it is."""
    read = _READERS.get(step.effect)
    if read is None:
        return None
    return read(_Governed(context, predicate, state, step, operator_subject(step)))


def _threatened(given: _Governed) -> Act | None:
    predicate = given.predicate
    is_warning = given.lemma == "warn"
    if predicate.entry.type in COOPERATION or (
        is_warning
        and not is_ultimatum(given.state)
        and not warns_of_own_act(given.context, predicate, given.state, given.speaker)
    ):
        return _predicted(predicate, given.state) if is_warning else None
    mode = threat_mode(predicate)
    source = given.speaker
    doers = mentions(given.context, predicate.source) if is_warning else ()
    if doers and speaks_for_another(given.context, source):
        source = predicate.source  # "NATO will strike, the alliance's spokesman warned"
    return given.changed("THREATEN", mode, "threatened", source, given.target())


def _promised(given: _Governed) -> Act:
    if given.state.negated and given.predicate.entry.type in COOPERATION | YIELDING:
        return _rejected(given)  # "swore not to negotiate"
    kind, mode = promised(given.lemma, given.predicate)
    if given.state.negated:
        kind, mode = _promised_not_to(given.predicate)
    status: Status = "threatened" if kind == "THREATEN" else _word_status(given.state)
    if given.state.negated and status == "denied":
        status = "occurred"  # the promise not to was made
    source = given.speaker or given.predicate.source
    return given.changed(kind, mode, status, source, given.target())


def _promised_not_to(predicate: Predicate) -> tuple[str, str | None]:
    """Read "promised not to attack" as an agreement, "vowed not to yield" as a refusal."""
    if predicate.entry.type in COOPERATION | YIELDING:
        return "REJECT", reject_mode(predicate)
    return "AGREE", None


def _word_status(state: State) -> Status:
    return "occurred" if state.status in {"planned", "occurred", "ongoing"} else state.status


def _requested(given: _Governed) -> Act:
    asked = addressee(given.context, given.step, given.predicate, given.speaker)
    mode = request_mode(given.predicate)
    return given.changed("REQUEST", mode, "demanded", given.speaker, asked)


def _rejected(given: _Governed) -> Act:
    source = given.speaker or given.predicate.source
    mode = reject_mode(given.predicate)
    return given.changed("REJECT", mode, "occurred", source, given.target())


def _planned(given: _Governed) -> Act | None:
    """Read planned cooperation as an agreement to it; other plans keep their type."""
    predicate, step = given.predicate, given.step
    if predicate.entry.type not in PROMISABLE:
        return None
    if step.token.i == predicate.token.i or step.token.dep_ == "advcl":
        return None
    source = predicate.source or given.speaker
    return given.changed("AGREE", None, "planned", source, predicate.target)


_READERS: Mapping[Effect, Callable[[_Governed], Act | None]] = {
    "threaten": _threatened,
    "promise": _promised,
    "request": _requested,
    "refuse": _rejected,
    "plan": _planned,
}


def _predicted(predicate: Predicate, state: State) -> Act:
    """Read a warning of what another may do as a prediction of it."""
    status: Status = "predicted" if state.status == "threatened" else state.status
    if any(s.effect == "plan" for s in state.steps) or (
        state.future is False and (predicate.token.tag_ == "VBG")
    ):
        status = "planned"
    entry = predicate.entry
    return act_as(predicate, state, entry.type, entry.mode, status, rule=entry.name)
