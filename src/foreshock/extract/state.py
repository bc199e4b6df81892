"""What a text makes of an act: done, planned, threatened, denied or only possible.

From the word that names the act one climbs to the top of its sentence. On the way stand negations,
modal verbs, conditions and the operators of the lexicon ("plan to", "deny that"); each changes what
was found so far.
"""

from __future__ import annotations

from collections.abc import Sequence

from foreshock.extract.lexicon import Effect, Lexicon, Operator
from foreshock.extract.outcome import State, conclude
from foreshock.extract.signs import FUTURE, HEDGES, IF, Signs, Step, operator_of
from foreshock.extract.syntax import Token, auxiliaries, is_negated, prepositions

__all__ = ["State", "Step", "operator_target", "read_state"]

#: Verbs that tell that their subject happened, so that their mood is the act's own.
_HAPPENING = frozenset(
    (
        "occur happen begin start continue erupt resume follow be unfold last go intensify "
        "increase fail stop end cease break"
    ).split()
)
_PLOTTING = frozenset("plan plot mastermind organize organise prepare orchestrate stage".split())
#: Clauses behind these words are told as facts whatever governs the main clause.
_FACTUAL_MARKS = frozenset("after before when while as because since although though once".split())


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
    signs = Signs(lexicon)
    is_verb = token.i == clause.i
    if not is_verb:
        _read_noun(signs, token)
        shares_clause = shares_clause or _happens(token, clause)
    current = token
    carried = True
    own_seen = is_verb
    if is_verb or shares_clause:
        signs.verb(clause, own=True)
    while current.head.i != current.i:
        head = current.head
        if head.i == clause.i and not own_seen:
            own_seen = True
            if _governs_act(current, head) and not _presupposed(token, head):
                _take_operator(signs, head, skip_plain=True)
            carried = carried and (shares_clause or bool(signs.steps))
            if not shares_clause and signs.steps:
                signs.verb(head, own=False)
            current = head
            continue
        carried = carried and not _breaks(signs.lexicon, current, head)
        _climb(signs, current, head, carried=carried)
        current = head
    if current.pos_ in {"VERB", "AUX"}:
        signs.if_beside(current)
    return conclude(signs, token)


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
        return operator_of(lexicon, head) is None
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


def _read_noun(signs: Signs, noun: Token) -> None:
    signs.negated = is_negated(noun)
    for left in noun.lefts:
        lower = left.lower_
        signs.hedged = signs.hedged or lower in HEDGES
        if lower in {"planned", "future", "upcoming", "imminent", "intended", "looming"}:
            signs.future = True
        elif lower in {"possible", "potential", "would-be", "hypothetical", "any"}:
            signs.possible = signs.possible or lower != "any"
            signs.conditional = signs.conditional or lower == "any"
        elif lower in {"threatened"}:
            signs.steps.append(Step("threaten", left, False))
        elif lower in {"attempted", "failed", "foiled", "thwarted"}:
            signs.steps.append(Step("attempt", left, False))


def _climb(signs: Signs, current: Token, head: Token, *, carried: bool) -> None:
    """Take up what the next word up says of the clause below it."""
    if not carried:
        return
    dep = current.dep_
    if head.pos_ in {"VERB", "AUX"} or head.tag_.startswith("VB"):
        if dep in {"xcomp", "ccomp", "dobj", "nsubjpass", "oprd", "acomp"}:
            _take_operator(signs, head, skip_plain=False, below=current)
            if dep in {"xcomp", "ccomp"}:
                signs.verb(head, own=dep == "xcomp" and _is_transparent(signs, head))
        elif dep in {"prep", "agent", "dative"} and _prep_governs(current, head):
            _take_operator(signs, head, skip_plain=False)
        elif dep == "advcl":
            _take_adverbial(signs, current, head)
        elif dep == "nsubj" and head.lemma_ in {"fail"}:
            signs.steps.append(Step("negate", head, False))
        elif dep == "conj" and _shares_mood(current):
            signs.verb(head, own=False)
    elif head.pos_ in {"NOUN", "PROPN", "ADJ"}:
        if dep in {"acl", "ccomp", "xcomp", "prep", "pobj", "advcl"}:
            _take_operator(signs, head, skip_plain=False)
    elif head.pos_ in {"ADP", "SCONJ"} and head.lower_ in {"without"}:
        signs.negated = not signs.negated


def _is_transparent(signs: Signs, head: Token) -> bool:
    operator = operator_of(signs.lexicon, head)
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
    signs: Signs, token: Token, *, skip_plain: bool, below: Token | None = None
) -> None:
    operator = operator_of(signs.lexicon, token)
    signs.note_verb_of_hedging(token)
    if operator is None:
        return
    if skip_plain and operator.effect in {"do", "say"}:
        return
    if token.lemma_.lower() in {"hesitate", "shrink", "flinch"} and is_negated(token):
        signs.future, signs.infinitive = True, False  # "will not hesitate to strike" means to
        return
    if operator.effect == "say" and below is not None and _is_told_to(token, below):
        operator = Operator(words=operator.words, effect="request")
    if operator.effect == "plan" and below is not None and _has_own_subject(below):
        effect = _WISHES.get(token.lemma_.lower())
        if effect is not None:
            operator = Operator(words=operator.words, effect=effect)
    signs.operator(token, operator)


#: "want the US to leave" asks another; "want to leave" is an intent.
_WISHES: dict[str, Effect] = {
    "want": "request", "wish": "request", "need": "request", "expect": "predict", "hope": "predict",
    "intend": "request", "decide": "predict",
}  # fmt: skip


def _is_told_to(verb: Token, clause: Token) -> bool:
    """Whether "told the army to leave" orders it, unlike "is said to have left"."""
    has_to = any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
    return has_to and verb.lemma_.lower() in {"tell", "write", "announce"} and clause.tag_ == "VB"


def _has_own_subject(clause: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)


def _take_adverbial(signs: Signs, current: Token, head: Token) -> None:
    marks = {c.lower_ for c in current.children if c.dep_ in {"mark", "advmod"}}
    is_purpose = current.tag_ == "VB" and any(
        c.lower_ == "to" and c.dep_ == "aux" for c in current.children
    )
    if marks & IF:
        signs.conditional = True
    elif is_purpose and not marks - {"to"}:
        signs.steps.append(Step("plan", current, False))
    elif marks & {"before", "until"}:
        signs.future = signs.future or bool(auxiliaries(head) & FUTURE)


def _shares_mood(current: Token) -> bool:
    """Whether the second of two joined verbs takes over the mood of the first."""
    return not any(c.dep_ in {"aux", "nsubj", "nsubjpass"} for c in current.children)


def operator_target(step: Step) -> Sequence[Token]:
    """Nouns that an operator speaks to: "urged Iran to", "threats against the US"."""
    token = step.token
    found: list[Token] = []
    if token.pos_ not in {"NOUN", "PROPN"}:
        found = [c for c in token.children if c.dep_ in {"dobj", "dative"} and c.pos_ != "ADP"]
    by_preposition: dict[str, list[Token]] = {}
    for name, noun in prepositions(token):
        by_preposition.setdefault(name, []).append(noun)
    for name in ("on", "upon", "to", "against", "with", "of", "from"):
        found.extend(by_preposition.get(name, ()))
    return found
