"""The state of affairs that a text gives an act: done, planned, threatened, denied or only possible.

From the word that names the act one climbs to the top of its sentence. On the way stand negations,
modal verbs, conditions and the operators of the lexicon ("plan to", "deny that"); each changes what
was found so far.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from foreshock.extract.lexicon import Effect, Lexicon, Operator
from foreshock.extract.syntax import (
    SUBJECTS,
    Token,
    auxiliaries,
    children,
    is_negated,
    prepositions,
)
from foreshock.records import Status

_POSSIBLE = frozenset({"may", "might", "could", "can", "ca"})
_OBLIGED = frozenset({"should", "must", "ought"})
_FUTURE = frozenset({"will", "wo", "'ll", "shall", "would", "'d"})
_IF = frozenset({"if", "unless", "whether", "lest", "should", "once", "until"})
_IF_STRICT = frozenset({"if", "unless", "whether", "lest"})
_CONDITION_PREPOSITIONS = frozenset({"without", "despite"})
_HABIT = frozenset({"daily", "often", "usually", "regularly", "routinely"})
_HEDGES = frozenset(
    (
        "reportedly allegedly apparently supposedly purportedly possibly presumably likely "
        "seemingly probably perhaps ostensibly suspected alleged purported unconfirmed "
        "believed presumed rumored rumoured reported"
    ).split()
)
_HEDGING_VERBS = frozenset({"appear", "seem", "believe", "suspect", "think", "allege", "suggest",
                            "rumor", "speculate", "emerge"})  # fmt: skip
_NOT_CLAUSAL = frozenset({"relcl", "appos"})


class Step(NamedTuple):
    """An operator met on the way up, and whether it is itself denied."""

    effect: Effect
    token: Token
    negated: bool


class State(NamedTuple):
    """What the way up from an act told.

    `steps` are the operators from the act outwards. `future` tells that the act lies ahead by its
    own tense; `conditional` that it hangs on an if.
    """

    status: Status
    steps: tuple[Step, ...]
    hedged: bool
    future: bool
    obliged: bool
    conditional: bool
    negated: bool
    if_clause: Token | None

    def first(self, *effects: Effect) -> Step | None:
        """Return the innermost step that is not merely "say" or "do", if it is of these effects."""
        for step in self.steps:
            if step.effect in {"say", "do"}:
                continue
            return step if step.effect in effects else None
        return None


class _Walk:
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
            c.lower_ in _HEDGES for c in verb.children if c.dep_ in {"advmod", "acomp", "oprd"}
        )
        if own:
            self.negated = self.negated != is_negated(verb)
            self.future = bool(helpers & _FUTURE) or _is_going_to(verb)
            self.obliged = bool(helpers & _OBLIGED) or _has_to(verb)
            self.infinitive = "to" in helpers and verb.tag_ == "VB" and "have" not in helpers
            self.ongoing = verb.tag_ == "VBG" and bool(
                helpers & {"is", "are", "am", "'re", "'s", "be", "been"}
            )
        self.possible = self.possible or bool(helpers & _POSSIBLE)
        marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"}}
        if marks & _IF_STRICT and verb.dep_ in {"advcl", "ccomp", "pcomp", "acl", "xcomp", "ROOT"}:
            self.conditional = True
        if own or verb.dep_ == "ROOT":
            self._if_beside(verb)

    def _if_beside(self, verb: Token) -> None:
        for clause in children(verb, "advcl"):
            marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"}}
            inverted = any(
                c.dep_ == "aux" and c.lower_ == "should" and c.i < min(
                    (s.i for s in clause.children if s.dep_ in SUBJECTS), default=c.i
                )
                for c in clause.children
            )  # fmt: skip
            if marks & _IF_STRICT or inverted:
                self.if_clause = self.if_clause or clause

    def operator(self, token: Token, operator: Operator) -> None:
        """Take up an operator that governs what was found so far."""
        self.steps.append(Step(operator.effect, token, is_negated(token)))

    def note_verb_of_hedging(self, token: Token) -> None:
        """A verb such as "appear" makes what it governs less sure."""
        if token.lemma_.lower() in _HEDGING_VERBS:
            self.hedged = True


def _is_going_to(verb: Token) -> bool:
    head = verb.head
    return verb.dep_ == "xcomp" and head.lower_ == "going" and head.i != verb.i


def _has_to(verb: Token) -> bool:
    head = verb.head
    return verb.dep_ == "xcomp" and head.lemma_ in {"have", "need"} and head.i != verb.i


def _operator_of(lexicon: Lexicon, token: Token) -> Operator | None:
    for operator in lexicon.operators.get(token.lemma_.lower(), ()):
        rest = operator.words[0].split()[1:]
        near = {c.lower_ for c in token.children}
        near |= {g.lower_ for c in token.children if c.dep_ == "dobj" for g in (c, *c.children)}
        if all(word in near for word in rest):
            return operator
    return None


def read_state(
    lexicon: Lexicon, token: Token, clause: Token, *, shares_clause: bool = True
) -> State:
    """Climb from an act's word to the top of its sentence.

    Parameters
    ----------
    token : the word that names the act
    clause : the verb whose clause it stands in (the word itself for a verb)
    shares_clause : whether the verb carries the act ("launched an attack") or only speaks of it
        ("the attack could harm relations"), in which case the act is taken for granted
    """
    walk = _Walk(lexicon)
    is_verb = token.i == clause.i
    if not is_verb:
        _read_noun(walk, token)
        shares_clause = shares_clause or _happens(token, clause)
    current = token
    carried = True
    own_seen = is_verb
    if is_verb or shares_clause:
        walk.verb(clause, own=True)
    while current.head.i != current.i:
        head = current.head
        if head.i == clause.i and not own_seen:
            own_seen = True
            if _governs_act(current, head) and not _presupposed(token, head):
                _take_operator(walk, head, skip_plain=True)
            carried = carried and (shares_clause or bool(walk.steps))
            if not shares_clause and walk.steps:
                walk.verb(head, own=False)
            current = head
            continue
        carried = carried and not _breaks(walk.lexicon, current, head)
        _climb(walk, current, head, carried=carried)
        current = head
    if current.pos_ in {"VERB", "AUX"}:
        walk._if_beside(current)
    return _conclude(walk, token)


#: Verbs that tell that their subject happened, so that their mood is the act's own.
_HAPPENING = frozenset((
    "occur happen begin start continue erupt resume follow be unfold last go intensify "
    "increase fail stop end cease break"
).split())  # fmt: skip
_PLOTTING = frozenset(("plan plot mastermind organize organise prepare orchestrate stage").split())
#: Clauses behind these words are told as facts whatever governs the main clause.
_FACTUAL_MARKS = frozenset(
    ("after before when while as because since although though once").split()
)


def _happens(noun: Token, verb: Token) -> bool:
    is_subject = noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.i == verb.i
    if verb.lemma_ == "take" and any(c.lower_ == "place" for c in verb.children):
        return is_subject
    if verb.lemma_ == "be":
        return any(c.dep_ == "expl" for c in verb.children)
    return is_subject and verb.lemma_.lower() in _HAPPENING


def _presupposed(noun: Token, verb: Token) -> bool:
    """Whether "planned the attacks" speaks of attacks that were made."""
    is_definite = any(
        c.dep_ == "det" and c.lower_ in {"the", "these", "those"} for c in noun.children
    )
    return is_definite and verb.lemma_.lower() in _PLOTTING and verb.tag_ in {"VBD", "VBN"}


def _breaks(lexicon: Lexicon, current: Token, head: Token) -> bool:
    """Whether the way up leaves the act for a noun that only mentions it.

    What governs "Iran's role, including threats" says nothing of the threats.
    """
    if current.pos_ in {"ADP", "SCONJ"} and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return _operator_of(lexicon, head) is None
    if current.dep_ == "advcl":
        marks = {c.lower_ for c in current.children if c.dep_ in {"mark", "advmod"}}
        return bool(marks & _FACTUAL_MARKS)
    if current.pos_ in {"NOUN", "PROPN"} and current.dep_ in {"nsubj", "nsubjpass"}:
        return True
    return current.dep_ in {"relcl", "appos", "poss", "compound", "amod"}


def _governs_act(child: Token, head: Token) -> bool:
    if child.dep_ in {"dobj", "nsubjpass", "xcomp", "ccomp", "oprd"}:
        return True
    return child.dep_ in {"prep", "dative"} and head.pos_ == "VERB"


def _read_noun(walk: _Walk, noun: Token) -> None:
    walk.negated = is_negated(noun)
    for left in noun.lefts:
        lower = left.lower_
        walk.hedged = walk.hedged or lower in _HEDGES
        if lower in {"planned", "future", "upcoming", "imminent", "intended", "looming"}:
            walk.future = True
        elif lower in {"possible", "potential", "would-be", "hypothetical", "any"}:
            walk.possible = walk.possible or lower != "any"
            walk.conditional = walk.conditional or lower == "any"
        elif lower in {"threatened"}:
            walk.steps.append(Step("threaten", left, False))
        elif lower in {"attempted", "failed", "foiled", "thwarted"}:
            walk.steps.append(Step("attempt", left, False))


def _climb(walk: _Walk, current: Token, head: Token, *, carried: bool) -> None:
    """Take up what the next word up says of the clause below it."""
    dep = current.dep_
    if not carried:
        return
    if head.pos_ in {"VERB", "AUX"} or head.tag_.startswith("VB"):
        if dep in {"xcomp", "ccomp", "dobj", "nsubjpass", "oprd", "acomp"}:
            _take_operator(walk, head, skip_plain=False, below=current)
            if dep in {"xcomp", "ccomp"}:
                walk.verb(head, own=dep == "xcomp" and _is_transparent(walk, head))
        elif dep in {"prep", "agent", "dative"} and _prep_governs(current, head):
            _take_operator(walk, head, skip_plain=False)
        elif dep == "advcl":
            _take_adverbial(walk, current, head)
        elif dep == "nsubj" and head.lemma_ in {"fail"}:
            walk.steps.append(Step("negate", head, False))
        elif dep == "conj":
            if _shares_mood(current, head):
                walk.verb(head, own=False)
    elif head.pos_ in {"NOUN", "PROPN", "ADJ"}:
        if dep in {"acl", "ccomp", "xcomp", "prep", "pobj", "advcl"}:
            _take_operator(walk, head, skip_plain=False)
    elif head.pos_ in {"ADP", "SCONJ"} and head.lower_ in {"without"}:
        walk.negated = not walk.negated


def _is_transparent(walk: _Walk, head: Token) -> bool:
    operator = _operator_of(walk.lexicon, head)
    return operator is not None and operator.effect in {"do", "attempt"}


def _prep_governs(current: Token, head: Token) -> bool:
    """Whether a prepositional object is what the verb is about ("warned of", "accused of")."""
    name = current.lower_
    return name in {"of", "for", "about", "against", "from", "to", "on", "in", "with"} and (
        head.lemma_.lower()
        in {"warn", "accuse", "call", "plan", "prepare", "threaten", "fear", "suspect", "prevent",
            "refrain", "stop", "blame", "condemn", "brace", "press", "push", "appeal", "aim",
            "insist", "bent", "think", "speak", "talk", "argue", "convict", "charge", "acquit"}
    )  # fmt: skip


def _take_operator(
    walk: _Walk, token: Token, *, skip_plain: bool, below: Token | None = None
) -> None:
    operator = _operator_of(walk.lexicon, token)
    walk.note_verb_of_hedging(token)
    if operator is None:
        return
    if skip_plain and operator.effect in {"do", "say"}:
        return
    if token.lemma_.lower() in {"hesitate", "shrink", "flinch"} and is_negated(token):
        walk.future, walk.infinitive = True, False  # "will not hesitate to strike" means to
        return
    if operator.effect == "plan" and below is not None and _has_own_subject(below):
        effect = _WISHES.get(token.lemma_.lower())
        if effect is not None:
            operator = Operator(words=operator.words, effect=effect)
    walk.operator(token, operator)


#: "want the US to leave" asks another; "want to leave" is an intent.
_WISHES: dict[str, Effect] = {
    "want": "request", "wish": "request", "need": "request", "expect": "predict", "hope": "predict",
    "intend": "request", "decide": "predict",
}  # fmt: skip


def _has_own_subject(clause: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)


def _take_adverbial(walk: _Walk, current: Token, head: Token) -> None:
    marks = {c.lower_ for c in current.children if c.dep_ in {"mark", "advmod"}}
    is_purpose = current.tag_ == "VB" and any(
        c.lower_ == "to" and c.dep_ == "aux" for c in current.children
    )
    if marks & _IF_STRICT:
        walk.conditional = True
    elif is_purpose and not marks - {"to"}:
        walk.steps.append(Step("plan", current, False))
    elif marks & {"before", "until"}:
        walk.future = walk.future or bool(auxiliaries(head) & _FUTURE)


def _shares_mood(current: Token, head: Token) -> bool:
    has_own = any(c.dep_ in {"aux", "nsubj", "nsubjpass"} for c in current.children)
    return not has_own


def _conclude(walk: _Walk, token: Token) -> State:
    status = _base(walk, token)
    for step in walk.steps:
        status = _after(status, step, walk.steps[0])
    if _is_question(token):
        status = "possible"
    return State(
        status=status,
        steps=tuple(walk.steps),
        hedged=walk.hedged or _is_hedged_sentence(token),
        future=walk.future,
        obliged=walk.obliged,
        conditional=walk.conditional,
        negated=walk.negated,
        if_clause=walk.if_clause,
    )


def _base(walk: _Walk, token: Token) -> Status:
    if walk.conditional:
        return "possible"
    if walk.negated:
        return "denied"
    if walk.obliged:
        return "demanded"
    if walk.possible:
        return "possible"
    if walk.future:
        return "planned"
    if walk.infinitive and not any(step.effect == "do" for step in walk.steps[:1]):
        # "trained to fight", "a mandate to fight": what somebody is there to do.
        return "planned"
    if walk.ongoing:
        return "ongoing"
    return "occurred"


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


def _after(status: Status, step: Step, last: Step | None) -> Status:
    """State of the act once an operator governs it."""
    new = _AFTER.get(step.effect)
    if step.token.lemma_.lower() in {"warn", "caution"} and not step.negated:
        # Who warns of what another does leaves its state as it is.
        return "predicted" if status in {"planned", "possible"} and step is last else status
    if new is None:
        # "did not begin to", "has not said that": the latter leaves it open.
        if step.negated and status in {"occurred", "ongoing"}:
            return "denied" if step.effect == "do" else "possible"
        return status
    if step.negated:
        return "possible" if step.effect in {"deny", "refuse", "prevent", "negate"} else "denied"
    if status == "denied" and new in {"planned", "demanded", "threatened"}:
        return status if step.effect in {"promise", "plan"} else new
    return new


def _is_question(token: Token) -> bool:
    sentence = token.sent
    end = next(
        (t for t in reversed(list(sentence)) if not t.is_space and t.text not in {'"', "'", ")"}),
        None,
    )
    return end is not None and end.text == "?"


def _is_hedged_sentence(token: Token) -> bool:
    near = (t for t in token.sent if abs(t.i - token.i) <= 6)
    return any(t.lower_ in _HEDGES and t.dep_ in {"advmod", "amod"} and
               (t.head.i == token.i or t.head.i == token.head.i) for t in near)  # fmt: skip


def operator_target(step: Step) -> Sequence[Token]:
    """Nouns that an operator speaks to: "urged Iran to", "threats against the US"."""
    found = [c for c in step.token.children if c.dep_ in {"dobj", "dative"} and c.pos_ != "ADP"]
    if step.token.pos_ in {"NOUN", "PROPN"}:
        found = []
    named = dict(_grouped(step.token))
    for name in ("on", "upon", "to", "against", "with", "of", "from"):
        found.extend(named.get(name, ()))
    return found


def _grouped(token: Token) -> Iterator[tuple[str, list[Token]]]:
    table: dict[str, list[Token]] = {}
    for name, noun in prepositions(token):
        table.setdefault(name, []).append(noun)
    yield from table.items()
