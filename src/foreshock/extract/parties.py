"""Whom operators and predicates speak of: who says it, to whom, and whether both are one."""

from __future__ import annotations

from collections.abc import Sequence

from foreshock.extract.context import Context
from foreshock.extract.frames import Predicate
from foreshock.extract.negation import is_negated
from foreshock.extract.sides import mentions
from foreshock.extract.state import State, Step, operator_target
from foreshock.extract.syntax import Token, noun_owner, subjects

_OWN = frozenset({"his", "her", "its", "their", "our", "my"})

#: Who tells of a condition without setting it.
_ONLOOKERS = frozenset(
    (
        "analyst expert observer historian scholar economist commentator pundit columnist diplomat "
        "witness resident villager critic professor trader journalist researcher lawyer agency "
        "newspaper report forecaster"
    ).split()
)


def operator_subject(step: Step) -> tuple[Token, ...]:
    """Return whose plan, threat or demand an operator tells of."""
    token = step.token
    if token.pos_ in {"VERB", "AUX"}:
        return tuple(subjects(token))
    if token.pos_ == "ADJ" and token.head.pos_ in {"AUX", "VERB"}:
        return tuple(subjects(token.head))
    return tuple(noun_owner(token))


def countries(context: Context, nouns: Sequence[Token]) -> set[str]:
    """Countries of nouns, or their ids or words where they have none."""
    return {m.country or m.actor_id or m.text for m in mentions(context, nouns)}


def names(context: Context, nouns: Sequence[Token]) -> set[str]:
    """Ids of the actors that nouns stand for, or their words where they have none."""
    return {m.actor_id or m.text for m in mentions(context, nouns)}


def target_of_word(
    context: Context, step: Step, predicate: Predicate, speaker: Sequence[Token]
) -> tuple[Token, ...]:
    """Whom a threat, promise or refusal is meant for: the first who is not its speaker."""
    spoken_to = tuple(operator_target(step))
    found = _first_other(context, (spoken_to, predicate.target, predicate.source), speaker)
    return predicate.target if found is None else found


def addressee(
    context: Context, step: Step, predicate: Predicate, speaker: Sequence[Token]
) -> tuple[Token, ...]:
    """Of whom something is demanded: before all others of who is to do it."""
    spoken_to = tuple(operator_target(step))
    found = _first_other(context, (spoken_to, predicate.source, predicate.target), speaker)
    return () if found is None else found


def _first_other(
    context: Context, choices: Sequence[tuple[Token, ...]], speaker: Sequence[Token]
) -> tuple[Token, ...] | None:
    named = names(context, speaker)
    for nouns in choices:
        if nouns and names(context, nouns) - named:
            return nouns
    return None


def _is_own(nouns: Sequence[Token]) -> bool:
    """Whether nouns are told as the speaker's: "warned that his government would"."""
    return any(
        child.dep_ == "poss" and child.lower_ in _OWN for noun in nouns for child in noun.children
    )


def is_ultimatum(state: State) -> bool:
    """Whether an act is to follow where something is not done: "unless", "if ... not"."""
    clause = state.if_clause
    if clause is None:
        return False
    return is_negated(clause) or any(c.lower_ == "unless" for c in clause.children)


def warns_of_own_act(
    context: Context, predicate: Predicate, state: State, speaker: Sequence[Token]
) -> bool:
    """Whether a warning tells of the speaker's own act, or of one without an author."""
    if not predicate.source:
        return True
    if any(noun.lower_ in {"we", "i", "it", "they", "he", "she"} for noun in predicate.source):
        return True
    if _is_own(predicate.source):
        return True
    if countries(context, predicate.source) & countries(context, speaker):
        return True
    return state.if_clause is not None and speaks_for_another(context, speaker)


def says_so_itself(context: Context, predicate: Predicate, state: State) -> bool:
    """Whether the one who says that it will be done is the one who will do it.

    Who sets a condition for it and is not known to be another speaks for the doer.
    """
    for step in state.steps:
        if step.effect == "say" and step.token.pos_ == "VERB":
            said_by = subjects(step.token)
            if any(n.lower_ in {"we", "i"} for n in predicate.source):
                return True
            if said_by and _is_own(predicate.source):
                return True
            speakers, doers = countries(context, said_by), countries(context, predicate.source)
            if speakers & doers or state.if_clause is None:
                return bool(speakers & doers)
            return speaks_for_another(context, said_by)
    return any(n.lower_ in {"we", "i"} for n in predicate.source)


def speaks_for_another(context: Context, said_by: Sequence[Token]) -> bool:
    """Whether a speaker who is not named ("their leader", "the spokesman") is no mere onlooker."""
    for noun in said_by:
        if noun.lemma_.lower() in _ONLOOKERS:
            return False
        if any(context.name_of(word) or context.is_place(word) for word in noun.subtree):
            return False
    return bool(said_by)
