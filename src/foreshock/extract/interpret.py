"""From a predicate and its state to what PLOVER calls the act.

PLOVER codes what is said of an act to come by its own type: who promises aid agrees (AGREE), who
vows to strike threatens (THREATEN), who will not withdraw rejects (REJECT), who must withdraw is
requested to (REQUEST). What a threat, a demand or a promise is about becomes part of that one
claim and never a second, accomplished act.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from foreshock.extract.context import Context
from foreshock.extract.frames import Predicate
from foreshock.extract.lexicon import Lexicon
from foreshock.extract.sides import mentions
from foreshock.extract.state import State, Step, operator_target, read_state
from foreshock.extract.syntax import Token, noun_owner, subjects
from foreshock.records import Status

COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"})
YIELDING = frozenset({"RETREAT", "CONCEDE"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
_WORDS = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE"})
#: Type of the operator's own claim, by its effect.
_TYPE_OF_EFFECT = {
    "threaten": "THREATEN",
    "promise": "AGREE",
    "request": "REQUEST",
    "refuse": "REJECT",
}
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


def interpret(lexicon: Lexicon, context: Context, predicates: Sequence[Predicate]) -> list[Act]:
    """Read all predicates of a report as acts, operators and their contents joined."""
    by_token = {p.token.i: p for p in predicates}
    states = {
        p.token.i: read_state(
            lexicon, p.token, p.clause, shares_clause=any(w.i == p.clause.i for w in p.words)
        )
        for p in predicates
    }
    contents: dict[int, list[Predicate]] = {}
    free: list[Predicate] = []
    for predicate in predicates:
        if (owner := _names_in_frame(predicate, by_token)) is not None:
            contents.setdefault(owner.token.i, []).append(predicate)
            continue
        step = _binding_step(states[predicate.token.i])
        owner = by_token.get(step.token.i) if step else None
        if owner is not None and owner is not predicate and owner.entry.type in _WORDS:
            contents.setdefault(owner.token.i, []).append(predicate)
        else:
            free.append(predicate)
    acts = []
    for predicate in free:
        state = states[predicate.token.i]
        inner = contents.get(predicate.token.i, [])
        if inner:
            acts.append(_with_content(context, predicate, state, inner))
        else:
            acts.append(_alone(context, predicate, state))
    return acts


def _names_in_frame(predicate: Predicate, by_token: Mapping[int, Predicate]) -> Predicate | None:
    """Return the word of another that names the act as its content ("a countdown to withdrawal")."""
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


def _binding_step(state: State) -> Step | None:
    """Return the operator whose content the act is."""
    return state.first("threaten", "promise", "request", "refuse")


def _with_content(
    context: Context, predicate: Predicate, state: State, inner: Sequence[Predicate]
) -> Act:
    """An operator that is an act itself, with what it is about."""
    first = inner[0]
    kind = predicate.entry.type
    mode = predicate.entry.mode
    if kind == "THREATEN":
        mode = _threat_mode(first)
    elif kind == "REQUEST":
        mode = _REQUEST_MODE.get(first.entry.type, "change")
    elif kind == "REJECT":
        mode = _REJECT_MODE.get(first.entry.type, "change")
    elif kind == "AGREE":
        kind, mode = _promised(predicate.token.lemma_.lower(), first)
    target = predicate.target if mentions(context, predicate.target) else ()
    target = target or _content_target(context, predicate, first)
    words = (*predicate.words, first.token)
    return Act(predicate, kind, mode, _own_status(kind, state.status), state, predicate.source,
               target, words, tuple(inner), f"{predicate.entry.name} of {first.entry.name}")  # fmt: skip


def _content_target(context: Context, predicate: Predicate, first: Predicate) -> tuple[Token, ...]:
    """Whom an operator speaks to if it does not say: who is to do it, or to whom it is done."""
    source = {m.actor_id or m.text for m in mentions(context, predicate.source)}
    for nouns in (first.target, first.source):
        others = [m for m in mentions(context, nouns) if (m.actor_id or m.text) not in source]
        if others:
            return nouns
    return first.target


def _threat_mode(predicate: Predicate) -> str | None:
    if predicate.entry.type == "COERCE" and predicate.entry.mode == "arrest":
        return "arrest"
    if predicate.entry.mode == "expel" or predicate.entry.mode == "deport":
        return "expel"
    return _THREAT_MODE.get(predicate.entry.type)


def _promised(operator: str, content: Predicate) -> tuple[str, str | None]:
    """Type of a promise by what is promised."""
    if content.entry.type == "THREATEN":
        return "THREATEN", content.entry.mode
    if content.entry.type in HOSTILE and operator in _FIRM:
        return "THREATEN", _threat_mode(content)
    return "AGREE", None


def _own_status(kind: str, status: Status) -> Status:
    """Status of a word: a threat that was made is "threatened", a demand "demanded"."""
    if kind == "THREATEN" and status in {"occurred", "ongoing", "planned", "predicted"}:
        return "threatened"
    if status in {"occurred", "ongoing"}:
        if kind == "REQUEST":
            return "demanded"
    return status


def _alone(context: Context, predicate: Predicate, state: State) -> Act:
    """An act that no other predicate governs; an operator above it may still change its type."""
    step = state.first("threaten", "promise", "request", "refuse", "plan")
    if step is not None and not step.negated:
        changed = _under_operator(context, predicate, state, step)
        if changed is not None:
            return changed
    if step is not None and step.negated and step.effect in {"plan", "promise"}:
        if predicate.entry.type in COOPERATION | YIELDING:
            return _refused(predicate, state)
    if (ended := _ended(predicate, state)) is not None:
        return ended
    if step is None:
        changed = _by_tense(context, predicate, state)
        if changed is not None:
            return changed
    kind = predicate.entry.type
    return Act(predicate, kind, predicate.entry.mode, _own_status(kind, state.status), state,
               predicate.source, predicate.target, predicate.words, (), predicate.entry.name)  # fmt: skip


def _ended(predicate: Predicate, state: State) -> Act | None:
    """Read the end of cooperation as its reduction, and the end of hostile acts as a retreat."""
    kind = predicate.entry.type
    if state.obliged or state.future or any(s.effect in {"request", "plan"} for s in state.steps):
        return None  # "must end the raids" asks for it
    step = next((s for s in state.steps if s.effect not in {"say", "do"}), None)
    stopped = step is not None and step.effect == "end" and not step.negated
    if not (stopped or _no_longer(predicate.clause)):
        return None
    if kind in {"CONSULT", "COOPERATE", "AID", "SUPPORT"}:
        new, mode = "SANCTION", "discontinue"
    elif kind in {"ASSAULT", "COERCE", "SANCTION", "PROTEST"}:
        new, mode = "RETREAT", "ceasefire" if kind == "ASSAULT" else "access"
    else:
        return None
    words = (*predicate.words, step.token) if stopped and step is not None else predicate.words
    return Act(predicate, new, mode, "occurred", state, predicate.source, predicate.target,
               tuple(sorted(words, key=lambda w: w.i)), (), f"end of {predicate.entry.name}")  # fmt: skip


def _no_longer(verb: Token) -> bool:
    return any(
        c.lower_ == "longer" and (
            any(g.lower_ == "no" for g in c.children) or (c.i > 0 and c.nbor(-1).lower_ == "no")
        )
        for c in verb.children
    )  # fmt: skip


def _under_operator(context: Context, predicate: Predicate, state: State, step: Step) -> Act | None:
    kind = predicate.entry.type
    lemma = step.token.lemma_.lower()
    speaker = _operator_subject(step)
    if step.effect == "threaten":
        if kind in COOPERATION or (
            lemma == "warn" and not _warns_of_own_act(context, predicate, speaker)
        ):
            return _predicted(predicate, state) if lemma == "warn" else None
        return _changed(predicate, state, step, "THREATEN", _threat_mode(predicate), "threatened",
                        speaker, _targets(context, step, predicate, speaker))  # fmt: skip
    if step.effect == "promise":
        new, mode = _promised(lemma, predicate)
        status: Status = "threatened" if new == "THREATEN" else _word_status(state)
        return _changed(predicate, state, step, new, mode, status, speaker or predicate.source,
                        _targets(context, step, predicate, speaker))  # fmt: skip
    if step.effect == "request":
        mode = _REQUEST_MODE.get(kind, "change")
        return _changed(predicate, state, step, "REQUEST", mode, "demanded", speaker,
                        _addressee(context, step, predicate, speaker))  # fmt: skip
    if step.effect == "refuse":
        return _changed(predicate, state, step, "REJECT", _REJECT_MODE.get(kind, "change"),
                        "occurred", speaker or predicate.source,
                        _targets(context, step, predicate, speaker))  # fmt: skip
    if step.effect == "plan" and kind in {"CONSULT", "SUPPORT", "COOPERATE", "AID"}:
        if step.token.i == predicate.token.i or step.token.dep_ == "advcl":
            return None
        return _changed(predicate, state, step, "AGREE", None, "planned",
                        predicate.source or speaker, predicate.target)  # fmt: skip
    return None


def _word_status(state: State) -> Status:
    return "occurred" if state.status in {"planned", "occurred", "ongoing"} else state.status


def _changed(
    predicate: Predicate,
    state: State,
    step: Step,
    kind: str,
    mode: str | None,
    status: Status,
    source: Sequence[Token],
    target: Sequence[Token],
) -> Act:
    words = tuple(sorted({*predicate.words, step.token}, key=lambda word: word.i))
    rule = f"{step.effect}({step.token.lemma_}) of {predicate.entry.name}"
    return Act(predicate, kind, mode, status, state, tuple(source), tuple(target), words,
               (predicate,), rule)  # fmt: skip


def _predicted(predicate: Predicate, state: State) -> Act:
    """A warning of what another may do."""
    status: Status = "predicted" if state.status == "threatened" else state.status
    if any(s.effect == "plan" for s in state.steps) or (
        state.future is False and (predicate.token.tag_ == "VBG")
    ):
        status = "planned"
    return Act(predicate, predicate.entry.type, predicate.entry.mode, status, state,
               predicate.source, predicate.target, predicate.words, (), predicate.entry.name)  # fmt: skip


def _operator_subject(step: Step) -> tuple[Token, ...]:
    token = step.token
    if token.pos_ in {"VERB", "AUX"}:
        return tuple(subjects(token))
    if token.pos_ == "ADJ" and token.head.pos_ in {"AUX", "VERB"}:
        return tuple(subjects(token.head))
    return tuple(noun_owner(token))


def _names(context: Context, nouns: Sequence[Token]) -> set[str]:
    return {m.actor_id or m.text for m in mentions(context, nouns)}


def _warns_of_own_act(context: Context, predicate: Predicate, speaker: Sequence[Token]) -> bool:
    """Whether a warning tells of the speaker's own act, or of one without an author."""
    if not predicate.source:
        return True
    if any(noun.lower_ in {"we", "i", "it", "they", "he", "she"} for noun in predicate.source):
        return True
    return bool(_countries(context, predicate.source) & _countries(context, speaker))


def _countries(context: Context, nouns: Sequence[Token]) -> set[str]:
    return {m.country or m.actor_id or m.text for m in mentions(context, nouns)}


def _targets(
    context: Context, step: Step, predicate: Predicate, speaker: Sequence[Token]
) -> tuple[Token, ...]:
    named = _names(context, speaker)
    for nouns in (tuple(operator_target(step)), predicate.target, predicate.source):
        if nouns and _names(context, nouns) - named:
            return nouns
    return predicate.target


def _addressee(
    context: Context, step: Step, predicate: Predicate, speaker: Sequence[Token]
) -> tuple[Token, ...]:
    named = _names(context, speaker)
    for nouns in (tuple(operator_target(step)), predicate.source, predicate.target):
        if nouns and _names(context, nouns) - named:
            return nouns
    return ()


def _refused(predicate: Predicate, state: State) -> Act:
    mode = _REJECT_MODE.get(predicate.entry.type, "change")
    return Act(predicate, "REJECT", mode, "occurred", state, predicate.source, predicate.target,
               predicate.words, (predicate,), f"negated future of {predicate.entry.name}")  # fmt: skip


def _by_tense(context: Context, predicate: Predicate, state: State) -> Act | None:
    """Read will, will not and must without an operator."""
    kind = predicate.entry.type
    if state.conditional or any(s.effect not in {"say", "do"} for s in state.steps):
        return None
    if state.future and state.negated and kind in COOPERATION | YIELDING:
        return _refused(predicate, state)
    if state.obliged and state.steps and not state.negated:
        speaker = next((s for s in state.steps if s.effect == "say"), None)
        if speaker is not None:
            mode = _REQUEST_MODE.get(kind, "change")
            return Act(predicate, "REQUEST", mode, "demanded", state, _operator_subject(speaker),
                       predicate.source or predicate.target, predicate.words, (predicate,),
                       f"obligation to {predicate.entry.name}")  # fmt: skip
    if not state.future or state.negated:
        return None
    if kind == "RETREAT" and predicate.entry.mode != "resign":
        # PLOVER: a withdrawal that is announced and not yet made is a concession.
        return Act(predicate, "CONCEDE", None, "planned", state, predicate.source, predicate.target,
                   predicate.words, (predicate,), f"future of {predicate.entry.name}")  # fmt: skip
    if kind in {"CONSULT", "SUPPORT", "COOPERATE", "AID"}:
        return Act(predicate, "AGREE", None, "planned", state, predicate.source, predicate.target,
                   predicate.words, (predicate,), f"future of {predicate.entry.name}")  # fmt: skip
    if kind in HOSTILE and kind != "PROTEST" and _says_so_itself(context, predicate, state):
        return Act(predicate, "THREATEN", _threat_mode(predicate), "threatened", state,
                   predicate.source, predicate.target, predicate.words, (predicate,),
                   f"announced {predicate.entry.name}")  # fmt: skip
    return None


def _says_so_itself(context: Context, predicate: Predicate, state: State) -> bool:
    """Whether the one who says that it will be done is the one who will do it."""
    for step in state.steps:
        if step.effect == "say" and step.token.pos_ == "VERB":
            said_by = subjects(step.token)
            if any(n.lower_ in {"we", "i"} for n in predicate.source):
                return True
            return bool(_countries(context, said_by) & _countries(context, predicate.source))
    return any(n.lower_ in {"we", "i"} for n in predicate.source)


def merged_causes(predicates: Sequence[Predicate]) -> list[Predicate]:
    """Join "an attack by X killed two" and "two were killed in an attack by X" into one predicate."""
    by_token: Mapping[int, Predicate] = {p.token.i: p for p in predicates}
    dropped: set[int] = set()
    joined: list[Predicate] = []
    for predicate in predicates:
        for thing in predicate.token.children:
            # "slapped sanctions on": the verb's entry and the noun's name one act.
            other = by_token.get(thing.i)
            if (
                other is not None
                and thing.dep_ in {"dobj", "nsubjpass"}
                and (other.entry.type == predicate.entry.type and predicate.entry.object)
            ):
                dropped.add(thing.i)
                predicate = predicate._replace(target=predicate.target or other.target)
        cause = _cause_of(predicate, by_token)
        if cause is None:
            joined.append(predicate)
            continue
        dropped.add(cause.token.i)
        entry = predicate.entry
        joined.append(
            predicate._replace(
                source=cause.source or tuple(s for s in predicate.source if s.i != cause.token.i),
                target=predicate.target or cause.target,
                words=tuple(sorted({*predicate.words, *cause.words}, key=lambda w: w.i)),
                entry=entry if entry.mode else cause.entry,
            )
        )
    return [p for p in joined if p.token.i not in dropped]


def _cause_of(predicate: Predicate, by_token: Mapping[int, Predicate]) -> Predicate | None:
    verb = predicate.token
    if verb.pos_ != "VERB" or predicate.entry.type != "ASSAULT":
        return None
    nouns = [n for n in verb.children if n.dep_ in {"nsubj"}]
    if (
        verb.dep_ in {"relcl", "acl"}
        and verb.head.pos_ == "NOUN"
        and not ([n for n in verb.children if n.dep_ == "nsubj" and n.pos_ != "PRON"])
    ):
        nouns.append(verb.head)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.i in by_token:
        # "rebels attacked a base, killing three": one act with its cost.
        above = by_token[verb.head.i]
        return None if above.entry.type != "ASSAULT" else None
    for prep in verb.children:
        if prep.dep_ in {"prep", "agent"} and prep.lower_ in {"in", "by", "during", "when"}:
            nouns.extend(c for c in prep.children if c.dep_ == "pobj")
    for noun in nouns:
        cause = by_token.get(noun.i)
        if (
            cause is not None
            and cause.entry.type == "ASSAULT"
            and cause.token.pos_ in {"NOUN", "PROPN"}
        ):
            return cause
    return None
