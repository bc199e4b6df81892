"""Signs of an act's state, gathered word by word: modals, negations, conditions and operators."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from foreshock.extract import moods
from foreshock.extract.lexicon import Effect, Lexicon, Operator
from foreshock.extract.negation import is_negated
from foreshock.extract.syntax import Token, auxiliaries, children

POSSIBLE = frozenset({"may", "might", "could", "can", "ca"})
OBLIGED = frozenset({"should", "must", "ought"})
FUTURE = frozenset({"will", "wo", "'ll", "shall", "would", "'d"})
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

    def __init__(self, lexicon: Lexicon, act: Token) -> None:
        self.lexicon = lexicon
        self.act = act
        self.steps: list[Step] = []
        self.negated = False
        self.possible = False
        self.perhaps = False
        self.future = False
        self.obliged = False
        self.ongoing = False
        self.infinitive = False
        self.describes = False
        self.conditional = False
        self.is_condition = False
        self.unless = False
        self.unreal = False
        self.hedged = False
        self.if_clause: Token | None = None

    def verb(self, verb: Token, *, own: bool) -> None:
        """Take up tense, modals and negation of a verb; `own` if it is the act's own clause."""
        helpers = auxiliaries(verb)
        self.hedged = self.hedged or any(
            c.lower_ in HEDGES for c in verb.children if c.dep_ in {"advmod", "acomp", "oprd"}
        )
        if own:
            self._own_verb(verb, helpers)
        if helpers & POSSIBLE and (own or not self._only_says(verb)):
            self.possible = True
            self.perhaps = self.perhaps or bool(helpers & {"may", "might"})
        self._clause(verb, own=own)
        if own or verb.dep_ == "ROOT":
            self.if_beside(verb)

    def _own_verb(self, verb: Token, helpers: set[str]) -> None:
        self.negated = (
            self.negated or is_negated(verb) or moods.is_fronted_negation(self.lexicon, verb)
        )
        self.future = self.future or bool(helpers & FUTURE) or moods.is_going_to(verb)
        self.obliged = self.obliged or self._is_owed(verb, helpers)
        is_base = verb.tag_ == "VB" or (verb.tag_ == "VBN" and "be" in helpers)
        is_ahead = is_base and "have" not in helpers and not moods.is_outcome(verb)
        self.infinitive = "to" in helpers and is_ahead
        self.describes = self.describes or (self.infinitive and verb.dep_ == "acl")
        self.ongoing = (
            verb.tag_ == "VBG" and bool(helpers & {"is", "are", "am", "'re", "'s", "be", "been"})
        ) or ("being" in helpers and bool(helpers & {"is", "are"}))
        if moods.is_soon(self.lexicon, verb) and verb.tag_ != "VBN" and not _is_past(verb, helpers):
            self.future = True
        if "have" in helpers:
            self._looking_back(helpers)
        self._adverbs(verb)
        self.unreal = (
            self.unreal
            or moods.is_of_notional_foe(self.lexicon, verb)
            or moods.is_habit(self.lexicon, verb)
        )

    def _looking_back(self, helpers: set[str]) -> None:
        """Read "should have left" as not done, "should not have fired" as done."""
        if helpers & {"would", "'d", "must"}:
            self.possible = True
            self.future = self.obliged = False
        elif self.obliged:
            self.negated = not self.negated
            self.obliged = False

    def _is_owed(self, verb: Token, helpers: set[str]) -> bool:
        if helpers & OBLIGED and not moods.is_inverted_if(verb):
            return True
        return moods.has_to(verb) or moods.is_command(verb) or moods.is_wished(verb)

    def _adverbs(self, verb: Token) -> None:
        """Take up "almost attacked" and "perhaps attacked"."""
        for word in verb.children:
            if word.dep_ == "advmod" and word.i < verb.i:
                self.negated = self.negated or moods.is_in(self.lexicon, "almost", word.lower_)
                self.possible = self.possible or moods.is_in(self.lexicon, "possibly", word.lower_)

    def _only_says(self, verb: Token) -> bool:
        """Whether a modal is of a verb of saying: "can confirm that"."""
        operator = operator_of(self.lexicon, verb)
        return operator is not None and operator.effect == "say"

    def _clause(self, verb: Token, *, own: bool) -> None:
        """Take up that a clause is a condition, or one that tells of nothing real."""
        clausal = {"advcl", "ccomp", "pcomp", "acl", "xcomp", "csubj", "ROOT"}
        if self._has_if(verb) and verb.dep_ in clausal:
            self.conditional = True
        if moods.is_yet_to_come(self.lexicon, verb):
            self.future = True
            self.conditional = True
        if moods.is_inverted_if(verb) or moods.is_of_whoever(self.lexicon, verb):
            self.conditional = True
        if own and self.conditional:
            self.is_condition = True
            self.unless = self.unless or "unless" in moods.marks_of(verb)
        self.unreal = self.unreal or moods.is_unreal_setting(self.lexicon, verb)

    def _has_if(self, verb: Token) -> bool:
        return any(moods.is_in(self.lexicon, "if_words", mark) for mark in moods.marks_of(verb))

    def opening(self, token: Token) -> None:
        """Take up what stands right before a clause or noun: "instead of", "in the event of"."""
        match moods.opens_as(self.lexicon, token):
            case "denied":
                self.negated = True
            case "planned":
                self.steps.append(Step("plan", token, False))
            case "possible":
                self.conditional = True

    def if_beside(self, verb: Token) -> None:
        """Take up the first if-clause that hangs on a verb."""
        for clause in children(verb, "advcl"):
            if self._has_if(clause) or moods.is_inverted_if(clause):
                self.if_clause = self.if_clause or clause

    def operator(self, token: Token, operator: Operator) -> None:
        """Take up an operator that governs what was found so far."""
        self.steps.append(Step(operator.effect, token, is_negated(token)))

    def note_verb_of_hedging(self, token: Token) -> None:
        """Take up that a verb such as "appear" makes what it governs less sure."""
        if token.lemma_.lower() in _HEDGING_VERBS:
            self.hedged = True


def _is_past(verb: Token, helpers: set[str]) -> bool:
    return verb.tag_ == "VBD" or bool(helpers & {"was", "were", "had", "has", "have"})


def operator_of(lexicon: Lexicon, token: Token) -> Operator | None:
    """Return the operator that a word is, with all words that its entry names beside it."""
    for operator in lexicon.operators.get(token.lemma_.lower(), ()):
        if operator.only == "noun" and token.pos_ not in {"NOUN", "PROPN"}:
            continue
        rest = operator.words[0].split()[1:]
        if not rest:
            return operator
        near = set(_beside(token))
        if all(word in near for word in rest):
            return operator
    return None


def _beside(token: Token) -> Iterator[str]:
    """Words that may belong to an operator; the infinitive of "ordered it to attack" does not."""
    for child in token.children:
        if any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children):
            continue
        if child.pos_ == "ADP" and child.i < token.i:
            continue  # "in his sermon he called": no "call in"
        yield child.lower_
        if child.pos_ == "ADP":
            yield from (g.lower_ for g in child.children if g.pos_ == "ADP")  # "out of"
        if child.dep_ == "dobj":
            yield from (g.lower_ for g in child.children)
