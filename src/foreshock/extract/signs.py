"""Signs of an act's state, gathered word by word: modals, negations, conditions and operators."""

from __future__ import annotations

from typing import NamedTuple

from foreshock.extract.lexicon import Effect, Lexicon, Operator
from foreshock.extract.syntax import SUBJECTS, Token, auxiliaries, children, is_negated

_POSSIBLE = frozenset({"may", "might", "could", "can", "ca"})
_OBLIGED = frozenset({"should", "must", "ought"})
FUTURE = frozenset({"will", "wo", "'ll", "shall", "would", "'d"})
IF = frozenset({"if", "unless", "whether", "lest"})
HEDGES = frozenset(
    (
        "reportedly allegedly apparently supposedly purportedly possibly presumably likely "
        "seemingly probably perhaps ostensibly suspected alleged purported unconfirmed "
        "believed presumed rumored rumoured reported"
    ).split()
)
_HEDGING_VERBS = frozenset({"appear", "seem", "believe", "suspect", "think", "allege", "suggest",
                            "rumor", "speculate", "emerge"})  # fmt: skip


class Step(NamedTuple):
    """An operator met on the way up, and whether it is itself denied."""

    effect: Effect
    token: Token
    negated: bool


class Signs:
    """Gathers signs on the way up."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.steps: list[Step] = []
        self.negated = False
        self.possible = False
        self.future = False
        self.obliged = False
        self.ongoing = False
        self.infinitive = False
        self.conditional = False
        self.hedged = False
        self.if_clause: Token | None = None

    def verb(self, verb: Token, *, own: bool) -> None:
        """Take up tense, modals and negation of a verb; `own` if it is the act's own clause."""
        helpers = auxiliaries(verb)
        self.hedged = self.hedged or any(
            c.lower_ in HEDGES for c in verb.children if c.dep_ in {"advmod", "acomp", "oprd"}
        )
        if own:
            self.negated = self.negated != is_negated(verb)
            self.future = bool(helpers & FUTURE) or _is_going_to(verb)
            self.obliged = bool(helpers & _OBLIGED) or _has_to(verb)
            self.infinitive = "to" in helpers and verb.tag_ == "VB" and "have" not in helpers
            self.ongoing = verb.tag_ == "VBG" and bool(
                helpers & {"is", "are", "am", "'re", "'s", "be", "been"}
            )
        self.possible = self.possible or bool(helpers & _POSSIBLE)
        marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"}}
        if marks & IF and verb.dep_ in {"advcl", "ccomp", "pcomp", "acl", "xcomp", "ROOT"}:
            self.conditional = True
        if own or verb.dep_ == "ROOT":
            self.if_beside(verb)

    def if_beside(self, verb: Token) -> None:
        """Take up the first if-clause that hangs on a verb."""
        for clause in children(verb, "advcl"):
            marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"}}
            if marks & IF or _is_inverted(clause):
                self.if_clause = self.if_clause or clause

    def operator(self, token: Token, operator: Operator) -> None:
        """Take up an operator that governs what was found so far."""
        self.steps.append(Step(operator.effect, token, is_negated(token)))

    def note_verb_of_hedging(self, token: Token) -> None:
        """Take up that a verb such as "appear" makes what it governs less sure."""
        if token.lemma_.lower() in _HEDGING_VERBS:
            self.hedged = True


def _is_inverted(clause: Token) -> bool:
    """Whether a clause is an if without "if": "should Iran attack"."""
    return any(
        c.dep_ == "aux"
        and c.lower_ == "should"
        and c.i < min((s.i for s in clause.children if s.dep_ in SUBJECTS), default=c.i)
        for c in clause.children
    )


def _is_going_to(verb: Token) -> bool:
    head = verb.head
    return bool(verb.dep_ == "xcomp" and head.lower_ == "going" and head.i != verb.i)


def _has_to(verb: Token) -> bool:
    head = verb.head
    return bool(verb.dep_ == "xcomp" and head.lemma_ in {"have", "need"} and head.i != verb.i)


def operator_of(lexicon: Lexicon, token: Token) -> Operator | None:
    """Return the operator that a word is, with all words that its entry names beside it."""
    for operator in lexicon.operators.get(token.lemma_.lower(), ()):
        rest = operator.words[0].split()[1:]
        near = {c.lower_ for c in token.children}
        near |= {g.lower_ for c in token.children if c.dep_ == "dobj" for g in (c, *c.children)}
        if all(word in near for word in rest):
            return operator
    return None
