"""What a text makes of an act: done, planned, threatened, denied or only possible.

From the word that names the act one climbs to the top of its sentence. On the way stand negations,
modal verbs, conditions and the operators of the lexicon ("plan to", "deny that"); each changes what
was found so far.
"""

from __future__ import annotations

from collections.abc import Sequence

from foreshock.extract import moods
from foreshock.extract.actnouns import (
    happens,
    is_given,
    presupposed,
    read_noun,
    read_predicated,
)
from foreshock.extract.lexicon import Effect, Lexicon, Operator
from foreshock.extract.negation import is_negated
from foreshock.extract.outcome import State, conclude
from foreshock.extract.signs import FUTURE, Signs, Step, operator_of
from foreshock.extract.syntax import Token, auxiliaries, prepositions

__all__ = ["State", "Step", "operator_target", "read_state"]


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
    signs = Signs(lexicon, token)
    is_verb = token.i == clause.i
    if not is_verb:
        read_noun(signs, token, clause)
        shares_clause = shares_clause or happens(lexicon, token, clause)
        if is_given(signs, token) or (signs.negated and not shares_clause):
            return conclude(signs, token)
        read_predicated(signs, token, clause, shares_clause=shares_clause)
    signs.opening(token)
    _ascend(signs, token, clause, shares_clause=shares_clause)
    return conclude(signs, token)


def _ascend(signs: Signs, token: Token, clause: Token, *, shares_clause: bool) -> None:
    """Climb to the top of the sentence and take up what stands on the way."""
    current = token
    carried = True
    own_seen = token.i == clause.i
    if own_seen or shares_clause:
        signs.verb(clause, own=True)
    while current.head.i != current.i:
        head = current.head
        if head.i == clause.i and not own_seen:
            own_seen = True
            governs = carried and _governs_act(signs.lexicon, current, head)
            if governs and not presupposed(signs, token, head):
                _take_operator(signs, head, skip_plain=True, below=current)
            carried = carried and (shares_clause or bool(signs.steps))
            if not shares_clause and signs.steps:
                signs.verb(head, own=False)
            current = head
            continue
        carried = carried and not _breaks(signs.lexicon, current, head)
        _climb(signs, current, head, carried=carried)
        # What governs the main clause says nothing of its if-clause.
        carried = carried and not _is_if_clause(signs.lexicon, current)
        current = head
    if current.pos_ in {"VERB", "AUX"}:
        signs.if_beside(current)


def _is_if_clause(lexicon: Lexicon, clause: Token) -> bool:
    marks = moods.marks_of(clause)
    return clause.dep_ == "advcl" and any(moods.is_in(lexicon, "if_words", m) for m in marks)


def _breaks(lexicon: Lexicon, current: Token, head: Token) -> bool:
    """Whether the way up leaves the act for a noun that only mentions it.

    What governs "Iran's role, including threats" says nothing of the threats.
    """
    if current.pos_ in {"ADP", "SCONJ"} and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        is_guard = moods.is_in(lexicon, "shielding", head.lemma_.lower())
        return operator_of(lexicon, head) is None and not is_negated(head) and not is_guard
    if current.dep_ == "advcl":
        marks = moods.marks_of(current)
        is_factual = any(moods.is_in(lexicon, "factual_marks", mark) for mark in marks)
        return is_factual and not {"though", "as"} <= marks
    if current.pos_ in {"NOUN", "PROPN"} and current.dep_ in {"nsubj", "nsubjpass"}:
        return operator_of(lexicon, current) is None
    if current.dep_ == "conj" and current.tag_ in _FINITE and head.tag_ in {"VB", "VBG"}:
        return True  # "would resist, and appealed": the second is of the main clause
    if current.dep_ == "relcl" and "that" in moods.marks_of(current):
        return False  # "reports that": what is reported
    if current.dep_ == "acl" and current.tag_ == "VBN" and head.pos_ == "NOUN":
        # "to break up a rally called by": the rally was called; "a plan to" is no participle.
        return operator_of(lexicon, head) is None and not is_negated(head)
    return current.dep_ in {"relcl", "appos", "poss", "compound", "amod"}


_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def _governs_act(lexicon: Lexicon, child: Token, head: Token) -> bool:
    if child.dep_ == "nsubjpass":
        raised = next((c for c in head.children if c.dep_ == "xcomp"), None)
        # "The attacks are expected to raise prices": what is expected is not the attacks.
        return raised is None or moods.is_in(lexicon, "happening", raised.lemma_.lower())
    if child.dep_ in {"dobj", "xcomp", "ccomp", "oprd"}:
        return True
    return child.dep_ in {"prep", "dative"} and _prep_governs(lexicon, child, head)


def _climb(signs: Signs, current: Token, head: Token, *, carried: bool) -> None:
    """Take up what the next word up says of the clause below it."""
    if not carried:
        return
    if _is_shielded_from(signs, current, head):
        signs.possible = True
        return
    dep = current.dep_
    if head.pos_ in {"VERB", "AUX"} or head.tag_.startswith("VB"):
        _climb_to_verb(signs, current, head)
    elif head.pos_ in {"NOUN", "PROPN", "ADJ", "ADV"}:
        if dep in {"acl", "ccomp", "xcomp", "prep", "pobj", "advcl", "relcl"}:
            _take_noun(signs, head)
    elif head.lower_ in {"nothing", "nobody", "none"} and dep in {"acl", "relcl"}:
        signs.negated = True  # "nothing left to bomb"
    elif head.pos_ in {"ADP", "SCONJ"} and head.lower_ in {"without"}:
        signs.negated = True


def _is_shielded_from(signs: Signs, current: Token, head: Token) -> bool:
    """Whether an act is what somebody guards against: "shelters against air raids"."""
    if current.lower_ not in {"against", "from"} or moods.is_definite(signs.act):
        return False
    if current.lower_ == "from" and head.pos_ == "NOUN" and head.lemma_ == "shelter":
        return False
    return signs.act.pos_ == "NOUN" and moods.is_in(signs.lexicon, "shielding", head.lemma_.lower())


def _take_noun(signs: Signs, noun: Token) -> None:
    """Take up a noun above an act: "plans to", "no sign of"."""
    if operator_of(signs.lexicon, noun) is not None:
        _take_operator(signs, noun, skip_plain=False)
    elif noun.pos_ == "NOUN" and is_negated(noun):
        signs.steps.append(Step("say", noun, True))  # "no sign that they attacked"


def _climb_to_verb(signs: Signs, current: Token, head: Token) -> None:
    dep = current.dep_
    if dep in {"xcomp", "ccomp", "dobj", "nsubjpass", "oprd", "acomp", "csubj"}:
        _take_predicate(signs, current, head)
        _take_operator(signs, head, skip_plain=False, below=current)
        if dep in {"xcomp", "ccomp"} and head.lower_ != "going":
            signs.verb(head, own=dep == "xcomp" and _is_transparent(signs, head))
    elif dep in {"prep", "agent", "dative"} and _prep_governs(signs.lexicon, current, head):
        _take_operator(signs, head, skip_plain=False, below=current)
    elif dep == "advcl":
        _take_adverbial(signs, current, head)
    elif dep == "nsubj" and head.lemma_ in {"fail"}:
        signs.steps.append(Step("negate", head, False))
    elif dep == "nsubj":
        _take_predicate(signs, current, head)
    elif dep == "conj" and _shares_mood(current):
        signs.verb(head, own=False)


def _take_predicate(signs: Signs, current: Token, head: Token) -> None:
    """Take up "it is untrue that", "claims that ... are false", "it is not true that"."""
    if head.lemma_ not in {"be", "seem", "appear", "remain", "prove"}:
        return
    for word in head.children:
        if word.dep_ not in {"acomp", "attr", "oprd"} or word.i == current.i:
            continue
        if word.lower_ in {"true", "correct", "accurate"} and is_negated(head):
            signs.steps.append(Step("deny", word, False))
        operator = operator_of(signs.lexicon, word)
        if operator is not None and operator.effect in {"doubt", "predict", "deny"}:
            signs.steps.append(Step(operator.effect, word, is_negated(head)))


def _is_transparent(signs: Signs, head: Token) -> bool:
    operator = operator_of(signs.lexicon, head)
    return operator is not None and operator.effect in {"do", "attempt"}


def _prep_governs(lexicon: Lexicon, current: Token, head: Token) -> bool:
    """Whether a prepositional object is what the verb is about ("warned of", "barred from")."""
    operator = operator_of(lexicon, head)
    if operator is None:
        return False
    if operator.effect in {"plan", "doubt"} and current.lower_ == "against":
        return True
    return moods.is_in(lexicon, f"{operator.effect}_prepositions", current.lower_)


def _take_operator(
    signs: Signs, token: Token, *, skip_plain: bool, below: Token | None = None
) -> None:
    operator = operator_of(signs.lexicon, token)
    signs.note_verb_of_hedging(token)
    if operator is None or (operator.effect == "doubt" and _is_about_known(signs, token)):
        return
    if skip_plain and operator.effect in {"do", "say"}:
        return
    if token.lemma_.lower() in {"hesitate", "shrink", "flinch"} and is_negated(token):
        if auxiliaries(token) & FUTURE:
            signs.future, signs.infinitive = True, False  # "will not hesitate to strike" means to
        else:
            signs.infinitive = False
        return
    if below is not None:
        operator = _as_built(token, below, operator)
        if operator.effect == "say" and _is_known(signs, token, below):
            return
    if operator.effect == "say" and _says_falsely(signs, token):
        operator = Operator(words=operator.words, effect="deny")
    signs.operator(token, operator)


def _is_known(signs: Signs, verb: Token, clause: Token) -> bool:
    """Whether a clause is so though it is not said: "has not said who", "did not know that"."""
    if not is_negated(verb):
        return False
    if moods.is_in(signs.lexicon, "knowing", verb.lemma_.lower()):
        return True
    if verb.lemma_ == "tell" and any(c.dep_ == "auxpass" for c in verb.children):
        return True
    return any(c.tag_ in {"WP", "WRB", "WDT"} for c in clause.children)


def _says_falsely(signs: Signs, verb: Token) -> bool:
    """Whether who says so is a liar: "a false report said that"."""
    return any(
        moods.is_in(signs.lexicon, "noun_unreal", word.lower_)
        for subject in verb.children
        if subject.dep_ == "nsubj"
        for word in subject.lefts
    )


def _is_about_known(signs: Signs, token: Token) -> bool:
    """Whether a word speaks of a known act: "the reason for the attack"."""
    noun = signs.act
    if noun.pos_ != "NOUN" or not moods.is_definite(noun):
        return False
    return token.i in {noun.head.i, noun.head.head.i}


def _as_built(token: Token, below: Token, operator: Operator) -> Operator:
    """Return the operator that a word is in this build: "wants it to", "expects an attack"."""
    effect: Effect | None = None
    lemma = token.lemma_.lower()
    if operator.effect == "say" and _is_told_to(token, below):
        effect = "request"
    elif lemma in {"practise", "practice"} and below.tag_ != "VBG":
        effect = "do"  # "practised torture", but "practised storming a beach"
    elif operator.effect == "plan" and _has_own_subject(below):
        effect = _WISHES.get(lemma)
    elif operator.effect == "plan" and below.pos_ in {"NOUN", "PROPN"} and lemma == "expect":
        effect = "predict"
    elif operator.effect in {"plan", "doubt"} and below.lower_ == "against":
        effect = "negate"  # "decided against attacking"
    elif lemma == "warn" and below.dep_ == "prep" and _is_of_any(below):
        effect = "predict"
    return operator if effect is None else Operator(words=operator.words, effect=effect)


def _is_of_any(preposition: Token) -> bool:
    """Whether it is warned of what need not be: "of an attack", "of attacks"."""
    return any(c.dep_ == "pobj" and not moods.is_definite(c) for c in preposition.children)


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
    marks = moods.marks_of(current)
    is_bare = current.tag_ == "VB" and not _has_own_subject(current)
    is_purpose = is_bare and "to" in auxiliaries(current)
    if any(moods.is_in(signs.lexicon, "if_words", mark) for mark in marks):
        signs.conditional = True
        signs.unless = signs.unless or "unless" in marks
    elif head.lower_ == "were" and moods.is_inverted_if(head):
        signs.conditional = True  # "were Iran to attack"
    elif is_bare and _take_object_of(signs, current, head):
        return
    elif is_purpose and moods.is_in(signs.lexicon, "done_by_doing", current.lemma_.lower()):
        signs.verb(head, own=True)
    elif is_purpose and not marks - {"to"} and not moods.is_outcome(current):
        signs.steps.append(Step("plan", current, False))
    elif marks & {"before", "until"}:
        signs.future = signs.future or bool(auxiliaries(head) & FUTURE)


def _take_object_of(signs: Signs, current: Token, head: Token) -> bool:
    """Take up an operator whose content the parser took for a purpose.

    "Called on Belarus to free", "thwarted a plot to bomb".
    """
    noun = current.left_edge.nbor(-1) if current.left_edge.i > current.sent.start else None
    if noun is not None and noun.dep_ == "dobj" and noun.head.i == head.i:
        inner = operator_of(signs.lexicon, noun)
        if inner is not None and inner.effect not in {"say", "do", "accuse"}:
            signs.operator(noun, inner)
            _take_operator(signs, head, skip_plain=False, below=noun)
            return True
    operator = operator_of(signs.lexicon, head)
    if operator is None or operator.effect not in {"request", "attempt"}:
        return False
    particles = {c.lower_ for c in head.children if c.i > head.i}
    if head.lemma_ == "call" and not particles & {"on", "upon", "for"}:
        return False  # "called the emir to discuss it" telephoned
    signs.operator(head, operator)
    return True


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
