"""What a text takes for granted of an act noun, and what stands right before or behind it."""

from __future__ import annotations

from foreshock.extract import moods
from foreshock.extract.lexicon import Lexicon
from foreshock.extract.negation import is_negated
from foreshock.extract.signs import FUTURE, HEDGES, POSSIBLE, Signs, Step, operator_of
from foreshock.extract.syntax import Token, auxiliaries


def happens(lexicon: Lexicon, noun: Token, verb: Token) -> bool:
    """Whether a verb only tells that its subject took place: "the attack began"."""
    is_subject = noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.i == verb.i
    if verb.lemma_ == "take" and any(c.lower_ == "place" for c in verb.children):
        return is_subject
    if verb.lemma_ == "be":
        return any(c.dep_ == "expl" for c in verb.children)
    return is_subject and moods.is_in(lexicon, "happening", verb.lemma_.lower())


def is_given(signs: Signs, noun: Token) -> bool:
    """Whether an act noun is spoken of as done: "survivors of the attack", "to avenge it"."""
    if signs.steps or signs.future or signs.possible or signs.conditional or signs.unreal:
        return False
    governor = _governor(noun)
    if governor is None:
        return False
    lexicon, lemma = signs.lexicon, governor.lemma_.lower()
    if moods.is_in(lexicon, "presupposing", _phrase(governor)):
        return True
    if not moods.is_in(lexicon, "factive", lemma):
        return moods.is_in(lexicon, "factive_of_known", lemma) and moods.is_definite(noun)
    may_be_ahead = moods.is_in(lexicon, "withstanding", lemma) and not moods.is_definite(noun)
    if not (moods.is_any(noun) or may_be_ahead):
        return True
    told = Signs(signs.lexicon, noun)
    told.verb(governor, own=True)
    return not (told.future or told.possible or told.infinitive or told.obliged or told.unreal)


def _governor(noun: Token) -> Token | None:
    """Return the verb that a noun is an object of, straight or by a preposition."""
    if noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        return _governor(noun.head)
    above = noun.head
    if noun.dep_ == "pobj" and above.dep_ in {"prep", "agent"}:
        above = above.head
    elif noun.dep_ not in {"dobj", "nsubjpass"}:
        return None
    return above if above.pos_ == "VERB" else None


def _phrase(verb: Token) -> str:
    """Return a verb with its particle: "break up"."""
    particle = next((f" {c.lower_}" for c in verb.children if c.dep_ == "prt"), "")
    return f"{verb.lemma_.lower()}{particle}"


def read_predicated(signs: Signs, noun: Token, verb: Token, *, shares_clause: bool) -> None:
    """Take up what is said of an act that is a subject: "an attack is imminent", "would be"."""
    if noun.head.i != verb.i or shares_clause:
        return
    helpers = auxiliaries(verb)
    if noun.dep_ == "dobj" and moods.is_any(noun) and helpers & FUTURE:
        signs.possible = True  # "would view an attack as"
    if noun.dep_ not in {"nsubj", "csubj", "nsubjpass"}:
        return
    for word in verb.children:
        operator = operator_of(signs.lexicon, word) if word.dep_ in {"acomp", "oprd"} else None
        if operator is not None and operator.effect in {"doubt", "predict", "deny", "plan"}:
            signs.operator(word, operator)
    if _is_one_of_many(noun) and helpers & (FUTURE | POSSIBLE):
        signs.possible = True
    if "would" in helpers and not moods.is_definite(noun):
        signs.possible = True


def _is_one_of_many(noun: Token) -> bool:
    """Whether an act is spoken of in general: "an attack would", "military action would"."""
    return moods.is_any(noun) or (noun.tag_ in {"NN", "VBG"} and not moods.is_definite(noun))


def read_noun(signs: Signs, noun: Token, clause: Token) -> None:
    """Take up what stands before an act noun: "no attack", "a planned attack", "any attack"."""
    lexicon = signs.lexicon
    signs.negated = is_negated(noun)
    has_begun = _has_begun(lexicon, noun, clause)
    for left in noun.lefts:
        lower = left.lower_
        signs.hedged = signs.hedged or lower in HEDGES
        if _is_how(left):
            continue
        if moods.is_in(lexicon, "noun_planned", lower):
            signs.future = signs.future or not has_begun
        elif moods.is_in(lexicon, "noun_possible", lower):
            signs.possible = signs.possible or not has_begun
        elif lower == "any":
            signs.possible = True
        elif moods.is_in(lexicon, "noun_unreal", lower):
            signs.unreal = True
        elif lower == "threatened":
            signs.steps.append(Step("threaten", left, False))
        elif moods.is_in(lexicon, "noun_tried", lower):
            signs.steps.append(Step("attempt", left, False))


def _has_begun(lexicon: Lexicon, noun: Token, clause: Token) -> bool:
    """Whether "the planned attack began", or somebody "launched" it."""
    if clause.tag_ not in {"VBD", "VBN"} or "to" in auxiliaries(clause):
        return False
    launched = moods.is_in(lexicon, "launching", clause.lemma_.lower())
    return happens(lexicon, noun, clause) or (launched and noun.dep_ in {"dobj", "nsubjpass"})


def _is_how(left: Token) -> bool:
    """Whether a participle tells how it was done: "a well-planned attack"."""
    return any(c.dep_ == "advmod" and c.lower_ not in {"long", "much"} for c in left.children)


def presupposed(signs: Signs, noun: Token, verb: Token) -> bool:
    """Whether "planned the attacks" speaks of attacks that were made."""
    lemma = verb.lemma_.lower()
    is_told = moods.is_in(signs.lexicon, "plotting", lemma) and verb.tag_ in {"VBD", "VBN"}
    return is_told and moods.is_definite(noun)
