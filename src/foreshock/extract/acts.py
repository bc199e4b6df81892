"""An act as PLOVER types it: the record, and the types and modes of words about other acts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from foreshock.extract.frames import Predicate
from foreshock.extract.state import State
from foreshock.extract.syntax import Token
from foreshock.records import Status

COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"})
YIELDING = frozenset({"RETREAT", "CONCEDE"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
#: Acts that a plan or a "will" turns into an agreement to do them.
PROMISABLE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_THREAT_MODE = {
    "ASSAULT": "violence", "MOBILIZE": "violence", "SANCTION": "relations",
    "COERCE": "restrict", "RETREAT": "relations", "REJECT": "relations",
}  # fmt: skip
_REQUEST_MODE = {
    "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist", "CONSULT": "meet",
    "RETREAT": "yield", "CONCEDE": "yield", "AGREE": "meet",
}  # fmt: skip
_REJECT_MODE = {
    "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist", "CONSULT": "meet",
    "RETREAT": "yield", "CONCEDE": "yield", "AGREE": "change",
}  # fmt: skip
_FIRM = frozenset(
    {"vow", "pledge", "promise", "ready", "prepared", "swear", "determined", "readiness"}
)


class Act(NamedTuple):
    """A predicate as PLOVER reads it.

    Attributes
    ----------
    source, target : nouns of the sides
    words : tokens that name the act, operators included
    content : predicates that a threat, demand, promise or refusal is about
    """

    predicate: Predicate
    event_type: str
    mode: str | None
    status: Status
    state: State
    source: tuple[Token, ...]
    target: tuple[Token, ...]
    words: tuple[Token, ...]
    content: tuple[Predicate, ...]
    rule: str


def act_as(
    predicate: Predicate,
    state: State,
    event_type: str,
    mode: str | None,
    status: Status,
    *,
    rule: str,
    source: Sequence[Token] | None = None,
    target: Sequence[Token] | None = None,
    words: Sequence[Token] | None = None,
    content: Sequence[Predicate] = (),
) -> Act:
    """Make an act of a predicate; sides and words are the predicate's own unless given."""
    return Act(
        predicate=predicate,
        event_type=event_type,
        mode=mode,
        status=status,
        state=state,
        source=predicate.source if source is None else tuple(source),
        target=predicate.target if target is None else tuple(target),
        words=predicate.words if words is None else tuple(words),
        content=tuple(content),
        rule=rule,
    )


def refused(predicate: Predicate, state: State) -> Act:
    """Read "will not withdraw" and "no plan to meet" as a refusal of it."""
    rule = f"negated future of {predicate.entry.name}"
    mode = reject_mode(predicate)
    return act_as(predicate, state, "REJECT", mode, "occurred", content=(predicate,), rule=rule)


def request_mode(content: Predicate) -> str:
    """Mode of a request by what is asked for."""
    return _REQUEST_MODE.get(content.entry.type, "change")


def reject_mode(content: Predicate) -> str:
    """Mode of a refusal by what is refused."""
    return _REJECT_MODE.get(content.entry.type, "change")


def threat_mode(content: Predicate) -> str | None:
    """Mode of a threat by what is threatened."""
    if content.entry.type == "COERCE" and content.entry.mode == "arrest":
        return "arrest"
    if content.entry.mode in {"expel", "deport"}:
        return "expel"
    return _THREAT_MODE.get(content.entry.type)


def promised(operator: str, content: Predicate) -> tuple[str, str | None]:
    """Type and mode of a promise by what is promised."""
    if content.entry.type == "THREATEN":
        return "THREATEN", content.entry.mode
    if content.entry.type in HOSTILE - {"MOBILIZE", "PROTEST"} and operator in _FIRM:
        return "THREATEN", threat_mode(content)
    return "AGREE", None


def own_status(kind: str, status: Status) -> Status:
    """Status of a word: a threat that was made is "threatened", a demand "demanded"."""
    if kind == "THREATEN" and status in {"occurred", "ongoing", "planned", "predicted"}:
        return "threatened"
    if kind == "REQUEST" and status in {"occurred", "ongoing"}:
        return "demanded"
    return status
